import { storable } from '../domain/kernel/storable-text.ts';

/**
 * Escapes that PostgreSQL's `jsonb` refuses: NUL and halves of surrogate pairs. Two backslashes before look alike and
 * only cost the slower way.
 */
const REFUSED_ESCAPE = /\\u(?:0000|d[89a-f])/;

/**
 * JSON for a text column that SQL looks into (`print_order.problems`): one bad character would fail the row for ever.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (!REFUSED_ESCAPE.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
