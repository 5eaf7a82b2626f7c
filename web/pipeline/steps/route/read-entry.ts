import { signalsOfPicanova } from '../../../domain/webhooks/picanova-signals.ts';
import { signalsOfShopify } from '../../../domain/webhooks/shopify-signals.ts';
import { parseShopDomain } from '../../../domain/kernel/ids.ts';
import { parseObject } from '../../../domain/kernel/json.ts';
import type { InboxEntry, InboxOutcome, Signal } from '../../ports/index.ts';

/** What an entry is read from; plain data, so that it can be read on another thread. */
export type Readable = Pick<
  InboxEntry,
  'source' | 'shop' | 'topic' | 'connectionId' | 'triggeredAtMs' | 'receivedAtMs' | 'body'
>;

export interface ReadEntry {
  readonly outcome: InboxOutcome;
  readonly signals: readonly Signal[];
}

export const UNREADABLE: ReadEntry = { outcome: 'unreadable', signals: [] };

/** What one stored webhook means; the same wherever it is read. */
export function readEntry(entry: Readable): ReadEntry {
  const shop = parseShopDomain(entry.shop);
  const body = parseObject(entry.body);
  if (shop === null || body === null) return UNREADABLE;
  const { topic, receivedAtMs, triggeredAtMs, connectionId } = entry;
  if (entry.source === 'shopify')
    return outcomeOf(signalsOfShopify({ topic, shop, body, receivedAtMs, triggeredAtMs }));
  return connectionId === null ? UNREADABLE : outcomeOf(signalsOfPicanova({ connectionId, body, receivedAtMs }));
}

function outcomeOf(signals: readonly Signal[] | 'unreadable'): ReadEntry {
  if (signals === 'unreadable') return UNREADABLE;
  return { outcome: signals.length > 0 ? 'done' : 'ignored', signals };
}
