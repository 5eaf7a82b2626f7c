import { z } from 'zod';
import { REGIONS } from '../domain/kernel/ids.ts';
import { PROBLEM_CODES } from '../domain/kernel/problems.ts';
import { isStorable } from '../domain/kernel/storable-text.ts';

/** Words that every screen uses. Times are epoch ms, money is in minor units, ids are Shopify gids or the app's own. */
export const region = z.enum(REGIONS);
export const problemCode = z.enum(PROBLEM_CODES);

/** One problem; its text is made by the page from code and detail (product §9). */
export const problemView = z.object({
  code: problemCode,
  lineItemGid: z.string().optional(),
  /** Where the print fields behind it are edited: numbers of variant and product. */
  variant: z.object({ number: z.string(), product: z.string() }).optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

/** A line of `domain/print-fields/notes.ts`: where a field came from, what was corrected or ignored. */
export const noteView = z.object({ code: z.string(), parts: z.array(z.string()) });

export const nameValue = z.object({ name: z.string(), value: z.string() });
export const money = z.object({ minor: z.number(), currency: z.string() });

/** Row ids and row numbers are 32 bits wide; PostgreSQL refuses a comparison with more. */
export const LARGEST_ROW = 2 ** 31 - 1;

/** The years 2000 to 2100, whatever the time zone. */
const EARLIEST_MS = Date.UTC(1999, 11, 31);
const LATEST_MS = Date.UTC(2101, 0, 2);

/**
 * Whatever comes in has an end: a length, a greatest number, a latest date. Jobs and databases meet nothing that they
 * cannot hold (`test/api/bounds.test.ts` walks every route).
 */
export function inputText(mostCharacters: number) {
  return z.string().max(mostCharacters).refine(isStorable);
}

export const epochMs = z.int().min(EARLIEST_MS).max(LATEST_MS);

/** The number at the end of a gid; what links name. Shopify's numbers are ones that JavaScript counts exactly. */
export const gidNumber = z
  .string()
  .regex(/^\d{1,16}$/)
  .refine((text) => Number.isSafeInteger(Number(text)));

/** Id of a job or a print order. */
export const rowId = z
  .string()
  .regex(/^\d{1,10}$/)
  .refine((text) => Number(text) <= LARGEST_ROW);

const PAGE_LIMIT = 100;

/** Words that are searched for. */
export const searchText = z.string().trim().max(200).refine(isStorable);

/** A page of a list: `after` is the `next` of the page before it, opaque; a cursor that is none of ours is a 400. */
export const pageQuery = z.object({
  after: inputText(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
});

/** `next` null = this was the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Every answer outside 2xx. `issues` names faulty inputs by their path, `field.sub.0`. */
export const apiError = z.object({
  error: z.enum([
    'invalid_input',
    'not_found',
    'not_connected',
    'not_possible',
    'conflict',
    'too_many',
    'busy',
    'too_many_requests',
    'session_token_invalid',
    'token_exchange_refused',
    'shopify_unreachable',
    'shopify_access_lost',
    'access_not_granted',
    'shopify_refused',
    'picanova_unreachable',
    'storage_full',
    'storage_unavailable',
    'bad_request',
    'internal_error',
  ]),
  /** What the other system said; not translated. */
  reason: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export type { Region } from '../domain/kernel/ids.ts';
export type ProblemView = z.infer<typeof problemView>;
export type NoteView = z.infer<typeof noteView>;
export type ApiError = z.infer<typeof apiError>;
