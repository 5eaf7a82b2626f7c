import type { PrintAddress } from '../print-order/print-item.ts';

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
