import type { ConnectionId } from '../../domain/kernel/ids.ts';
import { LARGEST_BODY_BYTES } from '../../domain/webhooks/largest-body.ts';
import type { ClaimRequest, InboxEntry } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { Dialect } from '../dialect.ts';
import type { inbox } from '../generated/sqlite/client.ts';
import { createLeases, leaseColumns } from '../queue/claim.ts';
import { openOrSay, type Opened, type Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { INBOX_BODY } from './append.ts';
import { unpackBody, unpackedBytes } from './body-packing.ts';

/**
 * A backlog is claimed by bytes: the bodies of one claim, as they lie and as they unpack, stay within this, however
 * many rows are due. One body alone may take all of it.
 */
const CLAIM_BYTES = 16 * 1024 * 1024;
/**
 * So often was it claimed and never settled: reading it ended the process, or writing what it asks for never worked.
 * Seven of the ten come a minute or more after each other (`release-expired`).
 */
const TRIES = 10;

type InboxRow = Plain<inbox>;

interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly random: Random;
  readonly log: Log;
}

interface Claimed {
  readonly row: InboxRow;
  readonly body: Opened;
}

/** As many from the beginning as fit, at least one. */
function fitting<Row>(rows: readonly Row[], bytesOf: (row: Row) => number): readonly Row[] {
  let bytes = 0;
  const end = rows.findIndex((row, at) => (bytes += bytesOf(row)) > CLAIM_BYTES && at > 0);
  return end === -1 ? rows : rows.slice(0, end);
}

/** Due rows, longest due first. Bodies are asked for only once it is known how large they are. */
async function dueRows(tx: Statements, dialect: Dialect, request: ClaimRequest): Promise<readonly InboxRow[]> {
  const due = await tx.query<{ readonly id: number; readonly bytes: number }>(
    sql`SELECT id, coalesce(length(body), 0) AS bytes FROM inbox WHERE due_at <= ${request.nowMs}
      ORDER BY due_at LIMIT ${request.limit} ${dialect.skipLocked}`,
  );
  if (due.length === 0) return [];
  const ids = fitting(due, ({ bytes }) => Number(bytes)).map(({ id }) => id);
  const rows = await tx.query<InboxRow>(sql`SELECT * FROM inbox WHERE id ${dialect.anyOf(ids)}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function openBody(sealer: Sealer, { attempt, body, shop }: InboxRow): Opened {
  if (attempt >= TRIES) return { outcome: 'unreadable', why: `it was tried ${attempt} times` };
  if (body === null) return { outcome: 'opened', plain: Buffer.alloc(0) };
  return openOrSay(sealer, body, { shop, column: INBOX_BODY });
}

/** What is not going to be unpacked takes none. */
function roomOf({ body }: Claimed): number {
  const bytes = body.outcome === 'opened' ? unpackedBytes(body.plain) : 0;
  return bytes > LARGEST_BODY_BYTES ? 0 : bytes;
}

function unpacked({ row, body }: Claimed): Claimed {
  return { row, body: body.outcome === 'opened' && body.plain.length > 0 ? unpackBody(body.plain) : body };
}

function entryOf(row: InboxRow, body: Uint8Array, leases: ReturnType<typeof createLeases>): InboxEntry {
  return {
    source: row.source as InboxEntry['source'],
    dedupeKey: row.dedupe_key,
    shop: row.shop,
    topic: row.topic,
    connectionId: row.connection_id as ConnectionId | null,
    triggeredAtMs: row.triggered_at,
    receivedAtMs: row.received_at,
    body,
    lease: leases.leaseOf(row),
    attempt: row.attempt + 1,
  };
}

/**
 * Due entries with their bodies. One that cannot be opened or unpacked is set aside by name, as `unreadable`, with its
 * body as it lies; the others of the claim are not touched by it.
 */
export async function claimEntries(parts: Parts, request: ClaimRequest): Promise<readonly InboxEntry[]> {
  const { database, sealer, random, log } = parts;
  const { dialect } = database;
  const due = await database.query(sql`SELECT id FROM inbox WHERE due_at <= ${request.nowMs} LIMIT 1`);
  if (due.length === 0) return [];
  return database.transaction(async (tx) => {
    const rows = await dueRows(tx, dialect, request);
    const opened = rows.map((row): Claimed => ({ row, body: openBody(sealer, row) }));
    const claimed = fitting(opened, roomOf).map(unpacked);
    const leases = createLeases('inbox', random);
    const entries: InboxEntry[] = [];
    const unreadable: number[] = [];
    for (const { row, body } of claimed) {
      if (body.outcome === 'opened') entries.push(entryOf(row, body.plain, leases));
      else {
        unreadable.push(row.id);
        const { id, source, topic, shop } = row;
        log.error('webhook_unreadable', { id, source, topic, shop, why: body.why });
      }
    }
    if (entries.length > 0)
      await tx.execute(
        sql`UPDATE inbox SET ${leaseColumns(leases.prefix, request)}
          WHERE id ${dialect.anyOf(entries.map(({ lease }) => Number(lease.id)))}`,
      );
    if (unreadable.length > 0)
      await tx.execute(
        sql`UPDATE inbox SET state = 'unreadable', settled_at = ${request.nowMs}, due_at = NULL
          WHERE id ${dialect.anyOf(unreadable)}`,
      );
    return entries;
  });
}
