import type { ShopifyAddress } from './shopify-order.ts';
import type { PrintAddress } from '../print-order/print-item.ts';
import type { Problem } from '../kernel/problems.ts';
import { needsRegion, regionCode } from '../kernel/regions.ts';
import { ADDRESS_LIMITS } from './address-limits.ts';
import { streetLines, withProvince } from './address-lines.ts';
import { addressText, lengthOf } from './address-text.ts';
import { contactOf } from './contact.ts';
import type { ContactRules } from './rules.ts';

/**
 * Countries without postcodes, or where hardly anybody knows theirs (PA, TT); Picanova wants one always, so a
 * placeholder goes instead (picanova-api §2.2.1).
 */
const WITHOUT_POSTCODE: ReadonlySet<string> = new Set(
  (
    'AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GN GQ GY HK JM KI KM KN KP ' +
    'LC ML MO MR MW NR NU PA ' +
    'QA RW SB SC SL SO SR SS ST SX SY TD TF TG TK TL TO TT TV UG VU WS YE ZW'
  ).split(' '),
);
const POSTCODE_PLACEHOLDER = '00000';

export type AddressResult =
  | { readonly kind: 'address'; readonly address: PrintAddress }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** One name in two halves, neither empty: at the last space, or the same word twice (picanova-api §2.2.1). */
function halves(name: string): readonly [string, string] {
  const at = name.search(/\S+$/u);
  const [first, last] = [addressText(name.slice(0, at)), addressText(name.slice(at))];
  return first === null || last === null ? [name, name] : [first, last];
}

function namesOf(address: ShopifyAddress): readonly [string, string] | null {
  const first = addressText(address.firstName);
  const last = addressText(address.lastName);
  if (first !== null && last !== null) return [first, last];
  const only = first ?? last ?? addressText(address.company);
  return only === null ? null : halves(only);
}

/**
 * A Shopify address as Picanova takes it, nothing lost but what the shop keeps to itself (`contact`).
 * `address_incomplete` lists `missing` and `tooLong` parts by their Shopify and Picanova field names; it never repeats
 * what stands in them.
 */
export function toPrintAddress(source: ShopifyAddress, contact: ContactRules): AddressResult {
  const names = namesOf(source);
  const countryCode = addressText(source.countryCode)?.toUpperCase() ?? null;
  const postcode =
    addressText(source.zip) ??
    (countryCode !== null && WITHOUT_POSTCODE.has(countryCode) ? POSTCODE_PLACEHOLDER : null);
  const street = streetLines(
    { first: addressText(source.address1), second: addressText(source.address2) },
    { countryCode, longest: ADDRESS_LIMITS.streetPrimary },
  );
  const city = addressText(source.city);
  const province = addressText(source.province);
  const withRegion = countryCode !== null && needsRegion(countryCode);
  const region = withRegion ? regionCode(countryCode, province ?? '') : null;

  const required = {
    name: names,
    address1: street.primary,
    city,
    zip: postcode,
    country: countryCode,
    ...(withRegion ? { province: region } : {}),
  };
  const missing = Object.entries(required).flatMap(([field, value]) => (value === null ? [field] : []));
  const address = {
    firstname: names?.[0] ?? '',
    lastname: names?.[1] ?? '',
    company: addressText(source.company),
    streetPrimary: street.primary ?? '',
    streetSecondary: withProvince(street.secondary, province, { countryCode, said: [street.primary, city] }),
    city: city ?? '',
    postcode: postcode ?? '',
    countryCode: countryCode ?? '',
    regionCode: region,
    ...contactOf({ telephone: addressText(source.phone), email: addressText(source.email) }, contact),
  };
  const limited = Object.keys(ADDRESS_LIMITS) as (keyof typeof ADDRESS_LIMITS)[];
  const tooLong = limited.filter((field) => lengthOf(address[field] ?? '') > ADDRESS_LIMITS[field]);
  if (missing.length === 0 && tooLong.length === 0) return { kind: 'address', address };
  return { kind: 'problem', problem: { code: 'address_incomplete', detail: { missing, tooLong } } };
}
