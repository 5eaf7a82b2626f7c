import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import {
  isBehind,
  isBehindFulfillmentOrder,
  type ListedFulfillmentOrder,
  type ListedOrder,
} from '../../domain/planning/changed-order.ts';
import { PAID_STATUSES } from '../../domain/planning/gate.ts';
import type { RefusedAccess } from '../lookups/refused-access.ts';
import type { ChangedCursor, Clock, Log, OrderStore, Shop, ShopifyAdmin, ShopStore } from '../ports/index.ts';

/**
 * The reconciler: webhooks may never arrive (shopify-platform §4.2), so what changed in Shopify since the last complete
 * run is held against what we read of it. An order that we know and that changed since is planned again, whatever
 * changed: payment, capture, hold, schedule, address, edit, cancellation. One nobody told us about is planned too. The
 * other direction is polling: see `read-back`, which also wakes orders that Picanova has and we forgot.
 */
export interface ReconcilePorts {
  readonly shops: Pick<ShopStore, 'find' | 'markReconciled' | 'appendLog'>;
  readonly orders: Pick<OrderStore, 'known' | 'wakeKnown' | 'wakeUnknown' | 'leaveAlone'>;
  readonly shopify: Pick<ShopifyAdmin, 'listChanged' | 'readPayment'>;
  readonly refused: RefusedAccess;
  readonly clock: Clock;
  readonly log: Log;
}

/** An order paid while the app was being installed fired no webhook of ours. */
const BEFORE_INSTALL_MS = 10 * 60_000;
/** Shopify's search may be a minute late, and its clock may differ from ours. */
const OVERLAP_MS = 5 * 60_000;
/** Each is a request; the others are looked at by the next run. */
const PAYMENTS_A_RUN = 20;

const PAID: ReadonlySet<string> = new Set([...PAID_STATUSES, 'AUTHORIZED']);

interface Run {
  readonly shop: ShopDomain;
  /** Orders placed or paid before are the merchant's decision (*Send older orders*). */
  readonly oursSinceMs: number;
  readonly nowMs: number;
  paymentsLeft: number;
  whole: boolean;
}

/** Compares one shop to the end, or stops at a failure of Shopify's side and is due again a round later. */
export function createReconcile(ports: ReconcilePorts): (shop: ShopDomain) => Promise<void> {
  const { shops, orders, shopify, refused, clock, log } = ports;

  /** An order from before the app counts as ours when it was paid since; null = not known in this run. */
  async function paidSince(run: Run, order: ListedOrder): Promise<boolean | null> {
    if (run.paymentsLeft === 0) return null;
    run.paymentsLeft -= 1;
    const read = await shopify.readPayment(run.shop, order.gid);
    // Refused for good: a print that nobody wants can be held, one that nobody knows of cannot.
    if (read.outcome === 'refused') return order.updatedAtMs >= run.oursSinceMs;
    if (read.outcome !== 'read') return null;
    return read.paidAtMs !== null && read.paidAtMs >= run.oursSinceMs;
  }

  /** Of orders that nobody told us about: which to plan, and which were settled before our time. */
  async function sortUnknown(
    run: Run,
    unknown: readonly ListedOrder[],
  ): Promise<{ readonly ours: readonly OrderGid[]; readonly before: readonly ListedOrder[] }> {
    const wanted = unknown.filter(({ cancelled }) => !cancelled);
    // What is fulfilled already may have been so at payment, by Shopify's own setting: the plan finds out.
    const ours = wanted.filter(({ createdAtMs }) => createdAtMs >= run.oursSinceMs).map(({ gid }) => gid);
    const open = wanted.filter(({ nothingLeft }) => !nothingLeft);
    const before: ListedOrder[] = [];
    for (const order of open) {
      if (order.createdAtMs >= run.oursSinceMs || !PAID.has(order.financialStatus ?? '')) continue;
      const paid = await paidSince(run, order);
      if (paid === null) run.whole = false;
      else if (paid) ours.push(order.gid);
      else before.push(order);
    }
    return { ours, before };
  }

  async function compare(
    run: Run,
    listed: {
      readonly orders: readonly ListedOrder[];
      readonly fulfillmentOrders: readonly ListedFulfillmentOrder[];
    },
  ): Promise<{ readonly missed: number; readonly changed: number }> {
    const { shop, nowMs } = run;
    const known = await orders.known(shop, [
      ...listed.orders.map(({ gid }) => gid),
      ...listed.fulfillmentOrders.map(({ orderGid }) => orderGid),
    ]);
    const behind = new Set<OrderGid>();
    for (const order of listed.orders) {
      const knownOrder = known.get(order.gid);
      if (knownOrder !== undefined && isBehind(knownOrder, order)) behind.add(order.gid);
    }
    for (const fulfillmentOrder of listed.fulfillmentOrders) {
      const knownOrder = known.get(fulfillmentOrder.orderGid);
      if (knownOrder !== undefined && isBehindFulfillmentOrder(knownOrder, fulfillmentOrder))
        behind.add(fulfillmentOrder.orderGid);
    }
    const { ours, before } = await sortUnknown(
      run,
      listed.orders.filter(({ gid }) => !known.has(gid)),
    );
    await orders.wakeKnown(shop, [...behind], nowMs);
    await orders.leaveAlone(shop, before, nowMs);
    return { missed: (await orders.wakeUnknown(shop, ours, nowMs)).length, changed: behind.size };
  }

  async function note(shop: ShopDomain, found: { readonly missed: number; readonly changed: number }): Promise<void> {
    if (found.changed > 0) log.info('orders_changed_unheard', { shop, orders: found.changed });
    if (found.missed === 0) return;
    log.warn('orders_found_by_reconciler', { shop, orders: found.missed });
    await shops.appendLog(shop, { event: 'orders_found_by_reconciler', detail: { orders: found.missed } }, clock.now());
  }

  async function compareAll(run: Run, updatedSinceMs: number): Promise<void> {
    const found = { missed: 0, changed: 0 };
    let after: ChangedCursor | null = null;
    do {
      const page: Awaited<ReturnType<ShopifyAdmin['listChanged']>> = await shopify.listChanged(run.shop, {
        updatedSinceMs,
        after,
      });
      if (page.outcome !== 'listed') {
        log.warn('reconcile_postponed', { shop: run.shop, outcome: page.outcome });
        if (page.outcome === 'not_granted') await refused.note(run.shop, { scopes: page.scopes, orderGid: null });
        run.whole = false;
        break;
      }
      const compared = await compare(run, page);
      found.missed += compared.missed;
      found.changed += compared.changed;
      after = page.next;
    } while (after !== null);
    await note(run.shop, found);
  }

  return async function reconcile(domain) {
    const nowMs = clock.now();
    const shop = await shops.find(domain);
    if (shop === null) return;
    // What one order is refused says nothing of the others: a list that is refused says so itself.
    await refused.askAgain(shop);
    const oursSinceMs = shop.installedAtMs - BEFORE_INSTALL_MS;
    const run: Run = { shop: domain, oursSinceMs, nowMs, paymentsLeft: PAYMENTS_A_RUN, whole: true };
    await compareAll(run, sinceMs(shop, oursSinceMs));
    if (run.whole) await shops.markReconciled(domain, nowMs);
  };
}

function sinceMs({ reconciledAtMs }: Shop, oursSinceMs: number): number {
  return reconciledAtMs === null ? oursSinceMs : reconciledAtMs - OVERLAP_MS;
}
