import { z } from 'zod';

/**
 * Scalars as Picanova spells them: the same field is a number in one answer and text in the next, empty text stands for
 * "none" (picanova-api §7 no. 2, 3, 4, 19).
 */

/** An id, number or text, as text. Unreadable when empty or absent. */
export const idText = z.union([z.string().trim().min(1), z.number()]).transform(String);

/** Text, or null for `""`, null, absent and anything that is not text. */
export const optionalText = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim() || null)
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

/** An integer, number or digits. */
export const integer = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .pipe(z.number().int());

/** An integer, or null when it cannot be read. */
export const optionalInteger = integer.nullable().catch(null);

/** true and false as PHP may print them; null when nothing is said. */
export const optionalFlag = z
  .union([
    z.boolean(),
    z.literal([0, 1, '0', '1', 'true', 'false']).transform((value) => value === 1 || value === '1' || value === 'true'),
  ])
  .nullable()
  .catch(null);

/**
 * A PHP array: a JSON list, or an object when its keys have gaps or are ids; an absent one is empty
 * (picanova-api §7 no. 6, 12). Anything else stays as it is for the schema behind to refuse.
 */
function phpList(raw: unknown): unknown {
  if (raw === null || raw === undefined) return [];
  return typeof raw === 'object' && !Array.isArray(raw) ? Object.values(raw) : raw;
}

/** A PHP array of which every entry must be readable. */
export function listOf<T extends z.ZodType>(entry: T) {
  return z.unknown().optional().transform(phpList).pipe(z.array(entry));
}

/** The same; null = the answer does not say, which is not the same as none. */
export function toldListOf<T extends z.ZodType>(entry: T) {
  return z.union([z.null(), z.undefined().transform(() => null), listOf(entry)]);
}

/** What could be read of a list, and how many entries could not. */
export interface ReadList<T> {
  readonly values: readonly T[];
  readonly skipped: number;
}

/**
 * Reads a list entry by entry: one that is unreadable does not take the others with it. null = no list at all, or an
 * absent one.
 */
export function readList<T>(raw: unknown, entry: z.ZodType<T>): ReadList<T> | null {
  if (raw === null || raw === undefined) return null;
  const list = phpList(raw);
  if (!Array.isArray(list)) return null;
  const values: T[] = [];
  for (const each of list) {
    const parsed = entry.safeParse(each);
    if (parsed.success) values.push(parsed.data);
  }
  return { values, skipped: list.length - values.length };
}
