import type { FulfillmentOrderGid, OrderGid } from './ids.ts';
import { gidNumber, gidOf } from './ids.ts';
import { present } from './text.ts';

/** Readers of unknown JSON that never throw: what is not there, or is of another type, is null or empty. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/**
 * A value costs up to a hundred bytes and its share of the event loop however few bytes it is written in: four million
 * nested lists of 8 MB held it for a second. The largest order there can be has some 350,000 values in 6.5 MB, which
 * takes 30 ms.
 */
const MOST_VALUES = 500_000;

/** A value begins behind each. Those in texts count too, which no real text comes near to. */
const OPENS_LIST = 0x5b;
const OPENS_OBJECT = 0x7b;
const COMMA = 0x2c;

function holdsTooMuch(bytes: Uint8Array): boolean {
  if (bytes.length <= MOST_VALUES) return false;
  let values = 0;
  // By place: walking 8 MB by the bytes' own iterator takes twenty times as long.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === OPENS_LIST || byte === OPENS_OBJECT || byte === COMMA) values += 1;
    if (values > MOST_VALUES) return true;
  }
  return false;
}

/** The JSON object that these bytes are; null when they are none, or one of more values than anybody sends. */
export function parseObject(bytes: Uint8Array): JsonObject | null {
  if (holdsTooMuch(bytes)) return null;
  try {
    return asObject(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Trimmed text; numbers are written out, since ids arrive as either. Blank is null. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? present(value) : null;
}

/** Shopify's ids have 64 bits. A longer one is nobody's, and no index takes it. */
const ID = /^\d{1,20}$/;

/** A gid of this type from a number, a numeric text or a gid of the same type; null for anything else. */
function asGid<Type extends 'Order' | 'FulfillmentOrder' | 'Product'>(
  value: unknown,
  type: Type,
): ReturnType<typeof gidOf<Type>> | null {
  const text = asText(value);
  if (text === null) return null;
  const number = text.startsWith(gidOf(type, '')) ? gidNumber(text) : text;
  return number === null || !ID.test(number) ? null : gidOf(type, number);
}

export function asOrderGid(value: unknown): OrderGid | null {
  return asGid(value, 'Order');
}

export function asFulfillmentOrderGid(value: unknown): FulfillmentOrderGid | null {
  return asGid(value, 'FulfillmentOrder');
}

export function asProductGid(value: unknown): string | null {
  return asGid(value, 'Product');
}
