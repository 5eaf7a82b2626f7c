import type { ClaimedPrintOrder, LaneClaimRequest, PrintOrderStore } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { PrintOrderStep } from '../../domain/print-order/states.ts';
import type { Statements } from '../database.ts';
import { claimFromLanes, createLeases, leaseColumns } from '../queue/claim.ts';
import { parseLane, type Queue } from '../queue/lanes.ts';
import { rowIdOf } from '../row-id.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { commandPrintOrder } from './commands.ts';
import { commitPrintOrder, type CommitParts } from './commit.ts';
import { wakeOrphans } from './orphans.ts';
import { readPrintOrders, readShipments } from './read-print-orders.ts';
import { printOrderOf, type PrintOrderRow } from './rows.ts';
import { keepWorkable } from './workable.ts';

/** What a claimed row is handed out for: whatever it waited for, a pending cancel goes first. */
function stepOf(row: PrintOrderRow): PrintOrderStep {
  return row.cancel_pending ? 'cancel' : ((row.step ?? 'sync') as PrintOrderStep);
}

const BY_URGENCY: readonly Queue[] = ['cancels', 'read_backs', 'print_orders', 'polls'];

export function createPrintOrderStore(
  parts: CommitParts & { readonly sealer: Sealer; readonly random: Random; readonly log: Log },
): PrintOrderStore {
  const { database, sealer, random } = parts;
  const { dialect } = database;

  async function claim(request: LaneClaimRequest): Promise<readonly ClaimedPrintOrder[]> {
    const leases = createLeases('print_order', random);
    const take = async (tx: Statements, rows: readonly PrintOrderRow[]): Promise<void> => {
      await tx.execute(sql`
        UPDATE print_order SET ${leaseColumns(leases.prefix, request)},
          resync = CASE WHEN step = 'sync' AND NOT cancel_pending THEN false ELSE resync END
        WHERE id ${dialect.anyOf(rows.map(({ id }) => id))}`);
    };
    const rows = await claimFromLanes<PrintOrderRow>(
      database,
      { table: 'print_order', queues: BY_URGENCY, request },
      take,
    );
    const shipments = await readShipments(database, dialect, rows);
    const claimed = rows.map((row) => ({
      ...printOrderOf(row, sealer, shipments.get(row.id)),
      step: stepOf(row),
      lane: row.lane,
      rung: parseLane(row.lane).queue === 'read_backs',
      lease: leases.leaseOf(row),
      attempt: row.attempt + 1,
    }));
    return keepWorkable(parts, new Map(rows.map((row) => [String(row.id), row])), { claimed, nowMs: request.nowMs });
  }

  return {
    claim,
    markAsked: (lease, nowMs) =>
      database.transaction(async (tx) => {
        const held = await tx.execute(
          sql`UPDATE print_order SET create_asked_at = ${nowMs}
            WHERE id = ${Number(lease.id)} AND lease_token = ${lease.token} AND NOT cancel_pending`,
        );
        return held === 0 ? 'stopped' : 'marked';
      }),
    commit: (lease, change) => commitPrintOrder(parts, lease, change),
    find: async (shop, id) => (await readPrintOrders(parts, sql`id = ${rowIdOf(id)} AND shop = ${shop}`))[0] ?? null,
    wakeOrphans: (connection, externalIds, nowMs) => wakeOrphans(database, connection, { externalIds, nowMs }),
    request: (shop, id, command) => commandPrintOrder(database, { shop, id: rowIdOf(id) }, command),
  };
}
