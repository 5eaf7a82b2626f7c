import type { OrderJobKind } from '../../../contract/actions.ts';
import type { PrintOrderId, ShopDomain } from '../../../domain/kernel/ids.ts';
import { actionsOf } from '../../../domain/print-order/actions.ts';
import type {
  Clock,
  NewJobRow,
  OrderListFilter,
  OrderReads,
  OrderStore,
  PendingRow,
  PrintOrder,
  PrintOrderStore,
  RowResult,
  ShopifyAdmin,
  TimeCursor,
} from '../../ports/index.ts';
import { workedSoFar, type Passing, type RowsWorked } from './rows-worked.ts';

/** Commands on many print orders: a row is one print order, its work is the same command that the order page gives. */
const COLLECTED_AT_ONCE = 100;

/** A command for many print orders; `notes` stand beside a hold in Shopify. */
export interface OrderCommand {
  readonly kind: OrderJobKind;
  readonly notes: string;
}

export interface OrderRowsPorts {
  readonly reads: OrderReads;
  readonly orders: Pick<OrderStore, 'wake'>;
  readonly printOrders: Pick<PrintOrderStore, 'request' | 'find'>;
  readonly shopify: Pick<ShopifyAdmin, 'hold' | 'releaseHold'>;
  readonly clock: Clock;
  readonly onWork: () => void;
}

type Ended = Omit<RowResult, 'row'>;
const DONE: Ended = { state: 'succeeded', error: null, detail: {} };
const NOT_POSSIBLE: Ended = { state: 'unchanged', error: 'not_possible', detail: {} };

function whether(accepted: boolean): Ended {
  return accepted ? DONE : NOT_POSSIBLE;
}

/** `printOrder` stays readable: what became of the rows is asked for afterwards. */
function rowOf({ id, orderName }: Pick<PrintOrder, 'id' | 'orderName'>, row: number): NewJobRow {
  return { row, label: orderName, payload: { id }, detail: { printOrder: id } };
}

/** `collect` turns a filter into rows, a page at a time; `work` does the command on a portion of them. */
export function createOrderRows(ports: OrderRowsPorts) {
  const { reads, orders, printOrders, shopify, clock } = ports;

  /**
   * The next rows of a filter. The cursor goes down through the list, so what an earlier row changed is not met twice.
   */
  async function collect(
    shop: ShopDomain,
    filter: OrderListFilter,
    from: { readonly after: TimeCursor | null; readonly firstRow: number },
  ): Promise<{ readonly rows: readonly NewJobRow[]; readonly next: TimeCursor | null }> {
    const page = await reads.list(shop, { ...filter, after: from.after, limit: COLLECTED_AT_ONCE });
    return {
      rows: page.rows.map((found, at) => rowOf(found, from.firstRow + at)),
      next: page.next,
    };
  }

  /** Rows for ids as the merchant ticked them; those of another shop are not found and left out. */
  async function rowsOf(shop: ShopDomain, ids: readonly string[]): Promise<readonly NewJobRow[]> {
    const found = await Promise.all([...new Set(ids)].map((id) => printOrders.find(shop, id as PrintOrderId)));
    return found.filter((one) => one !== null).map((one, at) => rowOf(one, at + 1));
  }

  /**
   * The hold is Shopify's: everybody sees it there. The order is planned anew at once, not only when the webhook comes.
   */
  async function setHold(shop: ShopDomain, printOrder: PrintOrder, command: OrderCommand): Promise<Ended | Passing> {
    const may = actionsOf(printOrder);
    if (!may.includes('hold') && !may.includes('release')) return NOT_POSSIBLE;
    const { fulfillmentOrderGid, orderGid } = printOrder;
    const held =
      command.kind === 'orders_hold'
        ? await shopify.hold(shop, fulfillmentOrderGid, command.notes)
        : await shopify.releaseHold(shop, fulfillmentOrderGid);
    switch (held.outcome) {
      case 'changed':
        await orders.wake(shop, orderGid, { approve: false, nowMs: clock.now() });
        return DONE;
      case 'unchanged':
        return { ...DONE, state: 'unchanged' };
      case 'not_found':
        return { state: 'failed', error: 'not_found', detail: {} };
      case 'refused':
        return { state: 'failed', error: 'shopify_refused', detail: { reason: held.reason } };
      default:
        return held;
    }
  }

  async function workRow(shop: ShopDomain, printOrder: PrintOrder, command: OrderCommand): Promise<Ended | Passing> {
    const { id, orderGid } = printOrder;
    const nowMs = clock.now();
    switch (command.kind) {
      case 'orders_send':
        return whether(
          actionsOf(printOrder).includes('send') && (await orders.wake(shop, orderGid, { approve: true, nowMs })),
        );
      case 'orders_retry':
        // Picanova's side knows it: to try again is to read it back.
        return whether(
          actionsOf(printOrder).includes('refresh')
            ? await printOrders.request(shop, id, { what: 'refresh', nowMs })
            : await orders.wake(shop, orderGid, { approve: false, nowMs }),
        );
      case 'orders_cancel':
        return whether(await printOrders.request(shop, id, { what: 'cancel', nowMs }));
      case 'orders_resubmit':
        return whether(await printOrders.request(shop, id, { what: 'resubmit', nowMs }));
      case 'orders_hold':
      case 'orders_release':
        return setHold(shop, printOrder, command);
    }
  }

  /** Works a portion of rows; a failure that can pass ends the portion. Working a row again is safe. */
  async function work(shop: ShopDomain, command: OrderCommand, rows: readonly PendingRow[]): Promise<RowsWorked> {
    const results: RowResult[] = [];
    let passing: Passing | null = null;
    for (const { row, payload } of rows) {
      const printOrder = await printOrders.find(shop, String(payload['id']) as PrintOrderId);
      const ended =
        printOrder === null
          ? ({ state: 'failed', error: 'not_found', detail: {} } as const)
          : await workRow(shop, printOrder, command);
      if ('outcome' in ended) {
        passing = ended;
        break;
      }
      results.push({ row, ...ended, detail: { ...ended.detail, printOrder: String(payload['id']) } });
    }
    ports.onWork();
    return workedSoFar(results, passing);
  }

  return { collect, rowsOf, work };
}

export type OrderRows = ReturnType<typeof createOrderRows>;
