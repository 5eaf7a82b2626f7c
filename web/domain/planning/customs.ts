import { STORE_CURRENCY } from '../kernel/catalogue.ts';
import type { Region } from '../kernel/ids.ts';
import { converted, type ExchangeRate } from '../kernel/money.ts';
import { note } from '../print-fields/notes.ts';
import { linesOf } from '../print-order/print-item.ts';
import type { Problem } from '../kernel/problems.ts';
import type { CustomsRules } from './rules.ts';
import type { FulfillmentOrder, ShopifyOrder, UnitPrice } from './shopify-order.ts';

/**
 * What is declared to customs (product §6): what the buyer paid for a piece, after all discounts and without tax
 * (picanova-api §2.2.1 `customs_value`), in the currency of the connection, and only where papers ask for it.
 */

/** Where goods from the EU travel without customs papers: its members, and Monaco, which belongs to its territory. */
const EU_TERRITORY: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);
/** Parts of members outside the customs or tax territory, by the start of their postcodes. */
const EU_OUTSIDE: Readonly<Record<string, RegExp>> = {
  /** The Canaries (Las Palmas, Tenerife), Ceuta and Melilla. */
  ES: /^(?:35|38|51|52)/,
  /** The departments overseas, where their own country codes were not used. */
  FR: /^97/,
  /** Livigno. */
  IT: /^23041/,
  /** Helgoland and Büsingen. */
  DE: /^(?:27498|78266)/,
};
/** Goods between the states and these territories cross no border of the postal customs. */
const US_TERRITORY: ReadonlySet<string> = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'UM']);

export interface CustomsDestination {
  /** ISO 3166-1 alpha-2; null = not known. */
  readonly countryCode: string | null;
  readonly zip: string | null;
}

/** Whether a parcel from this region's home needs papers. Of a destination that is not known nobody can tell. */
export function needsCustoms(region: Region, { countryCode, zip }: CustomsDestination): boolean {
  if (countryCode === null) return false;
  const country = countryCode.toUpperCase();
  if (region === 'US') return !US_TERRITORY.has(country);
  return !EU_TERRITORY.has(country) || EU_OUTSIDE[country]?.test((zip ?? '').replaceAll(' ', '')) === true;
}

/** How amounts of the shop's currency are declared. `no_rate`: nobody has said what they are worth. */
export type Customs =
  | { readonly kind: 'not_needed' }
  | { readonly kind: 'declared'; readonly currency: string; readonly rate: ExchangeRate | null }
  | { readonly kind: 'no_rate'; readonly from: string; readonly to: string };

export const NO_CUSTOMS: Customs = { kind: 'not_needed' };

export interface BilledIn {
  /** What an account's catalogue is priced in; absent or null = not known yet. */
  readonly currency?: string | null;
}

/** What of a print order its customs papers depend on. */
interface Parcel {
  readonly region: Region;
  readonly fulfillmentOrder: Pick<FulfillmentOrder, 'destination'>;
  readonly own: readonly { readonly fields: { readonly identity: { readonly kind: 'sku' | 'design' } | null } }[];
  /** Absent = there is none to declare anything by. */
  readonly connection: BilledIn | undefined;
}

/**
 * How the amounts of a print order are declared. Where a finished design is among its items the order goes by v1, whose
 * request has no known place for customs values (picanova-api §2.4.4).
 */
export function customsFor(
  { region, fulfillmentOrder, own, connection }: Parcel,
  { order, settings }: { readonly order: Pick<ShopifyOrder, 'currency'>; readonly settings: CustomsRules },
): Customs {
  const { destination } = fulfillmentOrder;
  if (connection === undefined || destination.kind !== 'address') return NO_CUSTOMS;
  if (own.some(({ fields }) => fields.identity?.kind === 'design')) return NO_CUSTOMS;
  if (!needsCustoms(region, destination.address)) return NO_CUSTOMS;
  const from = order.currency;
  const to = connection.currency ?? STORE_CURRENCY[region];
  if (from === to) return { kind: 'declared', currency: to, rate: null };
  const rate = settings.customsRates.find((one) => one.from === from && one.to === to);
  return rate === undefined ? { kind: 'no_rate', from, to } : { kind: 'declared', currency: to, rate };
}

/** The problem of a print order whose amounts cannot be told in the connection's currency. */
export function customsProblems(customs: Customs): readonly Problem[] {
  return customs.kind === 'no_rate'
    ? [{ code: 'customs_currency', detail: { shopCurrency: customs.from, customsCurrency: customs.to } }]
    : [];
}

/** Minor units of the connection's currency; null = nothing is declared. */
function declaredMinor(minor: number, customs: Customs): number | null {
  if (customs.kind !== 'declared') return null;
  return customs.rate === null ? minor : converted(minor, customs.rate);
}

/**
 * The value of one piece. One that a discount made free is declared at its price before discounts, since customs take
 * no goods without a value; a gift, whose price was nothing, has none.
 */
export function declaredValue(
  price: UnitPrice | null,
  customs: Customs,
): { readonly customsValueMinor: number | null; readonly notes: readonly string[] } {
  if (price === null || customs.kind !== 'declared') return { customsValueMinor: null, notes: [] };
  const isFree = price.paidMinor === 0 && price.listMinor > 0;
  const { rate } = customs;
  return {
    customsValueMinor: declaredMinor(isFree ? price.listMinor : price.paidMinor, customs),
    notes: [
      ...(isFree ? [note('customs_list_price')] : []),
      ...(rate === null ? [] : [note('customs_converted', rate.from, rate.to, String(rate.rate))]),
    ],
  };
}

/** Shipping was paid once for the order, and each of its parcels is declared with its part, by the piece. */
export function declaredShipping(
  { shippingPriceMinor, fulfillmentOrders }: Pick<ShopifyOrder, 'shippingPriceMinor' | 'fulfillmentOrders'>,
  own: readonly { readonly quantity: number; readonly slot?: number }[],
  customs: Customs,
): number | null {
  if (shippingPriceMinor === null) return null;
  const lines = fulfillmentOrders.filter(({ status }) => status !== 'CANCELLED').flatMap((one) => one.lines);
  const all = lines.reduce((sum, { totalQuantity }) => sum + totalQuantity, 0);
  const pieces = linesOf(own).reduce((sum, { quantity }) => sum + quantity, 0);
  return declaredMinor(Math.round(shippingPriceMinor * Math.min(1, pieces / all)), customs);
}
