import { isStorable } from '../../domain/kernel/storable-text.ts';
import { LARGEST_BODY_BYTES } from '../../domain/webhooks/largest-body.ts';
import type { Appended, NewInboxEntry } from '../../pipeline/ports/index.ts';
import { isDataFault } from '../data-fault.ts';
import type { Database, NewRows } from '../database.ts';
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

/** PostgreSQL takes 2,704 bytes into an index, UTF-8 has three bytes at most for each of these; real keys have 60. */
const LONGEST_KEY = 800;

interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
}

const isTime = (ms: number | null): boolean => ms === null || Number.isSafeInteger(ms);

function canBeTaken(entry: NewInboxEntry): boolean {
  const { dedupeKey, shop, topic, connectionId, triggeredAtMs, receivedAtMs, body } = entry;
  if (dedupeKey.length > LONGEST_KEY || body.length > LARGEST_BODY_BYTES) return false;
  if (!isTime(triggeredAtMs) || !isTime(receivedAtMs)) return false;
  return [dedupeKey, shop, topic, connectionId ?? ''].every(isStorable);
}

function insert({ database, sealer }: Parts, entries: readonly NewInboxEntry[]): Promise<readonly boolean[]> {
  const rows: NewRows['rows'] = entries.map((entry) => {
    const { source, dedupeKey, shop, topic, connectionId, triggeredAtMs, receivedAtMs, body } = entry;
    const sealed = sealer.seal(packBody(body), { shop, column: INBOX_BODY });
    return [source, dedupeKey, shop, topic, connectionId, triggeredAtMs, receivedAtMs, sealed, receivedAtMs];
  });
  return database.insertNew({ table: 'inbox', columns: COLUMNS, identity: ['source', 'dedupe_key'], rows });
}

const appendedOf = (isNew: boolean | undefined): Appended => (isNew ? 'stored' : 'duplicate');

/** Slow, and hardly ever needed: whatever no check foresaw is refused alone. */
async function insertOneByOne(parts: Parts, entries: readonly NewInboxEntry[]): Promise<readonly Appended[]> {
  const results: Appended[] = [];
  for (const entry of entries) {
    try {
      const [isNew] = await insert(parts, [entry]);
      results.push(appendedOf(isNew));
    } catch (error) {
      if (!isDataFault(error)) throw error;
      results.push('refused');
    }
  }
  return results;
}

async function insertAll(parts: Parts, entries: readonly NewInboxEntry[]): Promise<readonly Appended[]> {
  try {
    return (await insert(parts, entries)).map(appendedOf);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    return insertOneByOne(parts, entries);
  }
}

/**
 * One commit for many webhooks. Of two equal ones in the batch, the first is stored. A bad one is refused without its
 * neighbours.
 */
export async function appendToInbox(parts: Parts, entries: readonly NewInboxEntry[]): Promise<readonly Appended[]> {
  const good = entries.filter(canBeTaken);
  const results = (good.length === 0 ? [] : await insertAll(parts, good)).values();
  return entries.map((entry) => (canBeTaken(entry) ? results.next().value : undefined) ?? 'refused');
}
