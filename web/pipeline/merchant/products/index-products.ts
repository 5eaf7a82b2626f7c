import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, JobStore, ProductIndexStore, RemoteFailure, ShopifyProducts } from '../../ports/index.ts';
import type { Checker } from './checker.ts';

/**
 * The product index is filled by reading all variants, a page at a time: metafield changes fire no reliable webhook
 * (shopify-platform §4.1), so it is read at the merchant's wish and every night.
 */
export interface IndexPorts {
  readonly shopify: ShopifyProducts;
  readonly index: ProductIndexStore;
  readonly jobs: JobStore;
  readonly checker: Checker;
  readonly clock: Clock;
}

export type IndexedPage =
  | { readonly outcome: 'page'; readonly variants: number; readonly next: string | null }
  | RemoteFailure;

/** One page a call, so that a crash repeats one page; failures of Shopify's side are handed on as they are. */
export function createIndexProducts(ports: IndexPorts) {
  const { shopify, index, jobs, checker, clock } = ports;

  /** Reads one page into the index. `next` null = all are read and those that are gone from Shopify are removed. */
  async function page(
    shop: ShopDomain,
    run: { readonly beganAtMs: number; readonly after: string | null },
  ): Promise<IndexedPage> {
    const { fieldNamespace, otherNamespace } = await checker.settingsOf(shop);
    const readAtMs = clock.now();
    const answer = await shopify.listVariants(shop, { namespaces: [fieldNamespace, otherNamespace], after: run.after });
    if (answer.outcome !== 'listed') return answer;
    await index.upsert(shop, await checker.check(shop, answer.variants, readAtMs));
    if (answer.next === null) await index.finishRead(shop, run.beganAtMs);
    return { outcome: 'page', variants: answer.variants.length, next: answer.next };
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

  return { page, start };
}

export type IndexProducts = ReturnType<typeof createIndexProducts>;
