import { isCommandPossible } from '../../domain/print-order/actions.ts';
import type { PrintOrderStore } from '../../pipeline/ports/index.ts';
import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { PrintOrderState } from '../../domain/print-order/states.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { wakeOrders } from '../orders/wake-orders.ts';
import { parseLane, touchLanes, type LaneTouch } from '../queue/lanes.ts';
import { sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { cancelPrintOrders } from './cancel-requests.ts';
import { LANE_OF_READ_BACK, type PrintOrderRow } from './rows.ts';

type Command = Parameters<PrintOrderStore['request']>[2];
type What = Command['what'];
type CommandRow = Pick<
  PrintOrderRow,
  'id' | 'order_gid' | 'state' | 'picanova_order_id' | 'create_asked_at' | 'resubmit' | 'lane' | 'due_at'
>;

interface Target {
  readonly shop: ShopDomain;
  readonly row: CommandRow;
  /** Condition for this row of this shop. */
  readonly own: Sql;
}

/**
 * The merchant's commands on one print order, each in the transaction that found it possible. They answer the lanes to
 * touch.
 */
const COMMANDS: Readonly<Record<What, (context: TransactionContext, target: Target) => Promise<readonly LaneTouch[]>>> =
  {
    cancel: (context, { own }) =>
      cancelPrintOrders(context, [{ of: own, atMs: context.nowMs, actor: 'merchant', why: 'cancelled' }]),
    refresh,
    resubmit,
  };

/** Read back now; a step under way is followed by the read. */
async function refresh(context: TransactionContext, target: Target): Promise<readonly LaneTouch[]> {
  const { nowMs, tx } = context;
  const [woken] = await tx.query<Pick<PrintOrderRow, 'lane' | 'due_at'>>(sql`
    UPDATE print_order SET signals = signals + 1, resync = true, attempt = 0,
      step = CASE WHEN step IS NULL AND lease_token IS NULL THEN 'sync' ELSE step END,
      ${LANE_OF_READ_BACK},
      due_at = CASE WHEN lease_token IS NULL THEN ${nowMs} ELSE due_at END
    WHERE ${target.own} RETURNING lane, due_at`);
  await noteCommand(context, target, 'refresh');
  return woken === undefined || woken.due_at === null ? [] : [{ lane: parseLane(woken.lane), dueAtMs: woken.due_at }];
}

/**
 * Sent anew under the next revision: the plan sees the mark. What failed at Picanova may be mended there at any time,
 * so it is cancelled first, and the plan waits for that answer; otherwise both would be printed.
 */
async function resubmit(context: TransactionContext, target: Target): Promise<readonly LaneTouch[]> {
  const { nowMs, tx } = context;
  const { shop, row, own } = target;
  // What ended has no problem any more: its cause is answered by the next revision.
  const problems = row.state === 'cancelled' ? sql`, problems = '[]'` : sql``;
  await tx.execute(sql`UPDATE print_order SET resubmit = true${problems} WHERE ${own}`);
  await noteCommand(context, target, 'resubmit');
  const mayLive = row.state === 'failed' && (row.picanova_order_id !== null || row.create_asked_at !== null);
  if (mayLive)
    return cancelPrintOrders(context, [{ of: own, atMs: nowMs, actor: 'merchant', why: 'cancelled', sendRest: true }]);
  return wakeOrders(context, [{ shop, orderGid: row.order_gid as OrderGid, dueAtMs: nowMs, always: true }]);
}

function noteCommand({ tx, nowMs }: TransactionContext, { shop, row }: Target, what: What): Promise<void> {
  const line = { event: `${what}_requested`, detail: {} };
  return appendActivity(tx, [
    { shop, orderGid: row.order_gid, printOrderId: row.id, atMs: nowMs, line, actor: 'merchant' },
  ]);
}

function isPossible(row: CommandRow, what: What): boolean {
  return isCommandPossible(what, {
    state: row.state as PrintOrderState,
    picanovaOrderId: row.picanova_order_id,
    createUnknown: row.create_asked_at !== null,
    resubmit: Boolean(row.resubmit),
  });
}

/** False = unknown to this shop, or not possible in its state. */
export function commandPrintOrder(
  database: Database,
  which: { readonly shop: ShopDomain; readonly id: number },
  { what, nowMs }: Command,
): Promise<boolean> {
  const { shop, id } = which;
  const own = sql`id = ${id} AND shop = ${shop}`;
  return database.transaction(async (tx) => {
    const [row] = await tx.query<CommandRow>(sql`
      SELECT id, order_gid, state, picanova_order_id, create_asked_at, resubmit, lane, due_at
      FROM print_order WHERE ${own} ${database.dialect.forUpdate}`);
    if (row === undefined || !isPossible(row, what)) return false;
    const context: TransactionContext = { tx, dialect: database.dialect, nowMs };
    await touchLanes(tx, await COMMANDS[what](context, { shop, row, own }));
    return true;
  });
}
