import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, ShopifyAdmin, ShopStore } from '../ports/index.ts';

/** Asks what kind of store it is and remembers the answer; without one it is asked again within minutes. */
export type LearnShopKind = (shop: ShopDomain) => Promise<void>;

/** Orders wait for the first answer, and for no later one. */
const ASK_AGAIN_MS = { unknown: 2 * 60_000, known: 60 * 60_000 };

const NEVER_TOLD: ReadonlySet<string> = new Set(['read', 'refused', 'not_granted']);

/**
 * Development stores start in test mode (product §5), and may become other stores any day: the kind is asked for when
 * the app is installed, daily, and when a development store opens the app. As long as nobody knows it, orders wait and
 * Home says so: a test is never printed, and a sale never only tested. Where Shopify refuses to tell from the start, or
 * tells of no plan, it is an ordinary store: no shop stands still for an answer that never comes.
 */
export function createLearnShopKind(ports: {
  readonly shops: Pick<ShopStore, 'find' | 'rememberKind' | 'scheduleAt'>;
  readonly shopify: Pick<ShopifyAdmin, 'readShopKind'>;
  readonly clock: Clock;
  readonly log: Log;
}): LearnShopKind {
  const { shops, shopify, clock, log } = ports;
  return async function learnShopKind(shop) {
    const answer = await shopify.readShopKind(shop);
    if (answer.outcome === 'read' && answer.isDevelopment !== null)
      return shops.rememberKind(shop, answer.isDevelopment, clock.now());
    log.warn('shop_kind_unknown', { shop, outcome: answer.outcome });
    // The next tokens have it asked for at once.
    if (answer.outcome === 'access_lost') return;
    const isKnown = ((await shops.find(shop))?.isDevelopment ?? null) !== null;
    if (!isKnown && NEVER_TOLD.has(answer.outcome)) return shops.rememberKind(shop, false, clock.now());
    await shops.scheduleAt(shop, 'kind', clock.now() + ASK_AGAIN_MS[isKnown ? 'known' : 'unknown']);
  };
}
