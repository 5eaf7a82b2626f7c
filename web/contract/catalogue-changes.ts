import { z } from 'zod';
import { money, pageOf, pageQuery, region } from './common.ts';

/** `only` = what variants of the shop print. */
export const catalogueChangesQuery = z.object({ only: z.literal('used').optional() }).extend(pageQuery.shape);

const size = z.object({ widthMm: z.number(), heightMm: z.number() });

/** `option` null = the variant itself, else what this value costs on top. */
const priceStep = z.object({ option: z.string().nullable(), from: money, to: money });

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vanished') }),
  z.object({ kind: z.literal('returned') }),
  z.object({ kind: z.literal('option_required'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('option_value_gone'), values: z.array(z.string()) }),
  z.object({ kind: z.literal('price'), steps: z.array(priceStep) }),
  z.object({ kind: z.literal('print_size'), from: size, to: size }),
]);

const catalogueChange = z.object({
  id: z.string(),
  region,
  atMs: z.number(),
  variantCode: z.string(),
  name: z.string(),
  change,
  /** Variants of the shop that printed it, and how many of them cannot be printed now. */
  variants: z.number(),
  notReady: z.number(),
});

/** Newest first, 90 days back. `readAt`: when each connected catalogue was last read; null = not yet. */
export const catalogueChangesPage = pageOf(catalogueChange).extend({
  readAt: z.array(z.object({ region, atMs: z.number().nullable() })),
});

export type CatalogueChangeView = z.infer<typeof catalogueChange>;
