import { converted, type Amount, type ExchangeRate } from '../kernel/money.ts';
import type { PrintItem } from './print-item.ts';

/**
 * What a print order brings and costs. What was paid is in the shop's money, what Picanova charges in the account's:
 * they meet by the merchant's stated rate, and without one there is no margin to tell.
 */

function sumOf(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.flatMap((amount) => amount ?? []);
  const [first] = known;
  if (first === undefined || known.length < amounts.length) return null;
  return { minor: known.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency };
}

/** By line: what stays, from 0 to 1, of what was paid for its prints. Of lines that are not in it all stays. */
export type KeptShares = Readonly<Record<string, number>>;

/**
 * What the items of a print order were sold for, after discounts and refunds and without tax; null when that of one is
 * not known. A print order has the currency of its shop: there is no other among its items.
 */
export function soldFor(
  items: readonly Pick<PrintItem, 'lineItemGid' | 'quantity' | 'paid'>[],
  kept: KeptShares = {},
): Amount | null {
  return sumOf(
    items.map(({ lineItemGid, quantity, paid }) =>
      paid === undefined ? null : { ...paid, minor: Math.round(paid.minor * quantity * (kept[lineItemGid] ?? 1)) },
    ),
  );
}

/** What a print order will cost, by the catalogue and the rates of today. */
export interface ExpectedCost {
  readonly productionMinor: number;
  readonly optionsMinor: number;
  /** null = not asked for yet: the total is without it. */
  readonly shippingMinor: number | null;
  readonly totalMinor: number;
  readonly currency: string;
}

/** null = the catalogue does not tell that of every item. `shipping` in another currency is none that can be added. */
export function expectedCost(
  items: readonly Pick<PrintItem, 'quantity' | 'cost'>[],
  shipping: Amount | null,
): ExpectedCost | null {
  const of = (part: 'productionMinor' | 'optionsMinor'): Amount | null =>
    sumOf(
      items.map(({ quantity, cost }) =>
        cost === undefined ? null : { minor: cost[part] * quantity, currency: cost.currency },
      ),
    );
  const [production, options] = [of('productionMinor'), of('optionsMinor')];
  if (production === null || options === null) return null;
  const { currency } = production;
  const shippingMinor = shipping?.currency === currency ? shipping.minor : null;
  return {
    productionMinor: production.minor,
    optionsMinor: options.minor,
    shippingMinor,
    totalMinor: production.minor + options.minor + (shippingMinor ?? 0),
    currency,
  };
}

/** What a print order costs: what Picanova charges, and until it has said so what is expected without shipping. */
export function costOf({ items, totalMinor, totalCurrency }: Costed): Amount | null {
  if (totalMinor !== null && totalCurrency !== null) return { minor: totalMinor, currency: totalCurrency };
  const expected = expectedCost(items, null);
  return expected === null ? null : { minor: expected.totalMinor, currency: expected.currency };
}

interface Costed {
  readonly items: readonly Pick<PrintItem, 'quantity' | 'cost'>[];
  readonly totalMinor: number | null;
  readonly totalCurrency: string | null;
}

/** The same amount in another currency; null = nobody has stated the rate. */
export function inCurrency(amount: Amount, to: string, rates: readonly ExchangeRate[]): Amount | null {
  if (amount.currency === to) return amount;
  const rate = rates.find((one) => one.from === amount.currency && one.to === to);
  return rate === undefined ? null : { minor: converted(amount.minor, rate), currency: to };
}

export interface Margin extends Amount {
  /** Of what was paid, to a tenth; null = nothing was paid. */
  readonly percent: number | null;
}

/** What is left of what was paid, in the currency of the cost; null while one of them, or a rate, is unknown. */
export function marginOf(sold: Amount | null, cost: Amount | null, rates: readonly ExchangeRate[] = []): Margin | null {
  const paid = sold === null || cost === null ? null : inCurrency(sold, cost.currency, rates);
  if (paid === null || cost === null) return null;
  const minor = paid.minor - cost.minor;
  const percent = paid.minor === 0 ? null : Math.round((minor / paid.minor) * 1_000) / 10;
  return { minor, currency: cost.currency, percent };
}

/** Less than the merchant wants to keep. What cost the buyer nothing has no share to keep, and is below any floor. */
export function isBelowFloor(margin: Margin | null, floorPercent: number | null): boolean {
  if (margin === null || floorPercent === null) return false;
  return margin.percent === null ? margin.minor < 0 : margin.percent < floorPercent;
}
