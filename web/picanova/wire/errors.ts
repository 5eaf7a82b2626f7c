import { z } from 'zod';
import { parseJson } from './answers.ts';

/** What a refusal says. `fields` is empty unless the answer names fields. */
export interface WireError {
  readonly message: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

const MAX_TEXT = 500;
const messages = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const body = z.object({
  message: z.string().nullable().catch(null),
  errors: z.record(z.string(), messages.catch([])).catch({}),
});

/**
 * Reads any error body: the messages of `errors` when it is an object with messages, else `message`, else the first 500
 * characters (picanova-api §1.7). Needs nothing: the body may be empty, HTML or anything.
 */
export function readError(text: string): WireError {
  const json = parseJson(text);
  const parsed = body.safeParse(json.readable ? json.value : null);
  if (!parsed.success) return { message: text.trim().slice(0, MAX_TEXT), fields: {} };
  const { errors, message } = parsed.data;
  const all = Object.values(errors).flat().join(' | ');
  return { message: (all || message || text.trim()).slice(0, MAX_TEXT), fields: errors };
}
