import { z } from 'zod';
import { LARGEST_ROW, money, pageOf, pageQuery, region, searchText } from './common.ts';

/** The catalogue picker. `q`: words of product name, size or code. */
export const catalogueQuery = z
  .object({
    region,
    q: searchText.optional(),
    product: z.coerce.number().int().min(0).max(LARGEST_ROW).optional(),
  })
  .extend(pageQuery.shape);

export const catalogueVariant = z.object({
  variantId: z.number(),
  /** What goes into `print_sku`. */
  variantCode: z.string(),
  productId: z.number(),
  productName: z.string(),
  name: z.string(),
  widthMm: z.number(),
  heightMm: z.number(),
  /** Pixels the artwork needs at the product's least resolution. */
  minWidthPx: z.number(),
  minHeightPx: z.number(),
  /** Without options. */
  price: money,
  options: z.array(
    z.object({
      name: z.string(),
      isRequired: z.boolean(),
      values: z.array(z.object({ name: z.string(), surchargeMinor: z.number() })),
    }),
  ),
});

/** By product name, then size. */
export const cataloguePage = pageOf(catalogueVariant);

export const catalogueProducts = z.object({
  products: z.array(z.object({ productId: z.number(), name: z.string(), variants: z.number() })),
});

export type CatalogueVariantView = z.infer<typeof catalogueVariant>;
