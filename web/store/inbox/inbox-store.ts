import type { ConnectionId } from '../../domain/kernel/ids.ts';
import type { ClaimRequest, InboxEntry, InboxStore } from '../../pipeline/ports/index.ts';
import type { Random } from '../../pipeline/ports/system.ts';
import type { Database, Plain } from '../database.ts';
import type { inbox } from '../generated/sqlite/client.ts';
import { createLeases, leaseColumns } from '../queue/claim.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { appendToInbox, INBOX_BODY } from './append.ts';
import { unpackBody } from './body-packing.ts';
import { settleEntries } from './settle.ts';

type InboxRow = Plain<inbox>;

export function createInboxStore(parts: {
  database: Database;
  sealer: Sealer;
  random: Random;
  now: () => number;
}): InboxStore {
  const { database, sealer, random } = parts;
  const { dialect } = database;

  function entryOf(row: InboxRow, leases: ReturnType<typeof createLeases>): InboxEntry {
    return {
      source: row.source as InboxEntry['source'],
      dedupeKey: row.dedupe_key,
      shop: row.shop,
      topic: row.topic,
      connectionId: row.connection_id as ConnectionId | null,
      triggeredAtMs: row.triggered_at,
      receivedAtMs: row.received_at,
      body:
        row.body === null
          ? new Uint8Array()
          : unpackBody(sealer.open(row.body, { shop: row.shop, column: INBOX_BODY })),
      lease: leases.leaseOf(row),
      attempt: row.attempt + 1,
    };
  }

  async function claim(request: ClaimRequest): Promise<readonly InboxEntry[]> {
    const due = await database.query(sql`SELECT id FROM inbox WHERE due_at <= ${request.nowMs} LIMIT 1`);
    if (due.length === 0) return [];
    return database.transaction(async (tx) => {
      const rows = await tx.query<InboxRow>(
        sql`SELECT * FROM inbox WHERE due_at <= ${request.nowMs}
          ORDER BY due_at LIMIT ${request.limit} ${dialect.skipLocked}`,
      );
      const leases = createLeases('inbox', random);
      if (rows.length > 0)
        await tx.execute(
          sql`UPDATE inbox SET ${leaseColumns(leases.prefix, request)}
            WHERE id ${dialect.anyOf(rows.map(({ id }) => id))}`,
        );
      return rows.map((row) => entryOf(row, leases));
    });
  }

  return {
    append: (entries) => appendToInbox({ database, sealer }, entries),
    claim,
    settle: (entries) => settleEntries(parts, entries),
  };
}
