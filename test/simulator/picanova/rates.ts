import type { Catalogue, Country, Method, Variant } from './catalogue.ts';

export interface Rate {
  readonly method: Method;
  readonly priceMinor: number;
}

export interface Parcel {
  readonly variant: Variant;
  readonly quantity: number;
}

/**
 * The methods that can carry these items to this country with their price; empty when one of the items is not shipped
 * there.
 */
export function ratesFor(catalogue: Catalogue, country: Country, items: readonly Parcel[]): Rate[] {
  if (items.some(({ variant }) => !variant.shipsTo.includes(country.id))) return [];
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const methods = catalogue.methodsTo.get(country.id) ?? [];
  return methods.map((method) => ({ method, priceMinor: method.firstMinor + method.furtherMinor * (pieces - 1) }));
}

export function cheapest(rates: readonly Rate[]): Rate | undefined {
  return rates.toSorted((a, b) => a.priceMinor - b.priceMinor)[0];
}
