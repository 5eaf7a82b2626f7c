import type { ClaimRequest, Lease } from '../../pipeline/ports/index.ts';
import type { Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import type { lane } from '../generated/sqlite/client.ts';
import { raw, sql, type Sql } from '../sql.ts';
import { isReady, restedAt, type LaneClaim } from './lane-claim.ts';
import type { Queue } from './lanes.ts';
import { dueRowsOnPostgres } from './due-rows-postgres.ts';
import { dueRowsOnSqlite } from './due-rows-sqlite.ts';

/**
 * Claims due rows of due lanes in one transaction: `take` writes the lease into the rows found. A lane that was served
 * goes to the end of its queue (or is parked when nothing is left), so that lanes take turns however full they are.
 */
export async function claimFromLanes<Row extends object>(
  database: Database,
  claim: LaneClaim,
  take: (tx: Statements, rows: readonly Row[]) => Promise<void>,
): Promise<readonly Row[]> {
  // Most looks find nothing: they cost one read and no transaction.
  const queues = await readyQueues(database, claim);
  if (queues.length === 0) return [];
  return database.transaction(async (tx) => {
    const find = database.dialect.name === 'sqlite' ? dueRowsOnSqlite<Row> : dueRowsOnPostgres<Row>;
    const { rows, served } = await find(tx, { ...claim, queues }, database.dialect);
    if (rows.length > 0) await take(tx, rows);
    if (served.length > 0) await sendToTheEnd(tx, claim, { served, dialect: database.dialect });
    return rows;
  });
}

/** Queues that have a lane to claim from, in the claim's order. */
async function readyQueues(database: Database, claim: LaneClaim): Promise<readonly Queue[]> {
  const { anyOf } = database.dialect;
  const ready = await database.query<Pick<Plain<lane>, 'queue'>>(
    sql`SELECT DISTINCT queue FROM lane WHERE queue ${anyOf(claim.queues)} AND ${isReady(claim, anyOf)}`,
  );
  return claim.queues.filter((queue) => ready.some((found) => found.queue === queue));
}

/** `ready_at` becomes the due time of the lane's next row, but not before it has rested; null without one. */
async function sendToTheEnd(
  tx: Statements,
  claim: LaneClaim,
  { served, dialect }: { readonly served: readonly string[]; readonly dialect: Dialect },
): Promise<void> {
  const { nowMs } = claim.request;
  await tx.execute(sql`
    UPDATE lane SET ready_at = (
      SELECT CASE WHEN t.due_at <= ${nowMs} THEN ${restedAt(claim, dialect.anyOf)} ELSE t.due_at END
      FROM ${raw(claim.table)} t WHERE t.lane = lane.lane AND t.due_at IS NOT NULL ORDER BY t.due_at LIMIT 1)
    WHERE lane ${dialect.anyOf(served)}`);
}

/** The letter a lease token begins with says which table its row is in. */
export type LeasedTable = 'inbox' | 'shop_order' | 'print_order' | 'job';
const LETTERS: Readonly<Record<LeasedTable, string>> = { inbox: 'i', shop_order: 'o', print_order: 'p', job: 'j' };

/** Tokens of one claim: no two rows share one, so that each lease is kept and given up for itself. */
export function createLeases(
  table: LeasedTable,
  random: Random,
): { readonly prefix: string; leaseOf(row: { readonly id: number; readonly signals?: number }): Lease } {
  const prefix = `${LETTERS[table]}.${random.id()}.`;
  return { prefix, leaseOf: ({ id, signals = 0 }) => ({ id: String(id), token: `${prefix}${id}`, signals }) };
}

/** Ids of the leased rows by table, read from the tokens. */
export function rowsByTable(tokens: readonly string[]): ReadonlyMap<LeasedTable, readonly number[]> {
  const tables = Object.keys(LETTERS) as LeasedTable[];
  return new Map(
    tables.map((table) => [
      table,
      tokens
        .filter((token) => token.startsWith(`${LETTERS[table]}.`))
        .map((token) => Number(token.slice(token.lastIndexOf('.') + 1))),
    ]),
  );
}

/** Sets the lease of rows just read. Idle while leased: nobody else finds them. */
export function leaseColumns(prefix: string, request: ClaimRequest): Sql {
  return sql`due_at = NULL, attempt = attempt + 1, lease_until = ${request.nowMs + request.leaseMs},
    lease_token = CAST(${prefix} AS TEXT) || id`;
}
