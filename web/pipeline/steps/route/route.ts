import { signalsOfPicanova } from '../../../domain/webhooks/picanova-signals.ts';
import { signalsOfShopify } from '../../../domain/webhooks/shopify-signals.ts';
import { parseShopDomain } from '../../../domain/kernel/ids.ts';
import type { Signal, InboxEntry, InboxOutcome, InboxStore, Log } from '../../ports/index.ts';

/**
 * Gives stored webhooks their meaning. A webhook is a signal, never data: it says which order to look at again. What
 * cannot be read is kept, named `unreadable` and counted; it never stops its neighbours.
 */
export function createRoute(ports: { inbox: Pick<InboxStore, 'settle'>; log: Log }) {
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

function read(entry: InboxEntry): { outcome: InboxOutcome; signals: readonly Signal[] } {
  const shop = parseShopDomain(entry.shop);
  const body = parseJson(entry.body);
  if (shop === null || body === undefined) return { outcome: 'unreadable', signals: [] };
  const { topic, receivedAtMs, triggeredAtMs, connectionId } = entry;
  if (entry.source === 'shopify')
    return outcomeOf(signalsOfShopify({ topic, shop, body, receivedAtMs, triggeredAtMs }));
  return connectionId === null
    ? { outcome: 'unreadable', signals: [] }
    : outcomeOf(signalsOfPicanova({ connectionId, body, receivedAtMs }));
}

function outcomeOf(signals: readonly Signal[] | 'unreadable'): { outcome: InboxOutcome; signals: readonly Signal[] } {
  if (signals === 'unreadable') return { outcome: 'unreadable', signals: [] };
  return { outcome: signals.length > 0 ? 'done' : 'ignored', signals };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
