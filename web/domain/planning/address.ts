import type { ShopifyAddress } from './shopify-order.ts';
import type { PrintAddress } from '../print-order/print-item.ts';
import type { Problem } from '../kernel/problems.ts';
import { needsRegion, regionCode } from '../kernel/regions.ts';
import { present } from '../kernel/text.ts';

/**
 * Longest texts that are sent, in characters. Picanova documents no limits (picanova-api §2.2.1); the only
 * trace is a client that stops at 128, and 254 is the longest e-mail address there can be. Over-long is a problem,
 * never cut.
 */
export const ADDRESS_LIMITS: Readonly<Record<Exclude<keyof PrintAddress, 'countryCode' | 'regionCode'>, number>> = {
  firstname: 128,
  lastname: 128,
  company: 128,
  streetPrimary: 128,
  streetSecondary: 128,
  city: 128,
  postcode: 32,
  telephone: 64,
  email: 254,
};

/** Countries without postcodes; Picanova wants one always, so a placeholder goes instead (picanova-api §2.2.1). */
const WITHOUT_POSTCODE: ReadonlySet<string> = new Set(
  (
    'AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GN GQ GY HK JM KI KM KN KP ' +
    'LC ML MO MR MW NR NU ' +
    'QA RW SB SC SL SO SR SS ST SX SY TD TF TG TK TL TO TV UG VU WS YE ZW'
  ).split(' '),
);
const POSTCODE_PLACEHOLDER = '00000';

export type AddressResult =
  | { readonly kind: 'address'; readonly address: PrintAddress }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** One name in two halves, neither empty: at the last space, or the same word twice (picanova-api §2.2.1). */
function halves(name: string): readonly [string, string] {
  const space = name.lastIndexOf(' ');
  return space === -1 ? [name, name] : [name.slice(0, space).trimEnd(), name.slice(space + 1)];
}

function namesOf(address: ShopifyAddress): readonly [string, string] | null {
  const first = present(address.firstName);
  const last = present(address.lastName);
  if (first !== null && last !== null) return [first, last];
  const only = first ?? last ?? present(address.company);
  return only === null ? null : halves(only);
}

/**
 * A Shopify address as Picanova takes it, nothing lost. `address_incomplete` lists `missing` and `tooLong` parts by
 * their Shopify and Picanova field names; it never repeats what stands in them.
 */
export function toPrintAddress(source: ShopifyAddress): AddressResult {
  const names = namesOf(source);
  const countryCode = present(source.countryCode)?.toUpperCase() ?? null;
  const postcode =
    present(source.zip) ?? (countryCode !== null && WITHOUT_POSTCODE.has(countryCode) ? POSTCODE_PLACEHOLDER : null);
  const street = present(source.address1);
  const city = present(source.city);
  const withRegion = countryCode !== null && needsRegion(countryCode);
  const region = withRegion ? regionCode(countryCode, source.province ?? '') : null;

  const required = {
    name: names,
    address1: street,
    city,
    zip: postcode,
    country: countryCode,
    ...(withRegion ? { province: region } : {}),
  };
  const missing = Object.entries(required).flatMap(([field, value]) => (value === null ? [field] : []));
  const address = {
    firstname: names?.[0] ?? '',
    lastname: names?.[1] ?? '',
    company: present(source.company),
    streetPrimary: street ?? '',
    streetSecondary: present(source.address2),
    city: city ?? '',
    postcode: postcode ?? '',
    countryCode: countryCode ?? '',
    regionCode: region,
    telephone: present(source.phone),
    email: present(source.email),
  };
  const limited = Object.keys(ADDRESS_LIMITS) as (keyof typeof ADDRESS_LIMITS)[];
  const tooLong = limited.filter((field) => (address[field] ?? '').length > ADDRESS_LIMITS[field]);
  if (missing.length === 0 && tooLong.length === 0) return { kind: 'address', address };
  return { kind: 'problem', problem: { code: 'address_incomplete', detail: { missing, tooLong } } };
}
