import type { FulfillmentOrderGid, OrderGid } from './ids.ts';
import { gidNumber, gidOf } from './ids.ts';
import { present } from './text.ts';

/** Readers of unknown JSON that never throw: what is not there, or is of another type, is null or empty. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
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
function asGid<Type extends 'Order' | 'FulfillmentOrder'>(
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
