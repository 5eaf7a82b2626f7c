import { errorText } from '../../domain/kernel/error-text.ts';
import { batchOf } from '../../domain/webhooks/signal-batch.ts';
import type { InboxOutcome, InboxStore } from '../../pipeline/ports/index.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import { isDataFault } from '../data-fault.ts';
import type { Database, Statements } from '../database.ts';
import { sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { applySignals } from './apply-signals.ts';

type Settled = Parameters<InboxStore['settle']>[0][number];

interface LeasedRow {
  readonly id: number;
  readonly lease_token: string | null;
  readonly connection_id: string | null;
  readonly received_at: number;
}

const OUTCOMES: readonly InboxOutcome[] = ['done', 'ignored', 'unreadable'];

interface Parts {
  readonly database: Database;
  readonly now: () => number;
  readonly log: Log;
}

/** Rows that this process still holds, by their token, kept as they are until the transaction ends. */
async function stillHeld(
  { tx, dialect }: TransactionContext,
  entries: readonly Settled[],
): Promise<ReadonlyMap<string, LeasedRow>> {
  const rows = await tx.query<LeasedRow>(
    sql`SELECT id, lease_token, connection_id, received_at FROM inbox
      WHERE id ${dialect.anyOf(entries.map(({ lease }) => Number(lease.id)))} ORDER BY id ${dialect.forUpdate}`,
  );
  return new Map(rows.map((row) => [row.lease_token ?? '', row]));
}

/**
 * Signals and settlement stand or fall together; an entry that somebody else holds by now is left to them, signals and
 * all.
 */
function settleTogether({ database, now }: Parts, entries: readonly Settled[]): Promise<void> {
  const { dialect } = database;
  const nowMs = now();
  return database.transaction(async (tx) => {
    const context: TransactionContext = { tx, dialect, nowMs };
    const held = await stillHeld(context, entries);
    const ours = entries.filter(({ lease }) => held.has(lease.token));
    for (const outcome of OUTCOMES) {
      const ids = ours.filter((entry) => entry.outcome === outcome).map(({ lease }) => Number(lease.id));
      if (ids.length === 0) continue;
      await tx.execute(
        sql`UPDATE inbox SET state = ${outcome}, settled_at = ${nowMs}, due_at = NULL, lease_until = NULL,
          lease_token = NULL WHERE id ${dialect.anyOf(ids)}`,
      );
    }
    await rememberWebhooks(
      tx,
      ours.flatMap(({ lease }) => held.get(lease.token) ?? []),
    );
    await applySignals(context, batchOf(ours.flatMap(({ signals }) => signals)));
  });
}

/** What it asks for can never be written: it is set aside by name. */
async function settleAlone(parts: Parts, entry: Settled): Promise<void> {
  try {
    await settleTogether(parts, [entry]);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    const kinds = entry.signals.map(({ kind }) => kind);
    parts.log.error('webhook_not_applied', { id: entry.lease.id, kinds, error: errorText(error) });
    await settleTogether(parts, [{ lease: entry.lease, outcome: 'unreadable', signals: [] }]);
  }
}

/** Settles a batch; when one entry makes it fail, each for itself, so that only that one is set aside. */
export async function settleEntries(parts: Parts, entries: readonly Settled[]): Promise<void> {
  if (entries.length === 0) return;
  try {
    await settleTogether(parts, entries);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    for (const entry of entries) await settleAlone(parts, entry);
  }
}

/** The merchant sees on the connection whether a call has ever arrived. */
async function rememberWebhooks(tx: Statements, rows: readonly LeasedRow[]): Promise<void> {
  const latest = new Map<string, number>();
  for (const { connection_id: id, received_at: at } of rows)
    if (id !== null) latest.set(id, Math.max(at, latest.get(id) ?? 0));
  for (const [id, at] of [...latest].sort(([one], [other]) => (one < other ? -1 : 1))) {
    await tx.execute(
      sql`UPDATE connection SET last_webhook_at = ${at}
        WHERE id = ${id} AND (last_webhook_at IS NULL OR last_webhook_at < ${at})`,
    );
  }
}
