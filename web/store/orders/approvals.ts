import type { OrderGid, PicanovaOrderId, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import { approvalOf, type Approval, type SeenPrintOrder } from '../../domain/planning/approval.ts';
import type { HoldReason, PrintOrderState } from '../../domain/print-order/states.ts';
import type { Statements } from '../database.ts';
import { jsonList, jsonObject } from '../json-column.ts';
import type { PrintOrderRow } from '../print-orders/rows.ts';
import { sql } from '../sql.ts';

type SeenRow = Pick<
  PrintOrderRow,
  | 'state'
  | 'hold_reason'
  | 'problems'
  | 'items'
  | 'resubmit'
  | 'picanova_order_id'
  | 'create_asked_at'
  | 'cancel_requested_at'
>;

/** Column `approval`; what cannot be read is asked anew. */
export function readApproval(text: string | null): Approval | null {
  return text === null ? null : (jsonObject(text) as Approval | null);
}

function seen(row: SeenRow): SeenPrintOrder {
  return {
    state: row.state as PrintOrderState,
    holdReason: row.hold_reason as HoldReason | null,
    problems: jsonList<Problem>(row.problems) ?? [],
    items: jsonList<SeenPrintOrder['items'][number]>(row.items) ?? [],
    resubmit: Boolean(row.resubmit),
    picanovaOrderId: row.picanova_order_id as PicanovaOrderId | null,
    createUnknown: row.create_asked_at !== null,
    cancelRequestedAtMs: row.cancel_requested_at,
  };
}

/** The merchant's word is for the order as its print orders stand now. */
export async function writeApproval(
  tx: Statements,
  { shop, orderGid }: { readonly shop: ShopDomain; readonly orderGid: OrderGid },
): Promise<void> {
  const [order] = await tx.query<{ readonly approval: string | null }>(
    sql`SELECT approval FROM shop_order WHERE shop = ${shop} AND order_gid = ${orderGid}`,
  );
  const rows = await tx.query<SeenRow>(sql`
    SELECT state, hold_reason, problems, items, resubmit, picanova_order_id, create_asked_at, cancel_requested_at
    FROM print_order WHERE shop = ${shop} AND order_gid = ${orderGid}`);
  const approval = approvalOf(rows.map(seen), readApproval(order?.approval ?? null));
  const text = approval === null ? null : JSON.stringify(approval);
  await tx.execute(sql`UPDATE shop_order SET approval = ${text} WHERE shop = ${shop} AND order_gid = ${orderGid}`);
}
