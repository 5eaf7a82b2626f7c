import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import { appendActivity } from '../activity.ts';
import type { Database } from '../database.ts';
import { jsonList } from '../json-column.ts';
import { jsonText } from '../json-text.ts';
import { wakeOrders } from '../orders/wake-orders.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import type { PrintOrderRow } from './rows.ts';

type AsideRow = Pick<
  PrintOrderRow,
  'id' | 'shop' | 'order_gid' | 'problems' | 'picanova_order_id' | 'create_asked_at' | 'cancel_pending'
>;

/** Nothing of it can be at Picanova: a plan writes it anew, readable. */
function mayBePlannedAnew(row: AsideRow): boolean {
  return row.picanova_order_id === null && row.create_asked_at === null && !row.cancel_pending;
}

/**
 * Takes one print order out of its queue, by name: with a problem for the merchant, a line in its order's log and one
 * in the operator's. Nothing of its state changes; `row` is as it was before its claim. An unsent one is planned anew.
 */
export function setAside(
  { database, log }: { readonly database: Database; readonly log: Log },
  row: AsideRow,
  what: { readonly token: string; readonly nowMs: number; readonly columns: readonly string[] },
): Promise<void> {
  const { token, nowMs, columns } = what;
  const { id, shop, order_gid: orderGid } = row;
  log.error('print_order_unreadable', { id, shop, columns });
  const known = (jsonList<Problem>(row.problems) ?? []).filter(({ code }) => code !== 'data_unreadable');
  const problems: readonly Problem[] = [...known, { code: 'data_unreadable', detail: { columns } }];
  return database.transaction(async (tx) => {
    const released = await tx.execute(sql`
      UPDATE print_order SET due_at = NULL, lease_until = NULL, lease_token = NULL, problems = ${jsonText(problems)}
      WHERE id = ${id} AND lease_token = ${token}`);
    if (released === 0) return;
    const line = { event: 'print_order_unreadable', detail: { columns } };
    await appendActivity(tx, [{ shop, orderGid, printOrderId: id, atMs: nowMs, line, actor: 'app' }]);
    if (!mayBePlannedAnew(row)) return;
    const wish = { shop: shop as ShopDomain, orderGid: orderGid as OrderGid, dueAtMs: nowMs, always: true };
    await touchLanes(tx, await wakeOrders({ tx, nowMs }, [wish]));
  });
}
