import type { Region } from './ids.ts';
import { note } from './notes.ts';
import type { Problem } from './problems.ts';
import type { ShopSettings } from './settings.ts';
import { findByText } from './text.ts';

/** A shipping method Picanova offers for one destination and these items. Prices in minor units of one currency. */
export interface Rate {
  readonly code: string;
  readonly name: string;
  readonly priceMinor: number;
}

export interface MethodWish {
  /** Picanova method code; null = the merchant has said nothing. */
  readonly method: string | null;
  /** Shopify's rate title. */
  readonly title: string | null;
  /** There is a title and no rule names it: it belongs on the review list (product §6). */
  readonly unmapped: boolean;
}

/** What the merchant's settings say: the rule for title and country, else for the title, else the connection's default. */
export function chooseMethod(order: {
  readonly settings: Pick<ShopSettings, 'shippingRules' | 'defaultMethod'>;
  readonly region: Region;
  readonly title: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
}): MethodWish {
  const { settings, region, title, countryCode } = order;
  const rules = settings.shippingRules.filter((rule) => rule.region === region && rule.title === title);
  const rule = rules.find(({ country }) => country === countryCode) ?? rules.find(({ country }) => country === null);
  return { method: rule?.method ?? settings.defaultMethod[region] ?? null, title, unmapped: title !== null && rule === undefined };
}

/** `notes` say where the method differs from a plain wish: `method_cheapest`, `method_fallback`, `title_unmapped`. */
export type ValidatedMethod =
  | { readonly outcome: 'valid'; readonly method: string; readonly notes: readonly string[] }
  | { readonly outcome: 'problem'; readonly problem: Problem };

/** Equal prices are decided by code, so that the same question always has the same answer. */
function cheapestOf(rates: readonly Rate[]): Rate | null {
  return rates.toSorted((one, other) => one.priceMinor - other.priceMinor || (one.code < other.code ? -1 : 1))[0] ?? null;
}

/**
 * Checks a wish (method code, or its name as the merchant sees it) against the rates of this destination and these items,
 * which may repeat (reference: picanova-api §2.3.1). Without a wish the cheapest goes. `fallback` = the merchant allows
 * the cheapest instead of a method that is not offered. No rates at all = `destination_not_served`.
 */
export function validateMethod(choice: { readonly wish: MethodWish; readonly rates: readonly Rate[]; readonly fallback: boolean; readonly countryCode: string }): ValidatedMethod {
  const { wish, rates, fallback, countryCode } = choice;
  const cheapest = cheapestOf(rates);
  if (cheapest === null) return { outcome: 'problem', problem: { code: 'destination_not_served', detail: { country: countryCode } } };
  const unmapped = wish.unmapped ? [note('title_unmapped', wish.title ?? '')] : [];
  if (wish.method === null) return { outcome: 'valid', method: cheapest.code, notes: [note('method_cheapest', cheapest.code), ...unmapped] };
  const distinct = [...new Map(rates.map((rate) => [rate.code, rate])).values()];
  const found = findByText(distinct, wish.method, ({ code }) => code) ?? findByText(distinct, wish.method, ({ name }) => name);
  if (found !== null) return { outcome: 'valid', method: found.code, notes: unmapped };
  if (fallback) return { outcome: 'valid', method: cheapest.code, notes: [note('method_fallback', wish.method, cheapest.code), ...unmapped] };
  return { outcome: 'problem', problem: { code: 'shipping_method_invalid', detail: { method: wish.method, valid: distinct.map(({ code }) => code) } } };
}
