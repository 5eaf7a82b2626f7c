import type { OrderGid, PrintOrderId, ShopDomain } from '../../domain/ids.ts';
import type { PrintOrderState } from '../../domain/print-order.ts';
import type { Clock, JobKind, NewJobRow, OrderListFilter, OrderReads, OrderStore, PendingRow, PrintOrderStore, RowResult, TimeCursor } from '../ports/index.ts';

/** Bulk clicks on print orders: a row is one print order, its work is the same click the order page has. */
export type OrderJobKind = Extract<JobKind, `orders_${string}`>;

/** What the job was asked: the print orders of a filter, as they are when they are collected. */
export interface OrderJobParams {
  readonly filter: OrderListFilter;
}

const COLLECTED_AT_ONCE = 100;

/** Picanova's side knows it: to try again is to read it back. */
const SENT: ReadonlySet<PrintOrderState> = new Set<PrintOrderState>(['sent', 'shipped', 'cancelling']);

export function createOrderRows(ports: { reads: OrderReads; orders: Pick<OrderStore, 'wake'>; printOrders: Pick<PrintOrderStore, 'request' | 'find'>; clock: Clock; onWork: () => void }) {
  const { reads, orders, printOrders, clock } = ports;

  /** The next rows of a filter. The cursor goes down through the list, so what an earlier row changed is not met twice. */
  async function collect(shop: ShopDomain, filter: OrderListFilter, from: { readonly after: TimeCursor | null; readonly firstRow: number }): Promise<{ readonly rows: readonly NewJobRow[]; readonly next: TimeCursor | null }> {
    const page = await reads.list(shop, { ...filter, after: from.after, limit: COLLECTED_AT_ONCE });
    return { rows: page.rows.map(({ id, orderName }, at) => ({ row: from.firstRow + at, label: orderName, payload: { id } })), next: page.next };
  }

  /** Rows for ids as the merchant ticked them; those of another shop are not found and left out. */
  async function rowsOf(shop: ShopDomain, ids: readonly string[]): Promise<readonly NewJobRow[]> {
    const found = await Promise.all([...new Set(ids)].map((id) => printOrders.find(shop, id as PrintOrderId)));
    return found.filter((one) => one !== null).map(({ id, orderName }, at) => ({ row: at + 1, label: orderName, payload: { id } }));
  }

  async function click(kind: OrderJobKind, shop: ShopDomain, row: { readonly id: PrintOrderId; readonly orderGid: OrderGid; readonly state: PrintOrderState }): Promise<boolean> {
    const nowMs = clock.now();
    switch (kind) {
      case 'orders_send':
        return orders.wake(shop, row.orderGid, { approve: true, nowMs });
      case 'orders_retry':
        return SENT.has(row.state) ? printOrders.request(shop, row.id, { what: 'refresh', nowMs }) : orders.wake(shop, row.orderGid, { approve: false, nowMs });
      case 'orders_cancel':
        return printOrders.request(shop, row.id, { what: 'cancel', nowMs });
      case 'orders_resubmit':
        return printOrders.request(shop, row.id, { what: 'resubmit', nowMs });
    }
  }

  async function work(kind: OrderJobKind, shop: ShopDomain, rows: readonly PendingRow[]): Promise<readonly RowResult[]> {
    const results: RowResult[] = [];
    for (const { row, payload } of rows) {
      const found = await printOrders.find(shop, String(payload['id']) as PrintOrderId);
      const accepted = found !== null && (await click(kind, shop, found));
      results.push({ row, state: found === null ? 'failed' : accepted ? 'succeeded' : 'unchanged', error: found === null ? 'not_found' : accepted ? null : 'not_possible', detail: {} });
    }
    ports.onWork();
    return results;
  }

  return { collect, rowsOf, work };
}

export type OrderRows = ReturnType<typeof createOrderRows>;
