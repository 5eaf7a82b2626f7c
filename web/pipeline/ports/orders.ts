import type { LogLine } from '../../domain/kernel/log-line.ts';
import type { FulfillmentOrderGid, OrderGid, PrintOrderId, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Unwanted } from '../../domain/planning/plan-coverage.ts';
import type { KnownOrder, ListedOrder } from '../../domain/planning/changed-order.ts';
import type { Approval } from '../../domain/planning/approval.ts';
import type { LeftOut } from '../../domain/planning/left-out.ts';
import type { WantedPrintOrder } from '../../domain/planning/wanted-print-order.ts';
import type { KeptShares } from '../../domain/print-order/margin.ts';
import type { Committed, LaneClaimRequest, Lease } from './lease.ts';
import type { PrintOrder } from './print-orders.ts';

export type { LeftOut } from '../../domain/planning/left-out.ts';

export interface ClaimedOrder {
  readonly lease: Lease;
  /** Where it waited. */
  readonly lane: string;
  readonly attempt: number;
  readonly shop: ShopDomain;
  readonly orderGid: OrderGid;
  readonly firstSeenMs: number;
  /** What the merchant's *Send* answered; null = it was not pressed, or there was nothing to answer. */
  readonly approval: Approval | null;
  /** When it was paid, as far as an earlier plan had to know. */
  readonly paidAtMs: number | null;
  /** As the last plan noted it. */
  readonly leftOut: readonly LeftOut[];
}

export interface UnlocatedFulfillmentOrder {
  /** Where it waited. */
  readonly lane: string;
  readonly shop: ShopDomain;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly always: boolean;
}

export interface PlanCommit {
  readonly nowMs: number;
  readonly order: {
    readonly name: string;
    readonly isTest: boolean;
    readonly financialStatus: string | null;
    readonly cancelledAtMs: number | null;
    readonly updatedAtMs: number;
    readonly currency: string;
    /** Before Shopify was asked: what changed later was not read. */
    readonly readAtMs: number;
    /** null = unpaid, or nobody needed to know. */
    readonly paidAtMs: number | null;
    readonly leftOut: readonly LeftOut[];
    /** What stays of what was paid, after refunds. */
    readonly keptShares: KeptShares;
    /** Nothing left to plan: later signals of the `always: false` kind are not worth a read. */
    readonly settled: boolean;
    readonly fulfillmentOrderGids: readonly FulfillmentOrderGid[];
  };
  /** When to plan again by itself (end of the wait window, catalogue not there yet); null = only on a signal. */
  readonly dueAtMs: number | null;
  /** Default true; false = it waits for an outside system, and the back-off goes on. */
  readonly progressed?: boolean;
  /** Each replaces an unsent one with the same external id, never a sent one. */
  readonly printOrders: readonly WantedPrintOrder[];
  /** Unsent print orders that are no longer wanted: they end as `cancelled`. */
  readonly drop: readonly PrintOrderId[];
  /** Sent print orders that are no longer wanted: cancel at Picanova. */
  readonly cancel: readonly Unwanted[];
  readonly log: readonly LogLine[];
}

export interface OrderStore {
  claim(request: LaneClaimRequest): Promise<readonly ClaimedOrder[]>;
  commitPlan(lease: Lease, commit: PlanCommit): Promise<Committed>;
  /** The order could not be planned now; try again at `dueAtMs` (null = give up until the next signal). */
  reschedule(
    lease: Lease,
    retry: { readonly dueAtMs: number | null; readonly log: LogLine | null },
  ): Promise<Committed>;
  printOrdersOf(shop: ShopDomain, order: OrderGid): Promise<readonly PrintOrder[]>;
  /** Of these titles the ones that stand on an item of any print order, ended ones included. */
  printedTitles(shop: ShopDomain, titles: readonly string[]): Promise<readonly string[]>;
  claimUnlocated(request: LaneClaimRequest): Promise<readonly UnlocatedFulfillmentOrder[]>;
  /** `orderGid` null = Shopify does not know it: forget it. Wakes the order's plan otherwise. */
  located(
    shop: ShopDomain,
    results: readonly {
      readonly fulfillmentOrderGid: FulfillmentOrderGid;
      readonly orderGid: OrderGid | null;
      readonly always: boolean;
    }[],
    nowMs: number,
  ): Promise<void>;
  /**
   * Merchant's command: plan the order now; `approve` also answers what its print orders wait for. False = unknown.
   */
  wake(
    shop: ShopDomain,
    order: OrderGid,
    command: { readonly approve: boolean; readonly nowMs: number },
  ): Promise<boolean>;
  /** Of these orders, the ones never seen; each is created and due to be planned (the reconciler's catch). */
  wakeUnknown(shop: ShopDomain, orders: readonly OrderGid[], nowMs: number): Promise<readonly OrderGid[]>;
  /** Of these orders the known ones, as they were read last. */
  known(shop: ShopDomain, orders: readonly OrderGid[]): Promise<ReadonlyMap<OrderGid, KnownOrder>>;
  /** Known orders are due to be planned now. */
  wakeKnown(shop: ShopDomain, orders: readonly OrderGid[], nowMs: number): Promise<void>;
  /** Orders that are blocked because of these products, or may be, are due to be planned now; answers how many. */
  wakeBlockedBy(shop: ShopDomain, productGids: readonly string[], nowMs: number): Promise<number>;
  /** Unknown orders that are the merchant's own decision: known from now on, and not planned by themselves. */
  leaveAlone(shop: ShopDomain, orders: readonly ListedOrder[], nowMs: number): Promise<void>;
}
