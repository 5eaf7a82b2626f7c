import { z } from 'zod';
import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import type { CatalogueProduct } from '../../pipeline/ports/print-provider.ts';
import { unwrapList } from './answers.ts';
import type { Read } from './answers.ts';
import { catalogueOptions } from './catalogue-options.ts';
import { amount, amountDetails, minorOf } from './money.ts';
import { integer, listOf, optionalInteger, optionalText, readList } from './scalars.ts';

const product = z
  .object({ id: integer, name: optionalText, sku: optionalText, dpi: optionalInteger, variants: optionalInteger })
  .transform((read): CatalogueProduct => ({
    productId: read.id,
    name: read.name ?? '',
    sku: read.sku ?? '',
    dpi: read.dpi ?? 0,
    variantCount: read.variants ?? 0,
  }));

/** Reads `GET /products` (picanova-api §2.1.1). */
export function readProducts(json: unknown): Read<readonly CatalogueProduct[]> {
  const list = readList(unwrapList(json), product);
  if (!list) return { readable: false, reason: 'the answer holds no list of products' };
  return { readable: true, value: list.values, skipped: list.skipped };
}

const lengthMm = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().positive());
/** `format_width` is beta's name, `width` v1's; both in mm. */
const printfile = z.union([
  z
    .object({ format_width: lengthMm, format_height: lengthMm })
    .transform((read) => ({ widthMm: read.format_width, heightMm: read.format_height })),
  z.object({ width: lengthMm, height: lengthMm }).transform((read) => ({ widthMm: read.width, heightMm: read.height })),
]);

/**
 * `id` and `code` are the deprecated twins of `variant_id` and `variant_code`. A variant needs its print size and
 * price: neither can be guessed.
 */
const variant = z
  .object({
    variant_id: optionalInteger,
    id: optionalInteger,
    variant_code: optionalText,
    code: optionalText,
    sku: optionalText,
    name: optionalText,
    printfile,
    price: amount,
    price_details: amountDetails,
    shipping_countries: listOf(integer).catch([]),
    options: catalogueOptions,
  })
  .transform((read, context) => {
    const variantId = read.variant_id ?? read.id;
    const priceMinor = minorOf(read.price, read.price_details);
    if (variantId !== null && priceMinor !== null) return { read, variantId, priceMinor };
    context.addIssue({ code: 'custom', message: 'has no id or no price' });
    return z.NEVER;
  });

/** Reads `GET /products/{id}` (picanova-api §2.1.2) into variants of that product; options are sorted by id. */
export function readVariants(
  json: unknown,
  of: CatalogueProduct,
  storeCurrency: string,
): Read<readonly CatalogueVariant[]> {
  const list = readList(unwrapList(json), variant);
  if (!list) return { readable: false, reason: 'the answer holds no list of variants' };
  const value = list.values.map(({ read, variantId, priceMinor }): CatalogueVariant => ({
    variantId,
    variantCode: read.variant_code ?? read.code ?? '',
    productId: of.productId,
    productName: of.name,
    productSku: of.sku,
    variantSku: read.sku ?? '',
    name: read.name ?? '',
    ...read.printfile,
    dpi: of.dpi,
    priceMinor,
    currency: read.price_details?.currency ?? storeCurrency,
    shippingCountries: read.shipping_countries,
    options: read.options,
  }));
  return { readable: true, value, skipped: list.skipped };
}
