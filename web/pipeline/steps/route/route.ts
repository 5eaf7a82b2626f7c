import type { InboxEntry, InboxStore, Log } from '../../ports/index.ts';
import { errorText } from '../../../domain/kernel/error-text.ts';
import { readEntry, UNREADABLE, type Readable, type ReadEntry } from './read-entry.ts';

export interface RoutePorts {
  readonly inbox: Pick<InboxStore, 'settle'>;
  /** Unpacks and reads a large entry off the event loop; rejects when it cannot be read there. */
  readonly readLarge: (entry: Readable) => Promise<ReadEntry>;
  readonly log: Log;
}

/**
 * Gives stored webhooks their meaning. A webhook is a signal, never data: it says which order to look at again. What
 * cannot be read is kept, named `unreadable` and counted; it never stops its neighbours.
 */
export function createRoute({ inbox, readLarge, log }: RoutePorts) {
  async function read(entry: InboxEntry): Promise<ReadEntry> {
    const { source, topic, shop, body } = entry;
    const bytes = body.length;
    try {
      const result = entry.isPacked ? await readLarge(entry) : readEntry(entry);
      if (result.outcome === 'unreadable') log.warn('webhook_unreadable', { source, topic, shop, bytes });
      return result;
    } catch (error) {
      log.error('webhook_unreadable', { source, topic, shop, bytes, error: errorText(error) });
      return UNREADABLE;
    }
  }

  return async function route(entries: readonly InboxEntry[]): Promise<void> {
    const settled = [];
    for (const entry of entries) settled.push({ lease: entry.lease, ...(await read(entry)) });
    await inbox.settle(settled);
  };
}
