import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type {
  Clock,
  JobStore,
  ProductIndexStore,
  RemoteFailure,
  ShopifyProducts,
  ShopVariant,
} from '../../ports/index.ts';
import { VARIANTS_BY_PAGES } from '../../ports/shopify-products.ts';
import type { Checker } from './checker.ts';
import { readPlace, writePlace, type AtOnce, type IndexPlace } from './index-place.ts';

/**
 * The product index is filled by reading all variants: metafield changes fire no reliable webhook
 * (shopify-platform §4.1), so it is read every night, at the merchant's wish, and when somebody looks at it and it is
 * old. A small shop is read page by page, a large one has Shopify collect everything; where that is refused, its pages
 * are read.
 */
export interface IndexPorts {
  readonly shopify: ShopifyProducts;
  readonly index: ProductIndexStore;
  readonly jobs: JobStore;
  readonly checker: Checker;
  readonly clock: Clock;
}

export type IndexStep =
  /** `read`: so many more than before. */
  | { readonly outcome: 'going_on'; readonly read: number; readonly cursor: string; readonly retryAtMs?: number }
  | { readonly outcome: 'complete'; readonly read: number }
  | RemoteFailure;

/** A reading that runs now. */
export interface Reading {
  readonly variants: number;
  readonly sinceMs: number;
}

/** Between two transactions others have their turn. */
const ROWS_AT_ONCE = 100;
/** What Shopify collects is asked for again soon at first, then less and less often. */
const SOONEST_MS = 1_000;
const LATEST_MS = 10_000;
/** Shopify gives a bulk operation ten days; a merchant gives it this long to move, and then its pages are read. */
const STANDSTILL_MS = 10 * 60_000;
/** A list older than this is read anew when somebody looks at it; a large one costs more and less often. */
const OLD_MS = 15 * 60_000;
const OLD_LARGE_MS = 6 * 3_600_000;

function goOn(at: IndexPlace, read = 0): IndexStep {
  return { outcome: 'going_on', read, cursor: writePlace(at) };
}

function byPages(): IndexStep {
  return goOn({ way: 'pages', after: null });
}

