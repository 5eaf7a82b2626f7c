import { signalsOfPicanova } from '../../../domain/webhooks/picanova-signals.ts';
import { signalsOfShopify } from '../../../domain/webhooks/shopify-signals.ts';
import { parseShopDomain } from '../../../domain/kernel/ids.ts';
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

/** What one stored webhook means. */
export function readEntry(entry: Readable): ReadEntry {
  const shop = parseShopDomain(entry.shop);
  const body = parseJson(entry.body);
  if (shop === null || body === undefined) return UNREADABLE;
  const { topic, receivedAtMs, triggeredAtMs, connectionId } = entry;
  if (entry.source === 'shopify')
    return outcomeOf(signalsOfShopify({ topic, shop, body, receivedAtMs, triggeredAtMs }));
  return connectionId === null ? UNREADABLE : outcomeOf(signalsOfPicanova({ connectionId, body, receivedAtMs }));
}

function outcomeOf(signals: readonly Signal[] | 'unreadable'): ReadEntry {
  if (signals === 'unreadable') return UNREADABLE;
  return { outcome: signals.length > 0 ? 'done' : 'ignored', signals };
}

/**
 * An order of 8 MB has some 400,000 values. Millions of empty lists fit into as much, take 20 times their size when
 * they are parsed, and are nobody's webhook.
 */
const MOST_VALUES = 1_000_000;
const BEFORE_A_VALUE = [',', '[', '{'];

/** Told from the bytes, without parsing them; commas and brackets in texts count too. */
function hasTooManyValues(bytes: Buffer): boolean {
  if (bytes.length <= MOST_VALUES) return false;
  let values = 0;
  for (const mark of BEFORE_A_VALUE)
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
      if ((values += 1) > MOST_VALUES) return true;
  return false;
}

function parseJson(body: Uint8Array): unknown {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (hasTooManyValues(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
