import type { NewInboxEntry } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { packBody } from './body-packing.ts';

/** The body is whatever the sender wrote, a buyer's address for one. */
export const INBOX_BODY = 'inbox.body';

const COLUMNS = [
  'source',
  'dedupe_key',
  'shop',
  'topic',
  'connection_id',
  'triggered_at',
  'received_at',
  'body',
  'due_at',
];

/** One commit for many webhooks. Of two equal ones in the batch, the first is stored. */
export async function appendToInbox(
  { database, sealer }: { database: Database; sealer: Sealer },
  entries: readonly NewInboxEntry[],
): Promise<readonly ('stored' | 'duplicate')[]> {
  if (entries.length === 0) return [];
  const rows = entries.map(({ source, dedupeKey, shop, topic, connectionId, triggeredAtMs, receivedAtMs, body }) => {
    const sealed = sealer.seal(packBody(body), { shop, column: INBOX_BODY });
    return [source, dedupeKey, shop, topic, connectionId, triggeredAtMs, receivedAtMs, sealed, receivedAtMs];
  });
  const stored = await database.insertNew({
    table: 'inbox',
    columns: COLUMNS,
    identity: ['source', 'dedupe_key'],
    rows,
  });
  return stored.map((isNew) => (isNew ? 'stored' : 'duplicate'));
}
