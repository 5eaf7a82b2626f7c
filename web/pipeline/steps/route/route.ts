import { signalsOfPicanova } from '../../../domain/webhooks/picanova-signals.ts';
import { signalsOfShopify } from '../../../domain/webhooks/shopify-signals.ts';
import { parseShopDomain } from '../../../domain/kernel/ids.ts';
import { parseObject } from '../../../domain/kernel/json.ts';
import type { Signal, InboxEntry, InboxOutcome, InboxStore, Log } from '../../ports/index.ts';

/** Reading this much takes some 20 ms at worst; then whoever else waits for the event loop has a turn. */
const BYTES_AT_A_STRETCH = 500_000;

type Settled = Parameters<InboxStore['settle']>[0][number];

const turnOfOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Gives stored webhooks their meaning. A webhook is a signal, never data: it says which order to look at again. What
 * cannot be read is kept, named `unreadable` and counted; it never stops its neighbours.
 */
export function createRoute(ports: { inbox: Pick<InboxStore, 'settle'>; log: Log }) {
  const { inbox, log } = ports;

  function meaningOf(entry: InboxEntry): Settled {
    const result = read(entry);
    if (result.outcome === 'unreadable')
      log.warn('webhook_unreadable', {
        source: entry.source,
        topic: entry.topic,
        shop: entry.shop,
        bytes: entry.body.length,
      });
    return { lease: entry.lease, ...result };
  }

  return async function route(entries: readonly InboxEntry[]): Promise<void> {
    const settled: Settled[] = [];
    let bytes = 0;
    for (const entry of entries) {
      bytes += entry.body.length;
      if (bytes > BYTES_AT_A_STRETCH) {
        await turnOfOthers();
        bytes = entry.body.length;
      }
      settled.push(meaningOf(entry));
    }
    await inbox.settle(settled);
  };
}

function read(entry: InboxEntry): { outcome: InboxOutcome; signals: readonly Signal[] } {
  const shop = parseShopDomain(entry.shop);
  const body = parseObject(entry.body);
  if (shop === null || body === null) return { outcome: 'unreadable', signals: [] };
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
