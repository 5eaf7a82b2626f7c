import type { ShopifyOrder } from '../../../domain/planning/shopify-order.ts';
import { planOrder } from '../../../domain/planning/plan-order.ts';
import { isUnsent } from '../../../domain/print-order/states.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import { CATALOGUE_WAIT_MS, type LoadLookup } from '../../lookups/order-lookup.ts';
import type {
  ClaimedOrder,
  Clock,
  ConnectionStore,
  LogLine,
  OrderStore,
  PrintOrder,
  RemoteFailure,
  ShopifyAdmin,
  ShopStore,
} from '../../ports/index.ts';
import type { RetryAt } from '../../runner/retry.ts';

/**
 * Plan: read the order once, decide everything, write it down as print orders. The plan is made from what Shopify says
 * now, so running it again after any crash, command or change gives the same rows or the corrected ones.
 */
export interface PlanPorts {
  readonly orders: Pick<OrderStore, 'reschedule' | 'printOrdersOf' | 'commitPlan'>;
  readonly shops: Pick<ShopStore, 'find'>;
  readonly connections: Pick<ConnectionStore, 'list'>;
  readonly shopify: Pick<ShopifyAdmin, 'readOrder'>;
  readonly loadLookup: LoadLookup;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
}

/** An order that Shopify announced and does not find may be late to its read side. */
const NOT_FOUND_TRIES = 4;

/** What it sent, or may have, is not known: a plan that leaves it out of account would have it printed again. */
function hidesWhatWasSent({ state, picanovaOrderId, createUnknown, unreadable = [] }: PrintOrder): boolean {
  const hidden = unreadable.some((column) => column === 'items' || column === 'shipments' || column === 'problems');
  return hidden && (picanovaOrderId !== null || createUnknown || !isUnsent(state));
}

/**
 * Makes the step. Outcomes: the plan is committed; or the order is put off (a failure that passes, a catalogue on its
 * way, not found yet), or left until the next signal (refused, never found, shop gone).
 */
export function createPlan(ports: PlanPorts) {
  const { orders, shops, connections, shopify, clock } = ports;

  async function later(claimed: ClaimedOrder, dueAtMs: number | null, log: LogLine | null): Promise<void> {
    await orders.reschedule(claimed.lease, { dueAtMs, log });
  }

  async function afterFailure(
    claimed: ClaimedOrder,
    failure: RemoteFailure,
    system: 'shopify' | 'picanova',
  ): Promise<void> {
    if (failure.outcome === 'refused')
      return later(claimed, null, { event: 'plan_refused', detail: { system, reason: failure.reason } });
    const dueAtMs = await ports.retryAt(failure, { shop: claimed.shop, system, attempt: claimed.attempt });
    await later(
      claimed,
      dueAtMs,
      failure.outcome === 'throttled'
        ? null
        : { event: 'plan_postponed', detail: { system, outcome: failure.outcome, attempt: claimed.attempt } },
    );
  }

  async function decide(claimed: ClaimedOrder, order: ShopifyOrder, settings: ShopSettings): Promise<void> {
    const connected = await connections.list(claimed.shop);
    const loaded = await ports.loadLookup(order, settings, connected);
    if (loaded.outcome === 'catalogue_missing') return later(claimed, clock.now() + CATALOGUE_WAIT_MS, null);
    if (loaded.outcome === 'failed') return afterFailure(claimed, loaded.failure, 'picanova');
    const nowMs = clock.now();
    const existing = await orders.printOrdersOf(claimed.shop, claimed.orderGid);
    if (existing.some(hidesWhatWasSent)) return later(claimed, null, { event: 'plan_stopped', detail: {} });
    const plan = planOrder({
      shop: claimed.shop,
      order,
      settings,
      connections: connected,
      lookup: loaded.lookup,
      existing,
      approved: claimed.approved,
      nowMs,
    });
    await orders.commitPlan(claimed.lease, {
      nowMs,
      order: {
        name: order.name,
        isTest: order.isTest,
        financialStatus: order.financialStatus,
        cancelledAtMs: order.cancelledAtMs,
        updatedAtMs: order.updatedAtMs,
        currency: order.currency,
        settled: plan.settled,
        fulfillmentOrderGids: order.fulfillmentOrders.map(({ gid }) => gid),
      },
      dueAtMs: plan.dueAtMs,
      printOrders: plan.printOrders,
      drop: plan.drop,
      cancel: plan.cancel,
      log: plan.log,
    });
  }

  return async function plan(claimed: ClaimedOrder): Promise<void> {
    const shop = await shops.find(claimed.shop);
    if (shop === null || !shop.installed) return later(claimed, null, null);
    const { settings } = shop;
    const read = await shopify.readOrder(claimed.shop, claimed.orderGid, [
      settings.fieldNamespace,
      settings.otherNamespace,
    ]);
    switch (read.outcome) {
      case 'read':
        return decide(claimed, read.order, settings);
      case 'not_found': {
        const again = claimed.attempt < NOT_FOUND_TRIES;
        return later(
          claimed,
          again ? clock.now() + 2_000 * claimed.attempt : null,
          again ? null : { event: 'order_not_found', detail: {} },
        );
      }
      default:
        return afterFailure(claimed, read, 'shopify');
    }
  };
}
