import type { ConnectionId } from '../../domain/kernel/ids.ts';
import { LARGEST_BODY_BYTES } from '../../domain/webhooks/largest-body.ts';
import type { ClaimRequest, InboxEntry } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { inbox } from '../generated/sqlite/client.ts';
import { createLeases, leaseColumns } from '../queue/claim.ts';
import { openOrSay, type Opened, type Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';
import { INBOX_BODY } from './append.ts';
import type { BodyRoom } from './body-room.ts';
import { isLarge, unpackBody, unpackedBytes } from './body-packing.ts';

/**
 * A backlog is claimed by bytes: the bodies in memory, as they lie and as they unpack, stay within this, however many
 * rows are due: 1,600 orders of 5 kB, or one that is as large as the door takes.
 */
export const HELD_BYTES = 8 * 1024 * 1024;
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
  readonly room: BodyRoom;
}

interface Room {
  readonly bytes: number;
  readonly isEmpty: boolean;
}

interface Claimed {
  readonly row: InboxRow;
  readonly body: Opened;
}

/** As many from the beginning as fit; one at least when no other is held. */
function fitting<Row>(rows: readonly Row[], room: Room, bytesOf: (row: Row) => number): readonly Row[] {
  let bytes = 0;
  const end = rows.findIndex((row, at) => (bytes += bytesOf(row)) > room.bytes && (at > 0 || !room.isEmpty));
  return end === -1 ? rows : rows.slice(0, end);
}

/** Due rows, longest due first. Bodies are asked for only once it is known how large they are. */
async function dueRows(
  { tx, dialect }: Pick<TransactionContext, 'tx' | 'dialect'>,
  request: ClaimRequest,
  room: Room,
): Promise<readonly InboxRow[]> {
  const due = await tx.query<{ readonly id: number; readonly bytes: number }>(
    sql`SELECT id, coalesce(length(body), 0) AS bytes FROM inbox WHERE due_at <= ${request.nowMs}
      ORDER BY due_at LIMIT ${request.limit} ${dialect.skipLocked}`,
  );
  if (due.length === 0) return [];
  const ids = fitting(due, room, ({ bytes }) => Number(bytes)).map(({ id }) => id);
  if (ids.length === 0) return [];
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
function bytesOf({ body }: Claimed): number {
  const bytes = body.outcome === 'opened' ? unpackedBytes(body.plain) : 0;
  return bytes > LARGEST_BODY_BYTES ? 0 : bytes;
}

type Content =
  | { readonly outcome: 'ready'; readonly body: Uint8Array; readonly isPacked: boolean; readonly bytes: number }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** A large one stays packed: unpacking it here would hold the event loop, and have it in memory twice. */
function contentOf({ body }: Claimed): Content {
  if (body.outcome === 'unreadable') return body;
  const bytes = unpackedBytes(body.plain);
  if (body.plain.length === 0 || isLarge(body.plain))
    return { outcome: 'ready', body: body.plain, isPacked: body.plain.length > 0, bytes };
  const unpacked = unpackBody(body.plain);
  return unpacked.outcome === 'opened' ? { outcome: 'ready', body: unpacked.plain, isPacked: false, bytes } : unpacked;
}

function entryOf(
  row: InboxRow,
  { body, isPacked }: Pick<InboxEntry, 'body' | 'isPacked'>,
  leases: ReturnType<typeof createLeases>,
): InboxEntry {
  return {
    source: row.source as InboxEntry['source'],
    dedupeKey: row.dedupe_key,
    shop: row.shop,
    topic: row.topic,
    connectionId: row.connection_id as ConnectionId | null,
    triggeredAtMs: row.triggered_at,
    receivedAtMs: row.received_at,
    body,
    isPacked,
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
  const left = parts.room.left(request.nowMs);
  if (left !== null && left <= 0) return [];
  const room: Room = { bytes: left ?? HELD_BYTES, isEmpty: left === null };
  const due = await database.query(sql`SELECT id FROM inbox WHERE due_at <= ${request.nowMs} LIMIT 1`);
  if (due.length === 0) return [];
  return database.transaction(async (tx) => {
    const rows = await dueRows({ tx, dialect }, request, room);
    const opened = rows.map((row): Claimed => ({ row, body: openBody(sealer, row) }));
    const leases = createLeases('inbox', random);
    const entries: InboxEntry[] = [];
    const unreadable: number[] = [];
    for (const claimed of fitting(opened, room, bytesOf)) {
      const { id, source, topic, shop } = claimed.row;
      const content = contentOf(claimed);
      if (content.outcome === 'ready') {
        const entry = entryOf(claimed.row, content, leases);
        entries.push(entry);
        parts.room.take(entry.lease.token, content.bytes, request.nowMs + request.leaseMs);
      } else {
        unreadable.push(id);
        log.error('webhook_unreadable', { id, source, topic, shop, why: content.why });
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