/** One request or two a step, so that a crash repeats little; failures of Shopify's side are handed on as they are. */
export function createIndexProducts(ports: IndexPorts) {
  const { shopify, index, jobs, checker, clock } = ports;

  async function namespacesOf(shop: ShopDomain): Promise<[string, string]> {
    const { fieldNamespace, otherNamespace } = await checker.settingsOf(shop);
    return [fieldNamespace, otherNamespace];
  }

  async function keep(shop: ShopDomain, variants: readonly ShopVariant[], readAtMs: number): Promise<void> {
    for (let from = 0; from < variants.length; from += ROWS_AT_ONCE) {
      await othersTurn();
      await index.upsert(shop, await checker.check(shop, variants.slice(from, from + ROWS_AT_ONCE), readAtMs));
    }
  }

  async function begin(shop: ShopDomain): Promise<IndexStep> {
    const count = await shopify.countVariants(shop);
    if (count.outcome === 'throttled' || count.outcome === 'access_lost') return count;
    // Whoever cannot count can list.
    if (count.outcome !== 'counted' || count.variants <= VARIANTS_BY_PAGES) return byPages();
    const namespaces = await namespacesOf(shop);
    const nowMs = clock.now();
    const started = await shopify.startReadAtOnce(shop, namespaces);
    switch (started.outcome) {
      case 'started':
        return later({
          way: 'at_once',
          id: started.id,
          namespaces,
          beganAtMs: nowMs,
          movedAtMs: nowMs,
          from: 0,
          taken: 0,
          told: 0,
        });
      case 'refused':
      case 'unknown':
        return byPages();
      default:
        return started;
    }
  }

  /** Looked at again soon. */
  function later(at: AtOnce, read = 0): IndexStep {
    const nowMs = clock.now();
    const waitMs = Math.min(LATEST_MS, Math.max(SOONEST_MS, (nowMs - at.beganAtMs) / 4));
    return { outcome: 'going_on', read, cursor: writePlace(at), retryAtMs: nowMs + waitMs };
  }

  async function atOnce(shop: ShopDomain, beganAtMs: number, at: AtOnce): Promise<IndexStep> {
    const nowMs = clock.now();
    const [own, other] = await namespacesOf(shop);
    // The merchant chose another namespace meanwhile: what is being collected is not what counts.
    if (own !== at.namespaces[0] || other !== at.namespaces[1]) return begin(shop);
    if (nowMs - at.movedAtMs > STANDSTILL_MS) return byPages();
    const read = await shopify.readAtOnce(shop, at);
    switch (read.outcome) {
      case 'collecting': {
        const told = Math.max(at.told, read.variants);
        return later({ ...at, told, movedAtMs: told > at.told ? nowMs : at.movedAtMs }, told - at.told);
      }
      case 'listed': {
        await keep(shop, read.variants, at.beganAtMs);
        const taken = at.taken + read.variants.length;
        const told = Math.max(at.told, taken);
        if (read.next !== null) return goOn({ ...at, from: read.next, taken, told, movedAtMs: nowMs }, told - at.told);
        await index.finishRead(shop, beganAtMs);
        return { outcome: 'complete', read: told - at.told };
      }
      case 'ended':
      case 'refused':
        return byPages();
      default:
        return read;
    }
  }

  async function page(shop: ShopDomain, beganAtMs: number, after: string | null): Promise<IndexStep> {
    const readAtMs = clock.now();
    const answer = await shopify.listVariants(shop, { namespaces: await namespacesOf(shop), after });
    if (answer.outcome !== 'listed') return answer;
    await keep(shop, answer.variants, readAtMs);
    if (answer.next !== null) return goOn({ way: 'pages', after: answer.next }, answer.variants.length);
    await index.finishRead(shop, beganAtMs);
    return { outcome: 'complete', read: answer.variants.length };
  }

  /** The next step of a reading. At its end those that are gone from Shopify are removed. */
  function step(
    shop: ShopDomain,
    { beganAtMs, cursor }: { readonly beganAtMs: number; readonly cursor: string | null },
  ): Promise<IndexStep> {
    const at = readPlace(cursor);
    if (at === null) return begin(shop);
    return at.way === 'pages' ? page(shop, beganAtMs, at.after) : atOnce(shop, beganAtMs, at);
  }

  /** The running read of this shop, or a new one: there is never a second beside it. */
  async function start(shop: ShopDomain): Promise<string> {
    const already = await jobs.running(shop, 'products_index');
    if (already !== null) return already.id;
    return jobs.create(shop, {
      kind: 'products_index',
      state: 'running',
      params: { beganAtMs: clock.now() },
      nowMs: clock.now(),
    });
  }

  async function isOld(shop: ShopDomain): Promise<boolean> {
    const nowMs = clock.now();
    const readAtMs = await index.indexedAtMs(shop);
    if (readAtMs !== null && nowMs - readAtMs < OLD_MS) return false;
    const lately = await jobs.recent(shop, nowMs - OLD_MS);
    // Whatever came of it: what fails is not begun again by everybody who looks.
    if (lately.some(({ kind }) => kind === 'products_index')) return false;
    if (readAtMs === null || nowMs - readAtMs >= OLD_LARGE_MS) return true;
    const counts = await index.counts(shop, { words: [], productGid: null });
    return Object.values(counts).reduce((sum, count) => sum + count, 0) <= VARIANTS_BY_PAGES;
  }

  /** Reads anew what is old; answers the reading that runs then, or null. */
  async function freshen(shop: ShopDomain): Promise<Reading | null> {
    const running = await jobs.running(shop, 'products_index');
    if (running !== null) return { variants: running.succeeded, sinceMs: running.createdAtMs };
    if (!(await isOld(shop))) return null;
    await start(shop);
    return { variants: 0, sinceMs: clock.now() };
  }

  return { step, start, freshen };
}

export type IndexProducts = ReturnType<typeof createIndexProducts>;
