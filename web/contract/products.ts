import { z } from 'zod';
import {
  EDITABLE_KEYS,
  FIELD_LEVELS,
  type EditableKey,
  type FieldChanges,
  type FieldLevel,
} from '../domain/print-fields/print-field-edit.ts';
import { catalogueVariant } from './catalogue.ts';
import {
  gidNumber,
  inputText,
  money,
  noteView,
  pageOf,
  pageQuery,
  problemView,
  region,
  rowId,
  searchText,
} from './common.ts';

/** The 13 print fields and the two `print_sku` of one region only (product §2, §4). */
export const fieldKey = z.enum(EDITABLE_KEYS);
export const fieldLevel = z.enum(FIELD_LEVELS);

/** `none`: no print field at all, not ours. `incomplete`: something is missing. `broken`: something is wrong. */
export const variantStatus = z.enum(['ready', 'incomplete', 'broken', 'none']);
export const productTab = z.enum(['all', 'ready', 'incomplete', 'broken', 'none']);

/** `q`: product or variant title, SKU, print SKU; every word, as the start of a word. */
export const productFilter = z.object({
  tab: productTab.default('all'),
  q: searchText.optional(),
  product: gidNumber.optional(),
  /** Variants that printed what a change of the catalogue is about. */
  change: rowId.optional(),
});
export const productsQuery = productFilter.extend(pageQuery.shape);

/**
 * The value that counts and where it stands; `own` is what an edit at this variant, in the chosen namespace, replaces.
 */
const fieldView = z.object({ key: fieldKey, value: z.string(), level: fieldLevel, namespace: z.string() });

/** `digest` is what an edit sends back as `expected`; Shopify refuses the write when the value changed meanwhile. */
const ownField = z.object({
  key: fieldKey,
  level: fieldLevel,
  value: z.string(),
  digest: z.string(),
  /** A file that is chosen in Shopify: no text can be written there. */
  isFile: z.boolean(),
});

export const variantRow = z.object({
  variantGid: z.string(),
  productGid: z.string(),
  productTitle: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  imageUrl: z.string().nullable(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  status: variantStatus,
  /** What each connected region that orders may be routed to would say. */
  regions: z.array(
    z.object({
      region,
      status: variantStatus,
      print: z
        .object({
          variantId: z.number(),
          variantCode: z.string(),
          name: z.string(),
          widthMm: z.number(),
          heightMm: z.number(),
          price: money,
        })
        .nullable(),
      problems: z.array(problemView),
      notes: z.array(noteView),
    }),
  ),
  /** What counts, from whichever source. */
  fields: z.array(fieldView),
  /** What stands in the chosen namespace, at both levels. */
  own: z.array(ownField),
  artworkUrl: z.string().nullable(),
  readAtMs: z.number(),
});

/** Sorted by product title, then as in Shopify. */
export const productsPage = pageOf(variantRow);

export const productCounts = z.object({
  counts: z.record(productTab, z.number()),
  /**
   * When every product was last read from Shopify; null = never to the end. A running read is a `products_index` job.
   */
  indexedAtMs: z.number().nullable(),
  /** A read that runs now, with how many variants it has seen so far; asked for when it is old, it begins. */
  reading: z.object({ variants: z.number(), sinceMs: z.number() }).nullable(),
});

/** null clears. Keys that are absent stay. */
export const fieldChanges = z.partialRecord(fieldKey, inputText(2_048).trim().nullable());

export const fieldEdit = z.object({
  /** Number of the variant; the level says whether its own or its product's fields change. */
  variant: gidNumber,
  level: fieldLevel,
  fields: fieldChanges,
  /** Digests as read, for each key in `fields`; null = there was none. A key left out is written unconditionally. */
  expected: z.partialRecord(fieldKey, inputText(200).nullable()).default({}),
});

/** Inline editor: a few rows at once, answered one by one. More than this is a job. */
export const editsInput = z.object({ edits: z.array(fieldEdit).min(1).max(25) });

export const editResult = z.discriminatedUnion('outcome', [
  /** All variants whose row changed: a product-level edit changes every variant of the product. */
  z.object({ outcome: z.literal('saved'), variant: z.string(), rows: z.array(variantRow) }),
  /** Somebody changed it meanwhile; `row` is as it is now. Nothing of this edit was written. */
  z.object({ outcome: z.literal('conflict'), variant: z.string(), row: variantRow }),
  z.object({
    outcome: z.literal('refused'),
    variant: z.string(),
    reason: z.string(),
    fields: z.array(z.object({ key: fieldKey, message: z.string() })),
  }),
  z.object({ outcome: z.literal('not_found'), variant: z.string() }),
  /** Not written; the same again may work. */
  z.object({
    outcome: z.literal('failed'),
    variant: z.string(),
    error: z.enum(['busy', 'shopify_unreachable', 'shopify_access_lost', 'access_not_granted']),
    reason: z.string().optional(),
  }),
]);
/** `ordersWoken`: orders that waited for these fields and are planned again. */
export const editsResult = z.object({ ordersWoken: z.number(), results: z.array(editResult) });

/** Bulk table: the same edits, unconditionally or by digest, as a job. */
export const bulkEditInput = z.object({ edits: z.array(fieldEdit).min(1).max(1_000) });

/** Checks fields without saving them, as they would count for this variant; the editor shows it while one types. */
export const checkInput = z.object({ variant: gidNumber, level: fieldLevel, fields: fieldChanges });
export const checkResult = z.object({
  status: variantStatus,
  regions: variantRow.shape.regions,
  /** Of fields of the whole product: how all its variants would stand, as far as the app has read them. */
  product: z
    .object({
      counts: z.record(variantStatus, z.number()),
      /** One that is worst off; null = all are ready. */
      worst: variantRow.pick({ variantTitle: true, status: true, regions: true }).nullable(),
    })
    .nullable(),
});

/** The same for the rows of a table at once; each variant once. */
export const checkRowsInput = z.object({ rows: z.array(checkInput).min(1).max(100) });
/** In the order of the rows; variants that the app does not know are left out. */
export const checkRowsResult = z.object({
  rows: z.array(
    z.object({
      variant: z.string(),
      status: variantStatus,
      regions: variantRow.shape.regions,
      /** What the recognised article offers, in the first region that knows it. */
      options: catalogueVariant.shape.options,
    }),
  ),
});
export type CheckedRow = z.infer<typeof checkRowsResult>['rows'][number];

export type { FieldChanges, FieldLevel };
export type FieldKey = EditableKey;
export type VariantStatus = z.infer<typeof variantStatus>;
export type ProductFilter = z.infer<typeof productFilter>;
export type VariantRow = z.infer<typeof variantRow>;
/** One wish to change print fields of one variant, or of its product. */
export type FieldEdit = Readonly<z.infer<typeof fieldEdit>>;
export type EditResult = z.infer<typeof editResult>;
