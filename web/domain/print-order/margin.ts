import type { Amount } from '../kernel/money.ts';
import type { PrintItem } from './print-item.ts';

function times({ minor, currency }: Amount, quantity: number): Amount {
  return { minor: minor * quantity, currency };
}

/**
 * What the items of a print order were sold for, after discounts and without tax; null when that of one is not known.
 * A print order has the currency of its shop: there is no other among its items.
 */
export function soldFor(items: readonly Pick<PrintItem, 'quantity' | 'paid'>[]): Amount | null {
  const sums = items.flatMap(({ quantity, paid }) => (paid === undefined ? [] : [times(paid, quantity)]));
  const [first] = sums;
  if (first === undefined || sums.length < items.length) return null;
  return { minor: sums.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency };
}

/**
 * What is left of it after Picanova's total; null while either is unknown, and when they are in different currencies.
 */
export function marginOf(sold: Amount | null, cost: Amount | null): Amount | null {
  return sold === null || cost === null || sold.currency !== cost.currency
    ? null
    : { minor: sold.minor - cost.minor, currency: sold.currency };
}
