import { statesBefore } from '../../domain/print-order/transition.ts';
import { inStates } from '../print-orders/in-states.ts';
import type { WantedPrintOrder } from '../../domain/planning/wanted-print-order.ts';
import type { PlanCommit } from '../../pipeline/ports/index.ts';
import type { Plain, Statements } from '../database.ts';
import type { print_order } from '../generated/sqlite/client.ts';
import type { Dialect } from '../dialect.ts';
import { laneOf, sealAddress } from '../print-orders/rows.ts';
import { sealItems } from '../print-orders/sealed-items.ts';
import { jsonText } from '../json-text.ts';
import { laneKey, type LaneTouch } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { join, sql, type Sql } from '../sql.ts';
import type { HeldOrder } from './reschedule.ts';

interface Context {
  readonly tx: Statements;
  readonly sealer: Sealer;
  readonly dialect: Dialect;
}

const COLUMNS = [
  'shop',
  'order_gid',
  'order_name',
  'order_is_test',
  'fulfillment_order_gid',
  'assignment',
  'whole_fulfillment_order',
  'connection_id',
  'region',
  'external_id',
  'revision',
  'part',
  'is_test',
  'state',
  'step',
  'hold_reason',
  'hold_until',
  'items',
  'artwork',
  'address',
  'shipping_title',
  'customs_shipping_minor',
  'currency',
  'problems',
  'created_at',
  'cancel_requested_at',
  'completed_at',
  'lane',
  'due_at',
] as const;

/** What stays when a print order is planned anew: who it is, and since when. */
const KEPT = new Set(['shop', 'order_gid', 'external_id', 'created_at']);

const columnNames = sql([COLUMNS.join(', ')]);
const replacements = sql([
  COLUMNS.filter((column) => !KEPT.has(column))
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
]);

/** Nothing of it can be at Picanova, so it may become another. */
const REPLACEABLE = sql`print_order.picanova_order_id IS NULL AND print_order.create_asked_at IS NULL
  AND print_order.lease_token IS NULL AND NOT print_order.cancel_pending
  AND print_order.${inStates(statesBefore('planned'))}`;

/** The order may have been cancelled after the plan read it: then nothing of it is sent. */
function stateOf(
  planned: WantedPrintOrder,
  cancelled: boolean,
): Pick<WantedPrintOrder, 'holdReason' | 'holdUntilMs' | 'problems'> & { readonly state: string } {
  return cancelled ? { state: 'cancelled', holdReason: null, holdUntilMs: null, problems: [] } : planned;
}

function rowOf(
  { sealer }: Context,
  what: {
    readonly order: HeldOrder;
    readonly commit: PlanCommit;
    readonly planned: WantedPrintOrder;
    readonly cancelled: boolean;
  },
): Sql {
  const { order: row, commit, planned: p, cancelled } = what;
  const { order, nowMs } = commit;
  const { state, holdReason, holdUntilMs, problems } = stateOf(p, cancelled);
  const ready = state === 'ready';
  const { items, artwork } = sealItems(sealer, row.shop, p.items);
  return sql`(${row.shop}, ${row.order_gid}, ${order.name}, ${order.isTest}, ${p.fulfillmentOrderGid},
    ${p.assignment}, ${p.wholeFulfillmentOrder}, ${p.connectionId}, ${p.region}, ${p.externalId},
    ${p.revision}, ${p.part}, ${p.isTest}, ${state}, ${ready ? 'send' : null}, ${holdReason}, ${holdUntilMs},
    ${items}, ${artwork}, ${sealAddress(sealer, row.shop, p.address)}, ${p.shippingTitle},
    ${p.customsShippingMinor}, ${p.currency}, ${jsonText(problems)}, ${nowMs}, ${cancelled ? nowMs : null},
    ${cancelled ? nowMs : null}, ${laneKey(laneOf(row.shop, 'send'))}, ${ready ? nowMs : null})`;
}

export interface PlannedWritten {
  readonly touches: readonly LaneTouch[];
  /** One of them is leased at this moment, so it could not be replaced. */
  readonly beingSent: boolean;
}

/**
 * Writes the planned print orders over the unsent ones of the same external id; a sent one stays as it is. Attempts and
 * signals go on counting, so that a step which is late to commit is still told of what came meanwhile.
 */
export async function writePlanned(context: Context, order: HeldOrder, commit: PlanCommit): Promise<PlannedWritten> {
  const { tx, dialect } = context;
  const { printOrders, nowMs } = commit;
  if (printOrders.length === 0) return { touches: [], beingSent: false };
  const cancelled = order.cancelled_at !== null || commit.order.cancelledAtMs !== null;
  const sorted = [...printOrders].sort((one, other) => (one.externalId < other.externalId ? -1 : 1));
  const written = await tx.query<Pick<Plain<print_order>, 'external_id' | 'due_at'>>(sql`
    INSERT INTO print_order (${columnNames})
    VALUES ${join(sorted.map((planned) => rowOf(context, { order, commit, planned, cancelled })))}
    ON CONFLICT (shop, external_id) DO UPDATE SET ${replacements}, attempt = 0 WHERE ${REPLACEABLE}
    RETURNING external_id, due_at`);
  const touches = written.some(({ due_at }) => due_at !== null)
    ? [{ lane: laneOf(order.shop, 'send'), dueAtMs: nowMs }]
    : [];
  if (written.length === sorted.length) return { touches, beingSent: false };
  const done = new Set(written.map(({ external_id }) => external_id));
  const left = sorted.map(({ externalId }) => externalId).filter((id) => !done.has(id));
  const leased = await tx.query(
    sql`SELECT id FROM print_order WHERE shop = ${order.shop} AND external_id ${dialect.anyOf(left)}
      AND picanova_order_id IS NULL AND lease_token IS NOT NULL LIMIT 1`,
  );
  return { touches, beingSent: leased.length > 0 };
}
