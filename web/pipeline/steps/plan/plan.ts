import type { ShopifyOrder } from '../../../domain/planning/shopify-order.ts';
import {
  isFulfilledUnsent,
  reopenFulfilledAtPayment,
  type Reopened,
} from '../../../domain/planning/fulfilled-at-payment.ts';
import { awaitsRisk, isPaid } from '../../../domain/planning/gate.ts';
import type { LineMemory } from '../../../domain/planning/deleted-lines.ts';
import { keptShares } from '../../../domain/planning/kept-shares.ts';
import type { ProductSettings } from '../../../domain/planning/product-settings.ts';
import type { LeftOut } from '../../../domain/planning/left-out.ts';
import type { WantedPrintOrder } from '../../../domain/planning/wanted-print-order.ts';
import { artworkUrlsOf } from '../../../domain/planning/artwork-urls.ts';
import { planOrder, type Plan, type PlanInput } from '../../../domain/planning/plan-order.ts';
import { isStoppedByArtwork } from '../../../domain/planning/recheck.ts';
import { isUnsent } from '../../../domain/print-order/states.ts';
import { CATALOGUE_WAIT_MS, type LoadedLookup, type LoadLookup } from '../../lookups/order-lookup.ts';
import { asShown, withholdsAddress, type RefusedAccess } from '../../lookups/refused-access.ts';
import type { Artworks } from '../../lookups/artworks.ts';
import type { LoadProducts } from '../../lookups/product-settings.ts';
import type { RecallLines } from '../../lookups/line-memory.ts';
import type { ShippingCosts } from '../../lookups/shipping-costs.ts';
import type {
  ClaimedOrder,
  Clock,
  ConnectionStore,
  LogLine,
  OrderStore,
  PrintOrder,
  RemoteFailure,
  Shop,
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
  readonly shops: Pick<ShopStore, 'find' | 'scheduleAt' | 'rememberAssessments'>;
  readonly connections: Pick<ConnectionStore, 'list'>;
  readonly shopify: Pick<ShopifyAdmin, 'readOrder' | 'readPayment' | 'readFulfillmentState'>;
  readonly loadLookup: LoadLookup;
  readonly recallLines: RecallLines;
  readonly artworks: Pick<Artworks, 'lookAt'>;
  readonly loadProducts: LoadProducts;
  readonly shippingCosts: ShippingCosts;
  readonly refused: Pick<RefusedAccess, 'note' | 'seen'>;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
}

/** An order that Shopify announced and does not find may be late to its read side. */
const NOT_FOUND_TRIES = 4;
/** A catalogue that lacks what its combinations have is read again by then; every order that waits for it would ask. */
const INCOMPLETE_WAIT_MS = 600_000;

const NONE: Reopened['fulfilledAtPayment'] = new Set();

/** A file that a slow server has not shown yet is asked for again, less and less often: each time reads the order. */
const ARTWORK_WAIT_MS = 10_000;
const ARTWORK_WAIT_AT_MOST_MS = 300_000;

const waitsForArtwork = ({ holdReason }: WantedPrintOrder): boolean => holdReason === 'artwork';
const waitsForCatalogue = ({ holdReason }: WantedPrintOrder): boolean => holdReason === 'catalogue';

/** An order as it was read for this plan, with what is remembered; `readAtMs` = before it was asked for. */
interface Read {
  readonly memory: LineMemory;
  readonly products: ProductSettings;
  readonly claimed: ClaimedOrder;
  readonly order: ShopifyOrder;
  readonly shop: Shop;
  readonly readAtMs: number;
}

type Payment =
  | { readonly outcome: 'known'; readonly paidAtMs: number | null }
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

type Opened =
  | ({ readonly outcome: 'opened'; readonly paidAtMs: number | null } & Reopened)
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

