import { z } from 'zod';
import { epochMs, gidNumber, inputText, pageOf, pageQuery, searchText } from './common.ts';

/** The log of every step. `q`: order name or words of the event; `order`: one order's lines. */
export const activityFilter = z.object({
  q: searchText.optional(),
  event: inputText(100).optional(),
  order: gidNumber.optional(),
  fromMs: z.coerce.number().pipe(epochMs).optional(),
  toMs: z.coerce.number().pipe(epochMs).optional(),
});
export const activityQuery = activityFilter.extend(pageQuery.shape);

export const activityEntry = z.object({
  id: z.string(),
  atMs: z.number(),
  orderGid: z.string().nullable(),
  orderName: z.string().nullable(),
  printOrderId: z.string().nullable(),
  event: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

/** Newest first. */
export const activityPage = pageOf(activityEntry);

/** The kinds of event this shop's log holds, for the filter. */
export const activityEvents = z.object({ events: z.array(z.string()) });

export type ActivityEntry = z.infer<typeof activityEntry>;
export type ActivityFilter = z.infer<typeof activityFilter>;
