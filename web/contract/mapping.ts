import { z } from 'zod';
import { gidNumber, inputText, nameValue } from './common.ts';
import { fieldChanges, fieldKey, fieldLevel, variantStatus } from './products.ts';

/** Variants to change: all of these products, or all that the table's filter shows. */
export const productSelection = z.object({ products: z.array(gidNumber).min(1).max(250) });

/** Option names and values of the selected products, for the mapping form: "Size: 20x20, 40x60". */
export const optionValues = z.object({
  options: z.array(
    z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), variants: z.number() })) }),
  ),
  /** How many of the products the app has not read yet, so that nothing is known of them. */
  unread: z.number(),
});

/**
 * "size = 40x60 → SKU": each variant whose option has the value gets the fields. Values compare without case and
 * spaces.
 */
export const mappingInput = z.object({
  selection: productSelection,
  option: inputText(255).min(1),
  rules: z
    .array(z.object({ value: inputText(255).min(1), fields: fieldChanges }))
    .min(1)
    .max(200),
  /** Variants that have a value of their own keep it. */
  keepExisting: z.boolean().default(false),
});

/**
 * Variants of the target products get the variant fields of the source's variant with the same option values, and the
 * source's product fields.
 */
export const copyInput = z.object({
  from: gidNumber,
  selection: productSelection,
  keepExisting: z.boolean().default(false),
});

const plannedEdit = z.object({
  variantGid: z.string(),
  productTitle: z.string(),
  variantTitle: z.string(),
  changes: z.array(
    z.object({
      key: fieldKey,
      level: fieldLevel,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  statusBefore: variantStatus,
  statusAfter: variantStatus,
});

/**
 * What applying would do. `unmatched` variants have no rule, or no counterpart in the source. The first 200 edits are
 * listed, all are counted.
 */
export const editPlan = z.object({
  edits: z.array(plannedEdit),
  changed: z.number(),
  unchanged: z.number(),
  unmatched: z.number(),
  /** Products that were named and that the app has not read yet. */
  unread: z.number(),
  /** The first 200 of them, with the option values that nothing fits. */
  unmatchedVariants: z.array(
    z.object({
      variantGid: z.string(),
      productTitle: z.string(),
      variantTitle: z.string(),
      options: z.array(nameValue),
    }),
  ),
});

export type MappingInput = z.infer<typeof mappingInput>;
export type CopyInput = z.infer<typeof copyInput>;
export type EditPlan = z.infer<typeof editPlan>;
export type OptionValues = z.infer<typeof optionValues>;
