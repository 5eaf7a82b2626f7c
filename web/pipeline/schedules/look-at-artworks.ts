import { errorText } from '../../domain/kernel/error-text.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Artworks } from '../lookups/artworks.ts';
import type { Checker } from '../merchant/products/checker.ts';
import type { ArtworkStore, Clock, Log, OrderStore, ProductIndexStore, ShopStore } from '../ports/index.ts';

/**
 * Artwork that variants name is looked at soon after it is named, and every night (product §6): what broke shows on the
 * product before an order is stopped by it, and what was mended lets the orders go on that waited for it.
 */
export interface ArtworkRoundsPorts {
  readonly artworks: Pick<Artworks, 'look'>;
  readonly store: Pick<ArtworkStore, 'due' | 'takeNews' | 'variantsWith'>;
  readonly shops: Pick<ShopStore, 'claimSchedule' | 'scheduleAt'>;
  readonly products: Pick<ProductIndexStore, 'find' | 'upsert'>;
  readonly checker: Pick<Checker, 'check'>;
  readonly orders: Pick<OrderStore, 'wakeBlockedBy'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onWork: () => void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const GOOD_HOLDS_MS = 20 * HOUR_MS;
/** What is broken, or did not answer, is looked at more often: somebody may be mending it. */
const OTHERS_HOLD_MS = 30 * MINUTE_MS;
const EVERY_MS = 30 * MINUTE_MS;
const MORE_AFTER_MS = 1_000;
const OWN_NETWORK_AFTER_MS = 10 * MINUTE_MS;
const SHOPS_A_ROUND = 10;
const LINKS_A_ROUND = 50;

/** Makes the round: a portion of a few shops' links each, side by side; a shop whose round throws is logged. */
export function createLookAtArtworks(ports: ArtworkRoundsPorts): () => Promise<void> {
  const { artworks, store, shops, products, checker, orders, clock, log } = ports;

  /** Variants whose artwork became another thing are checked anew, and orders that it stopped go on. */
  async function passNewsOn(shop: ShopDomain): Promise<void> {
    const rows = await products.find(shop, await store.variantsWith(shop, await store.takeNews(shop, LINKS_A_ROUND)));
    if (rows.length === 0) return;
    for (const [readAtMs, own] of Map.groupBy(rows, (row) => row.readAtMs))
      await products.upsert(
        shop,
        await checker.check(
          shop,
          own.map(({ variant }) => variant),
          readAtMs,
        ),
      );
    const productGids = new Set(rows.map(({ variant }) => variant.productGid));
    if ((await orders.wakeBlockedBy(shop, [...productGids], clock.now())) > 0) ports.onWork();
  }

  async function lookAtSome(shop: ShopDomain): Promise<void> {
    const nowMs = clock.now();
    const urls = await store.due(shop, {
      goodBeforeMs: nowMs - GOOD_HOLDS_MS,
      otherBeforeMs: nowMs - OTHERS_HOLD_MS,
      limit: LINKS_A_ROUND,
    });
    const looks = await Promise.all(urls.map((url) => artworks.look(shop, url)));
    await passNewsOn(shop);
    const isAway = looks.some((look) => look === null || look.kind === 'not_looked_at');
    if (isAway) await shops.scheduleAt(shop, 'artwork', clock.now() + OWN_NETWORK_AFTER_MS);
    else if (urls.length === LINKS_A_ROUND) await shops.scheduleAt(shop, 'artwork', clock.now() + MORE_AFTER_MS);
  }

  async function alone(shop: ShopDomain): Promise<void> {
    try {
      await lookAtSome(shop);
    } catch (error) {
      log.error('schedule_threw', { schedule: 'artwork', shop, error: errorText(error) });
    }
  }

  return async function lookAtArtworks(): Promise<void> {
    const nowMs = clock.now();
    const due = await shops.claimSchedule('artwork', { nowMs, nextAtMs: nowMs + EVERY_MS, limit: SHOPS_A_ROUND });
    await Promise.all(due.map(alone));
  };
}
