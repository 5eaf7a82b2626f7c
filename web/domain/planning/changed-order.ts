import type { OrderGid } from '../kernel/ids.ts';

/** An order that Shopify lists as changed. Times are epoch ms. */
export interface ListedOrder {
  readonly gid: OrderGid;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly cancelled: boolean;
  /** `displayFinancialStatus`; null and unknown values count as unpaid. */
  readonly financialStatus: string | null;
  /** Nothing of it is left to fulfil. */
  readonly nothingLeft: boolean;
}

/** A fulfillment order that Shopify lists as changed and not closed. */
export interface ListedFulfillmentOrder {
  readonly orderGid: OrderGid;
  readonly updatedAtMs: number;
  /** Somebody reported progress on it: it is at the printer, or being packed. */
  readonly inProgress: boolean;
}

/** An order as it was read last. */
export interface KnownOrder {
  /** Shopify's own time of its last change, as read; null = never read. */
  readonly updatedAtMs: number | null;
  /** Our time of the last read; null = never read. */
  readonly readAtMs: number | null;
  /** Nothing of it waits to be planned. */
  readonly settled: boolean;
  /** A print order of it is not over. */
  readonly hasOpenPrintOrder: boolean;
}

/** Shopify's clock and ours may differ by as much. */
const SKEW_MS = 30_000;

/** Shopify's times are whole seconds. */
const SECOND_MS = 1000;

/** Whether a known order has to be read again: it changed since, and there is something left to do about it. */
export function isBehind(known: KnownOrder, listed: Pick<ListedOrder, 'updatedAtMs' | 'nothingLeft'>): boolean {
  if (isUpToDate(known, listed.updatedAtMs)) return false;
  return !listed.nothingLeft || known.hasOpenPrintOrder;
}

/** The same time is the same state only when we read after that second was over: it may have changed twice in it. */
function isUpToDate({ updatedAtMs, readAtMs }: KnownOrder, listedAtMs: number): boolean {
  if (updatedAtMs === null || updatedAtMs < listedAtMs) return false;
  return updatedAtMs > listedAtMs || readAtMs === null || readAtMs >= listedAtMs + SECOND_MS + SKEW_MS;
}

/** The same for a change of a fulfillment order, which need not change its order. Ours in progress are echoes. */
export function isBehindFulfillmentOrder(known: KnownOrder, listed: ListedFulfillmentOrder): boolean {
  if (listed.inProgress && known.settled) return false;
  return known.readAtMs === null || listed.updatedAtMs > known.readAtMs - SKEW_MS;
}
