import type { Region } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problems.ts';
import type { ShippingRules } from './rules.ts';
import { findByText } from '../kernel/text.ts';

/** A shipping method Picanova offers for one destination and these items. Prices in minor units of one currency. */
export interface Rate {
  readonly code: string;
  readonly name: string;
  readonly priceMinor: number;
}

export interface MethodWish {
  /** Picanova method code; null = the merchant has said nothing. */
  readonly method: string | null;
  /** The order's rate title when no rule names it: it belongs on the review list (product §6). */
  readonly unmappedTitle: string | null;
}

/**
 * What the merchant's settings say: the rule for title and country, else for the title, else the connection's default.
 */
export function wishedMethod(wish: {
  readonly settings: ShippingRules;
  readonly region: Region;
  readonly title: string | null;
  readonly countryCode: string;
}): MethodWish {
  const { settings, region, title, countryCode } = wish;
  const rules = settings.shippingRules.filter((rule) => rule.region === region && rule.title === title);
  const rule = rules.find(({ country }) => country === countryCode) ?? rules.find(({ country }) => country === null);
  return {
    method: rule?.method ?? settings.defaultMethod[region] ?? null,
    unmappedTitle: rule === undefined ? title : null,
  };
}

/** Whether the map has a rule for a rate title in a region, for whatever country; else it is to be reviewed. */
export function isMapped(
  { shippingRules }: Pick<ShippingRules, 'shippingRules'>,
  seen: { readonly title: string; readonly region: Region },
): boolean {
  return shippingRules.some(({ title, region }) => title === seen.title && region === seen.region);
}

/**
 * `wished`: valid as chosen. `cheapest`: nothing was chosen. `fallback`: `wished` is not offered here, the cheapest
 * goes instead.
 */
export type MethodChoice<Offered extends Rate = Rate> =
  | { readonly kind: 'wished'; readonly rate: Offered }
  | { readonly kind: 'cheapest'; readonly rate: Offered }
  | { readonly kind: 'fallback'; readonly rate: Offered; readonly wished: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Equal prices are decided by code, so that the same question always has the same answer; answers repeat rates
 * (picanova-api §2.3.1).
 */
function cheapestOf<Offered extends Rate>(rates: readonly Offered[]): Offered | null {
  return (
    rates.toSorted((one, other) => one.priceMinor - other.priceMinor || (one.code < other.code ? -1 : 1))[0] ?? null
  );
}

/**
 * Checks a wished method (code, or name as the merchant sees it) against the rates of this destination and these items.
 * `fallback` = the merchant allows the cheapest valid one instead. No rates at all = `destination_not_served`.
 */
export function validateMethod<Offered extends Rate>(
  wished: string | null,
  rates: readonly Offered[],
  fallback: boolean,
): MethodChoice<Offered> {
  const cheapest = cheapestOf(rates);
  if (cheapest === null) return { kind: 'problem', problem: { code: 'destination_not_served', detail: {} } };
  if (wished === null) return { kind: 'cheapest', rate: cheapest };
  const distinct = [...new Map(rates.map((rate) => [rate.code, rate])).values()];
  const found = findByText(distinct, wished, ({ code }) => code) ?? findByText(distinct, wished, ({ name }) => name);
  if (found !== null) return { kind: 'wished', rate: found };
  if (fallback) return { kind: 'fallback', rate: cheapest, wished };
  return {
    kind: 'problem',
    problem: { code: 'shipping_method_invalid', detail: { method: wished, valid: distinct.map(({ code }) => code) } },
  };
}
