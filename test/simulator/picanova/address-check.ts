import type { Catalogue, Country } from './catalogue.ts';
import type { Address } from './order-record.ts';
import { isGiven, isRecord, optionalInteger, optionalText, requiredText, type Place } from './request-checks.ts';

export type ApiVersion = 'beta' | 'v1';

interface Destination {
  readonly country: Country;
  readonly regionCode: string | null;
}

/** Reads and checks `shipping` of an order or of an address change; null with the mistakes noted. */
export function checkAddress(
  body: Place,
  version: ApiVersion,
  catalogue: Catalogue,
): { address: Address; country: Country } | null {
  const input = body.of['shipping'];
  if (!isRecord(input)) return body.errors.required('shipping');
  const place: Place = { of: input, path: 'shipping.', errors: body.errors };
  const destination = version === 'beta' ? betaDestination(place, catalogue) : v1Destination(place, catalogue);
  const person = {
    email: optionalText(place, 'email'),
    firstname: requiredText(place, 'firstname'),
    lastname: requiredText(place, 'lastname'),
    company: optionalText(place, 'company'),
    streetPrimary: requiredText(place, 'street_primary'),
    streetSecondary: optionalText(place, 'street_secondary'),
    city: requiredText(place, 'city'),
    postcode: requiredText(place, 'postcode'),
    telephone: optionalText(place, 'telephone'),
  };
  if (!destination) return null;
  const address = { ...person, countryCode: destination.country.code, regionCode: destination.regionCode };
  return { address, country: destination.country };
}

/**
 * Exactly one of the country's two names; `region_id` goes with `country_id`, `region_code` with `country_code`
 * (reference: picanova-api §2.2.1). A mixed pair and an unknown region are refused.
 */
function betaDestination(place: Place, catalogue: Catalogue): Destination | null {
  const { errors } = place;
  const byId = isGiven(place, 'country_id');
  const byCode = isGiven(place, 'country_code');
  if (byId && byCode)
    return errors.add(
      'shipping.country_code',
      'The shipping.country_code field is prohibited when shipping.country_id is present.',
    );
  if (!byId && !byCode) return errors.required('shipping.country_id');
  const countryField = byId ? 'country_id' : 'country_code';
  const country = byId
    ? catalogue.countryById.get(optionalInteger(place, 'country_id') ?? 0)
    : catalogue.countryByCode.get(optionalText(place, 'country_code') ?? '');
  if (!country) return errors.invalid(`shipping.${countryField}`);

  const [regionField, otherField] = byId
    ? (['region_id', 'region_code'] as const)
    : (['region_code', 'region_id'] as const);
  if (isGiven(place, otherField))
    return errors.add(
      `shipping.${otherField}`,
      `The shipping.${otherField} field can not be combined with shipping.${countryField}.`,
    );
  if (country.regions.length === 0) return { country, regionCode: null };
  if (!isGiven(place, regionField)) return errors.required(`shipping.${regionField}`);
  const wanted = byId ? optionalInteger(place, 'region_id') : optionalText(place, 'region_code');
  const region = country.regions.find((candidate) => (byId ? candidate.id : candidate.code) === wanted);
  return region ? { country, regionCode: region.code } : errors.invalid(`shipping.${regionField}`);
}

/**
 * V1: `country` alpha-2; `region` for the US and Canada, by code or name as neither is documented (reference:
 * picanova-api §2.4.4).
 */
function v1Destination(place: Place, catalogue: Catalogue): Destination | null {
  const { errors } = place;
  const code = requiredText(place, 'country');
  if (code === '') return null;
  const country = catalogue.countryByCode.get(code);
  if (!country) return errors.invalid('shipping.country');
  const wanted = optionalText(place, 'region');
  if (country.regions.length === 0) return { country, regionCode: null };
  if (wanted === null) return errors.required('shipping.region');
  const region = country.regions.find((candidate) => candidate.code === wanted || candidate.name === wanted);
  return region ? { country, regionCode: region.code } : errors.invalid('shipping.region');
}
