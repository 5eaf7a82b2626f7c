import type { PrintItem } from './print-item.ts';

export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/**
 * What the items of a print order were sold for, by their prices before discounts; null when a price or the currency is
 * unknown.
 */
export function soldFor(
  items: readonly Pick<PrintItem, 'quantity' | 'customsValueMinor'>[],
  currency: string | null,
): Amount | null {
  let minor = 0;
  for (const { quantity, customsValueMinor } of items) {
    if (customsValueMinor === null) return null;
    minor += quantity * customsValueMinor;
  }
  return currency === null ? null : { minor, currency };
}

/**
 * What is left of it after Picanova's total; null while either is unknown, and when they are in different currencies.
 */
export function marginOf(sold: Amount | null, cost: Amount | null): Amount | null {
  return sold === null || cost === null || sold.currency !== cost.currency
    ? null
    : { minor: sold.minor - cost.minor, currency: sold.currency };
}
