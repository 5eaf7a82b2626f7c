import { countryNumber } from '../../domain/kernel/countries.ts';
import type { Amount } from '../../domain/kernel/money.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { ShopSettings } from '../../contract/settings.ts';
import { validateMethod, wishedMethod } from '../../domain/planning/shipping-choice.ts';
import { note } from '../../domain/print-fields/notes.ts';
import type { Clock, ConnectionAccess, PrintProvider, RemoteFailure, ShippingRate } from '../ports/index.ts';

/**
 * The shipping method of a print order: the merchant's map, checked against the live rates for this country and these
 * items, because Picanova refuses an order whose method is not valid for them (picanova-api §2.2.1).
 */
export type MethodChoice =
  | { readonly outcome: 'chosen'; readonly method: ChosenMethod; readonly notes: readonly string[] }
  | { readonly outcome: 'problems'; readonly problems: readonly Problem[] }
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

export interface ChosenMethod {
  readonly code: string;
  readonly name: string;
  /** What Picanova asks for it, with these items to this country. */
  readonly price: Amount;
}

export interface MethodQuery {
  readonly access: ConnectionAccess;
  readonly settings: ShopSettings;
  readonly title: string | null;
  readonly countryCode: string;
  readonly items: readonly { readonly variantId: number; readonly quantity: number }[];
}

export type ShippingMethods = (query: MethodQuery) => Promise<MethodChoice>;

/** Rates change rarely; a stale one costs a refusal that names the method, not a wrong print. */
const CACHED_MS = 6 * 3_600_000;
/** About 300 bytes an entry: 1.5 MB at most. */
const CACHED_ENTRIES = 5_000;

/** Makes the look-up, one call for rates at most; rates of one country and the same items are kept for six hours. */
export function createShippingMethods(ports: {
  provider: Pick<PrintProvider, 'rates'>;
  clock: Clock;
}): ShippingMethods {
  const { provider, clock } = ports;
  const cache = new Map<string, { readonly rates: readonly ShippingRate[]; readonly readAtMs: number }>();

  function remember(key: string, rates: readonly ShippingRate[]): void {
    const oldest = cache.size >= CACHED_ENTRIES ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(key, { rates, readAtMs: clock.now() });
  }

  async function ratesFor(
    { access, items }: MethodQuery,
    countryId: number,
  ): Promise<{ outcome: 'rated'; rates: readonly ShippingRate[] } | RemoteFailure> {
    const key = [
      access.id,
      countryId,
      ...items.map(({ variantId, quantity }) => `${variantId}x${quantity}`).toSorted(),
    ].join('|');
    const cached = cache.get(key);
    if (cached && clock.now() - cached.readAtMs < CACHED_MS) return { outcome: 'rated', rates: cached.rates };
    const answer = await provider.rates(access, { countryId, items });
    if (answer.outcome === 'rated') remember(key, answer.rates);
    return answer;
  }

  return async function shippingMethod(query) {
    const countryId = countryNumber(query.countryCode);
    if (countryId === null)
      return {
        outcome: 'problems',
        problems: [{ code: 'destination_not_served', detail: { country: query.countryCode } }],
      };
    const answer = await ratesFor(query, countryId);
    if (answer.outcome === 'refused')
      return {
        outcome: 'problems',
        problems: [{ code: 'destination_not_served', detail: { country: query.countryCode, reason: answer.reason } }],
      };
    if (answer.outcome !== 'rated') return { outcome: 'failed', failure: answer };
    const wish = wishedMethod({
      settings: query.settings,
      region: query.access.region,
      title: query.title,
      countryCode: query.countryCode,
    });
    const choice = validateMethod(wish.method, answer.rates, query.settings.shippingFallback);
    const unmapped = wish.unmappedTitle === null ? [] : [note('unmapped_title', wish.unmappedTitle)];
    if (choice.kind === 'problem') return { outcome: 'problems', problems: [choice.problem] };
    const { code, name, priceMinor, currency } = choice.rate;
    const fallback = choice.kind === 'fallback' ? [note('method_fallback', choice.wished, code)] : [];
    const method = { code, name, price: { minor: priceMinor, currency } };
    return { outcome: 'chosen', method, notes: [...unmapped, ...fallback] };
  };
}
