import { errorText } from '../../../domain/kernel/error-text.ts';
import type { InboxEntry, InboxStore, Log } from '../../ports/index.ts';
import { readEntry, UNREADABLE, type Readable, type ReadEntry } from './read-entry.ts';

export interface RoutePorts {
  readonly inbox: Pick<InboxStore, 'settle'>;
  /** Unpacks and reads a large entry off the event loop; rejects when it cannot be read there. */
  readonly readLarge: (entry: Readable) => Promise<ReadEntry>;
  readonly log: Log;
}

/** Reading this much takes some 20 ms at worst; then whoever else waits for the event loop has a turn. */
const BYTES_AT_A_STRETCH = 500_000;

type Settled = Parameters<InboxStore['settle']>[0][number];

const turnOfOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Gives stored webhooks their meaning. A webhook is a signal, never data: it says which order to look at again. What
 * cannot be read is kept, named `unreadable` and counted; it never stops its neighbours.
 */
export function createRoute({ inbox, readLarge, log }: RoutePorts) {
  async function meaningOf(entry: InboxEntry): Promise<Settled> {
    const { lease, source, topic, shop, body } = entry;
    const bytes = body.length;
    try {
      const result = entry.isPacked ? await readLarge(entry) : readEntry(entry);
      if (result.outcome === 'unreadable') log.warn('webhook_unreadable', { source, topic, shop, bytes });
      return { lease, ...result };
    } catch (error) {
      log.error('webhook_unreadable', { source, topic, shop, bytes, error: errorText(error) });
      return { lease, ...UNREADABLE };
    }
  }

  return async function route(entries: readonly InboxEntry[]): Promise<void> {
    const settled: Settled[] = [];
    let bytes = 0;
    for (const entry of entries) {
      // What is read elsewhere takes no time here.
      const bytesHere = entry.isPacked ? 0 : entry.body.length;
      bytes += bytesHere;
      if (bytes > BYTES_AT_A_STRETCH) {
        await turnOfOthers();
        bytes = bytesHere;
      }
      settled.push(await meaningOf(entry));
    }
    await inbox.settle(settled);
  };
}