function artworkWaitMs(attempt: number): number {
  return Math.min(ARTWORK_WAIT_MS * 2 ** (attempt - 1), ARTWORK_WAIT_AT_MOST_MS);
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** A quiet note, once for each change. */
function leftOutLog(before: readonly LeftOut[], now: readonly LeftOut[]): readonly LogLine[] {
  return now.length === 0 || now.join() === before.join() ? [] : [{ event: 'left_out', detail: { leftOut: now } }];
}

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

  async function retryOf(
    { shop, attempt, orderGid }: ClaimedOrder,
    failure: RemoteFailure,
    system: 'shopify' | 'picanova',
  ): Promise<{ readonly dueAtMs: number | null; readonly log: readonly LogLine[] }> {
    if (failure.outcome === 'refused')
      return { dueAtMs: null, log: [{ event: 'plan_refused', detail: { system, reason: failure.reason } }] };
    const dueAtMs = await ports.retryAt(failure, { shop, system, attempt, orderGid });
    const { outcome } = failure;
    const log = { event: 'plan_postponed', detail: { system, outcome, attempt } };
    return { dueAtMs, log: outcome === 'throttled' ? [] : [log] };
  }

  async function afterFailure(claimed: ClaimedOrder, failure: RemoteFailure): Promise<void> {
    const { dueAtMs, log } = await retryOf(claimed, failure, 'shopify');
    return later(claimed, dueAtMs, log[0] ?? null);
  }

  /** The catalogue cannot be asked now: what was planned without it is shown, and planned again when it can be. */
  async function catalogueWait(
    claimed: ClaimedOrder,
    loaded: LoadedLookup,
  ): Promise<{ readonly dueAtMs: number | null; readonly log: readonly LogLine[] }> {
    switch (loaded.outcome) {
      case 'loaded':
        return { dueAtMs: null, log: [] };
      case 'catalogue_missing':
        return { dueAtMs: clock.now() + CATALOGUE_WAIT_MS, log: [] };
      case 'failed':
        return retryOf(claimed, loaded.failure, 'picanova');
    }
  }

  /**
   * The wait window and the wait for a fraud assessment count from payment (product §5); where neither runs, nobody is
   * asked. Without an answer the payment counts from when it was first seen, and a free order from when it was placed.
   */
  async function paymentOf({ claimed, order, shop, readAtMs }: Read): Promise<Payment> {
    const { settings } = shop;
    const known = claimed.paidAtMs;
    const counts = settings.waitHours > 0 || awaitsRisk(order, settings);
    if (known !== null || !counts || !isPaid(order, settings)) return { outcome: 'known', paidAtMs: known };
    const answer = await shopify.readPayment(claimed.shop, claimed.orderGid);
    switch (answer.outcome) {
      case 'read':
        return { outcome: 'known', paidAtMs: answer.paidAtMs ?? order.createdAtMs };
      case 'not_found':
      case 'refused':
        return { outcome: 'known', paidAtMs: readAtMs };
      default:
        return { outcome: 'failed', failure: answer };
    }
  }

  /** What Shopify itself fulfilled at payment, before anybody printed it, is planned as open (product §5). */
  async function openedOf(read: Read): Promise<Opened> {
    const { claimed, order, shop, memory, products } = read;
    const { settings, installedAtMs } = shop;
    const { paidAtMs } = claimed;
    const asItIs = { outcome: 'opened', order, fulfilledAtPayment: NONE, paidAtMs } as const;
    const unknown = { order, settings, memory, products, existing: [] };
    if (!isFulfilledUnsent(unknown)) return asItIs;
    const input = { ...unknown, existing: await orders.printOrdersOf(claimed.shop, claimed.orderGid) };
    if (!isFulfilledUnsent(input)) return asItIs;
    const payment = await shopify.readPayment(claimed.shop, claimed.orderGid);
    if (payment.outcome === 'not_found' || payment.outcome === 'refused') return asItIs;
    if (payment.outcome !== 'read') return { outcome: 'failed', failure: payment };
    const paid = payment.paidAtMs ?? order.createdAtMs;
    if (paid < installedAtMs) return asItIs;
    const state = await shopify.readFulfillmentState(claimed.shop, claimed.orderGid);
    if (state.outcome === 'not_found' || state.outcome === 'refused') return asItIs;
    if (state.outcome !== 'read') return { outcome: 'failed', failure: state };
    const { fulfillments } = state.state;
    return { outcome: 'opened', ...reopenFulfilledAtPayment(input, { fulfillments, paidAtMs: paid }), paidAtMs: paid };
  }

  /** Where less than the floor is held, what shipping takes counts as well: its rates are asked for only then. */
  async function weighed(input: PlanInput, settings: Shop['settings']): Promise<Plan> {
    const plan = planOrder(input);
    if (!settings.holdBelowFloor || settings.marginFloorPercent === null) return plan;
    const shippingCosts = await ports.shippingCosts(plan.printOrders, settings);
    return shippingCosts.size === 0 ? plan : planOrder({ ...input, shippingCosts });
  }

  async function decide(read: Read): Promise<void> {
    const { claimed, shop, memory, products } = read;
    const { settings } = shop;
    const opened = await openedOf(read);
    if (opened.outcome === 'failed') return afterFailure(claimed, opened.failure);
    const { order, fulfilledAtPayment } = opened;
    const payment = await paymentOf({ ...read, claimed: { ...claimed, paidAtMs: opened.paidAtMs } });
    if (payment.outcome === 'failed') return afterFailure(claimed, payment.failure);
    const { paidAtMs } = payment;
    const connected = await connections.list(claimed.shop);
    const loaded = await ports.loadLookup(order, { settings, memory, products }, connected);
    const waits = await catalogueWait(claimed, loaded);
    const regions = connected.map(({ region }) => region);
    const urls = artworkUrlsOf(order, { settings, memory, products }, regions);
    const existing = await orders.printOrdersOf(claimed.shop, claimed.orderGid);
    const looks = await ports.artworks.lookAt(claimed.shop, urls, existing.some(isStoppedByArtwork));
    const nowMs = clock.now();
    if (existing.some(hidesWhatWasSent)) return later(claimed, null, { event: 'plan_stopped', detail: {} });
    const input: PlanInput = {
      shop: claimed.shop,
      order,
      settings,
      connections: connected,
      lookup: loaded.outcome === 'loaded' ? loaded.lookup : null,
      looks,
      existing,
      memory,
      products,
      approval: claimed.approval,
      testModeUndecided: shop.testModeQuestion !== null,
      paidAtMs,
      fulfilledAtPayment,
      nowMs,
    };
    const plan = await weighed(input, settings);
    const artworkAtMs = plan.printOrders.some(waitsForArtwork) ? nowMs + artworkWaitMs(claimed.attempt) : null;
    await orders.commitPlan(claimed.lease, {
      nowMs,
      order: {
        name: order.name,
        isTest: order.isTest,
        financialStatus: order.financialStatus,
        cancelledAtMs: order.cancelledAtMs,
        updatedAtMs: order.updatedAtMs,
        currency: order.currency,
        readAtMs: read.readAtMs,
        paidAtMs,
        leftOut: plan.leftOut,
        keptShares: keptShares(order, existing),
        settled: plan.settled,
        fulfillmentOrderGids: order.fulfillmentOrders.map(({ gid }) => gid),
      },
      dueAtMs: earliest(plan.dueAtMs, earliest(waits.dueAtMs, artworkAtMs)),
      progressed: waits.dueAtMs === null && artworkAtMs === null,
      printOrders: plan.printOrders,
      drop: plan.drop,
      cancel: plan.cancel,
      log: [...plan.log, ...leftOutLog(claimed.leftOut, plan.leftOut), ...waits.log],
    });
    if (plan.printOrders.length > 0 && withholdsAddress(order))
      await ports.refused.note(claimed.shop, { scopes: [], orderGid: claimed.orderGid });
    await ports.refused.seen(shop, order);
    const isIncomplete = loaded.outcome === 'loaded' && plan.printOrders.some(waitsForCatalogue);
    if (isIncomplete) await shops.scheduleAt(claimed.shop, 'catalogue', nowMs + INCOMPLETE_WAIT_MS);
  }

  /** Orders of some shops are never assessed: until one was, an order without an assessment waits for none. */
  async function judged({ domain, assessesRisk }: Shop, order: ShopifyOrder): Promise<ShopifyOrder> {
    if (order.riskLevel === null) return assessesRisk ? order : { ...order, riskLevel: 'NONE' };
    if (!assessesRisk) await shops.rememberAssessments(domain);
    return order;
  }

  return async function plan(claimed: ClaimedOrder): Promise<void> {
    const shop = await shops.find(claimed.shop);
    if (shop === null || !shop.installed) return later(claimed, null, null);
    const { settings } = shop;
    const readAtMs = clock.now();
    const read = await shopify.readOrder(claimed.shop, claimed.orderGid, [
      settings.fieldNamespace,
      settings.otherNamespace,
    ]);
    switch (read.outcome) {
      case 'read': {
        const order = asShown(await judged(shop, read.order), shop);
        const memory = await ports.recallLines(claimed.shop, order, settings);
        const products = await ports.loadProducts.forOrder(claimed.shop, order, settings);
        return decide({ claimed, order, memory, products, shop, readAtMs });
      }
      case 'not_found': {
        const again = claimed.attempt < NOT_FOUND_TRIES;
        return later(
          claimed,
          again ? clock.now() + 2_000 * claimed.attempt : null,
          again ? null : { event: 'order_not_found', detail: {} },
        );
      }
      default:
        return afterFailure(claimed, read);
    }
  };
}
