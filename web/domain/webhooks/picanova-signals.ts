import type { LogLine } from '../kernel/log-line.ts';
import type { Signal } from './signal.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import { asObject, asText } from '../kernel/json.ts';
import type { JsonObject } from '../kernel/json.ts';

/** Long comments are shown shortened; the whole text stays at Picanova. */
const MAX_TEXT_LENGTH = 500;

/**
 * Confirmations are read on the full second, so that those of a busy second are read together (one list call shows 15).
 */
const TOGETHER_MS = 1_000;

/** The event's extra field, with the parts of it that a person wants to read (picanova-api §5.4). */
const EXTRAS = ['author', 'reason', 'comment'] as const;
const EVENT_PARTS = ['status', 'location', 'details', 'date'] as const;

const shortened = (text: string): string => text.slice(0, MAX_TEXT_LENGTH);

function textsOf<Key extends string>(from: JsonObject, keys: readonly Key[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = asText(from[key]);
      return text === null ? [] : [[key, shortened(text)]];
    }),
  );
}

function logOf(type: string, parts: JsonObject): LogLine {
  const event = asObject(parts['event']);
  const tracking = event === null ? textsOf(parts, ['event']) : textsOf(event, EVENT_PARTS);
  return { event: 'picanova_event', detail: { type, ...textsOf(parts, EXTRAS), ...tracking } };
}

/**
 * What a Picanova webhook asks for: read this order back. Tolerant of the extra field beside or under `data`, of the
 * order at either place, of v1's `order_id`, of unknown types and of any form of `created` (picanova-api §5.3, §5.4).
 * `unreadable` = no order is named.
 */
export function signalsOfPicanova(webhook: {
  readonly connectionId: ConnectionId;
  readonly body: unknown;
  readonly receivedAtMs: number;
}): readonly Signal[] | 'unreadable' {
  const envelope = asObject(webhook.body);
  if (envelope === null) return 'unreadable';
  const data = asObject(envelope['data']) ?? {};
  const order = asObject(data['order']) ?? asObject(envelope['order']) ?? {};
  const picanovaOrderId = asText(order['id']) ?? asText(order['order_id']) ?? asText(data['order_id']);
  const externalId = asText(order['external_id']);
  if (picanovaOrderId === null && externalId === null) return 'unreadable';
  const type = shortened(asText(envelope['type']) ?? 'unknown');
  const log = logOf(type, { ...envelope, ...data });
  return [
    {
      kind: 'sync',
      connectionId: webhook.connectionId,
      picanovaOrderId,
      externalId,
      dueAtMs: Math.ceil((webhook.receivedAtMs + 1) / TOGETHER_MS) * TOGETHER_MS,
      log,
    },
  ];
}
