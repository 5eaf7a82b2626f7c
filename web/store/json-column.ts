import { asObject, type JsonObject } from '../domain/kernel/json.ts';

/**
 * JSON of a column, read so that one bad row stops nobody: null = it does not parse, or is of another shape. What this
 * store wrote is as its readers expect it, so nothing more is checked.
 */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list, for a reader that knows what is in it. */
export function jsonList<Entry>(text: string): readonly Entry[] | null {
  const value = parse(text);
  return Array.isArray(value) ? (value as readonly Entry[]) : null;
}

export function jsonObject(text: string): JsonObject | null {
  return asObject(parse(text));
}
