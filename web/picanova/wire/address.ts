import { z } from 'zod';
import type { AnsweredAddress } from '../../domain/print-order/picanova-order.ts';
import { optionalText } from './scalars.ts';

/** The keys of either version, each beside the part that it tells; of several the first that is there counts. */
const PARTS: readonly (readonly [part: keyof AnsweredAddress, keys: readonly string[]])[] = [
  ['firstname', ['firstname']],
  ['lastname', ['lastname']],
  ['company', ['company']],
  ['streetPrimary', ['street_primary']],
  ['streetSecondary', ['street_secondary']],
  ['city', ['city']],
  ['postcode', ['postcode']],
  ['countryCode', ['country_code', 'country', 'country_id']],
  ['regionCode', ['region_code', 'region']],
  ['telephone', ['telephone']],
  ['email', ['email']],
];

/**
 * The address of an answer (picanova-api §2.4.6); beta's documented one has none (picanova-api §7 no. 21). null = not
 * told. What has another type than text or number is not told either.
 */
export const toldAddress = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((shipping): AnsweredAddress | null => {
    const told = PARTS.flatMap(([part, keys]) => {
      const key = keys.find((each) => isTold(shipping?.[each]));
      return key === undefined ? [] : [[part, optionalText.parse(shipping?.[key])] as const];
    });
    // An address that nothing stands in was erased, or never shown.
    return told.some(([, text]) => text !== null) ? Object.fromEntries(told) : null;
  })
  .catch(null);

function isTold(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
