import { hintOfPicanova, hintsOfShopify } from '../../../domain/webhooks/order-hint.ts';
import { parseShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, Hint, InboxEntry, InboxOutcome, InboxStore, Log } from '../../ports/index.ts';

/**
 * Gives stored webhooks their meaning. A webhook is a hint, never data: it says which order to look at again. What
 * cannot be read is kept, named `unreadable` and counted; it never stops its neighbours.
 */
export function createRoute(ports: { inbox: InboxStore; clock: Clock; log: Log }) {
  const { inbox, log } = ports;

  return async function route(entries: readonly InboxEntry[]): Promise<void> {
    const settled = entries.map((entry) => {
      const result = read(entry);
      if (result.outcome === 'unreadable')
        log.warn('webhook_unreadable', {
          source: entry.source,
          topic: entry.topic,
          shop: entry.shop,
          bytes: entry.body.length,
        });
      return { lease: entry.lease, ...result };
    });
    await inbox.settle(settled);
  };
}

function read(entry: InboxEntry): { outcome: InboxOutcome; hints: readonly Hint[] } {
  const shop = parseShopDomain(entry.shop);
  const body = parseJson(entry.body);
  if (shop === null || body === undefined) return { outcome: 'unreadable', hints: [] };
  const { topic, receivedAtMs, triggeredAtMs, connectionId } = entry;
  if (entry.source === 'shopify') return outcomeOf(hintsOfShopify({ topic, shop, body, receivedAtMs, triggeredAtMs }));
  return connectionId === null
    ? { outcome: 'unreadable', hints: [] }
    : outcomeOf(hintOfPicanova({ connectionId, body, receivedAtMs }));
}

function outcomeOf(hints: readonly Hint[] | 'unreadable'): { outcome: InboxOutcome; hints: readonly Hint[] } {
  if (hints === 'unreadable') return { outcome: 'unreadable', hints: [] };
  return { outcome: hints.length > 0 ? 'done' : 'ignored', hints };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
