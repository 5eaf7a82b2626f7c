import { z } from 'zod';

const namespaces = z.tuple([z.string(), z.string()]);

const place = z.discriminatedUnion('way', [
  /** Page by page; `after` null = from the first one. */
  z.object({ way: z.literal('pages'), after: z.string().nullable() }),
  /** All at once: Shopify collects them, then they are taken over a portion at a time. */
  z.object({
    way: z.literal('at_once'),
    id: z.string(),
    namespaces,
    beganAtMs: z.number(),
    /** When more was last seen. */
    movedAtMs: z.number(),
    /** Where the next portion begins. */
    from: z.number(),
    taken: z.number(),
    /** So many the merchant was told of: what Shopify has collected counts before it is here. */
    told: z.number(),
  }),
]);

/** Where a reading of all products stands, as its job's cursor keeps it. */
export type IndexPlace = z.infer<typeof place>;
export type AtOnce = Extract<IndexPlace, { way: 'at_once' }>;

export function writePlace(at: IndexPlace): string {
  return JSON.stringify(at);
}

/** null = it has not begun. A cursor that is no place is a page's of before there were two ways. */
export function readPlace(cursor: string | null): IndexPlace | null {
  if (cursor === null) return null;
  return cursor.startsWith('{') ? place.parse(JSON.parse(cursor)) : { way: 'pages', after: cursor };
}
