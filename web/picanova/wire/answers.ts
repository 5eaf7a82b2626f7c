import type { z } from 'zod';

/**
 * An answer's body, read: its value and how many list entries had to be left out; or why it cannot be read. Reasons
 * name places, never values.
 */
export type Read<T> =
  | { readonly readable: true; readonly value: T; readonly skipped: number }
  | { readonly readable: false; readonly reason: string };

/** The JSON of a body. Proxies answer HTML and cut bodies short (picanova-api §7 no. 15). */
export function parseJson(text: string): Read<unknown> {
  try {
    return { readable: true, value: JSON.parse(text), skipped: 0 };
  } catch (error) {
    if (error instanceof SyntaxError)
      return { readable: false, reason: text === '' ? 'the answer is empty' : 'the answer is not JSON' };
    throw error;
  }
}

/** What stands under `data`, or the answer itself when it has no `data` (picanova-api §2.4.4). */
function unwrap(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'data' in json ? json.data : json;
}

/**
 * The list under `data`, or the answer itself when it is a list; null when it is neither, which is not the same as an
 * empty list.
 */
export function unwrapList(json: unknown): unknown {
  if (Array.isArray(json)) return json;
  return typeof json === 'object' && json !== null && 'data' in json ? json.data : null;
}

/** One thing: under `data`, at top level, or alone in a list. */
export function unwrapOne(json: unknown): unknown {
  const data = unwrap(json);
  return Array.isArray(data) && data.length === 1 ? data[0] : data;
}

/** The first fault of a failed parse as `items.0.id: Invalid input`. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `the answer cannot be read at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown fault'}`;
}
