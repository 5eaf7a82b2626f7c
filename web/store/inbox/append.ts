import type { NewInboxEntry } from '../../pipeline/ports/store.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { join, sql } from '../sql.ts';
import { packBody } from './body-packing.ts';

/** The body is whatever the sender wrote, a buyer's address for one. */
export const INBOX_BODY = 'inbox.body';

const keyOf = (source: string, dedupeKey: string): string => `${source}\n${dedupeKey}`;

/**
 * One multi-row insert, so one commit for many webhooks; a few hundred rows at most (a statement holds 32,766 values on SQLite).
 * What the insert does not answer was there before; of two equal ones in the batch, the first is stored.
 */
export async function appendToInbox({ database, sealer }: { database: Database; sealer: Sealer }, entries: readonly NewInboxEntry[]): Promise<readonly ('stored' | 'duplicate')[]> {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => {
    const body = sealer.seal(packBody(entry.body), { shop: entry.shop, column: INBOX_BODY });
    return sql`(${entry.source}, ${entry.dedupeKey}, ${entry.shop}, ${entry.topic}, ${entry.connectionId}, ${entry.triggeredAtMs}, ${entry.receivedAtMs}, ${body}, ${entry.receivedAtMs})`;
  });
  const inserted = await database.query<{ source: string; dedupe_key: string }>(sql`
    INSERT INTO inbox (source, dedupe_key, shop, topic, connection_id, triggered_at, received_at, body, due_at) VALUES ${join(rows)}
    ON CONFLICT DO NOTHING RETURNING source, dedupe_key`);
  const stored = new Set(inserted.map(({ source, dedupe_key }) => keyOf(source, dedupe_key)));
  return entries.map(({ source, dedupeKey }) => (stored.delete(keyOf(source, dedupeKey)) ? 'stored' : 'duplicate'));
}
