import { z } from 'zod';
import type { OwnedMetafield, ShopVariant } from '../../pipeline/ports/index.ts';
import { artworkFilesOf, readMetafield, type ShopFiles } from '../orders/print-metafields.ts';
import { pageInfoSchema } from '../orders/wire.ts';

const metafields = z.object({
  nodes: z.array(z.object({ key: z.string(), value: z.string(), type: z.string(), compareDigest: z.string() })),
});
const sources = { appMetafields: metafields, merchantMetafields: metafields };

const ofVariant = {
  id: z.string(),
  title: z.string(),
  position: z.number().int(),
  sku: z.string().nullable(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
};
const ofProduct = {
  id: z.string(),
  title: z.string(),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullable(),
};

export const variantSchema = z.object({
  ...ofVariant,
  ...sources,
  product: z.object({ ...ofProduct, ...sources }),
});

export type WireVariant = z.infer<typeof variantSchema>;

export const variantsPageSchema = z.object({
  productVariants: z.object({ nodes: z.array(variantSchema), pageInfo: pageInfoSchema }),
});
/** A node that is gone is null; one of another type has no fields. */
export const variantNodesSchema = z.object({
  nodes: z.array(z.union([variantSchema, z.object({}).transform(() => null), z.null()])),
});

type Sources = Pick<WireVariant, 'appMetafields' | 'merchantMetafields'>;

/** What variants are read with: the merchant's namespace, and the files that their artwork refers to. */
export interface VariantReading {
  readonly namespace: string;
  readonly files: ShopFiles;
}

function owned(
  nodes: Sources['appMetafields']['nodes'],
  place: { readonly namespace: string; readonly level: OwnedMetafield['level'] },
  files: ShopFiles,
): readonly OwnedMetafield[] {
  return nodes.map((node) => ({
    ...readMetafield(node, place.namespace, files),
    level: place.level,
    digest: node.compareDigest,
  }));
}

function metafieldsAt(
  level: OwnedMetafield['level'],
  sources: Sources,
  { namespace, files }: VariantReading,
): readonly OwnedMetafield[] {
  return [
    ...owned(sources.appMetafields.nodes, { namespace: '$app', level }, files),
    ...owned(sources.merchantMetafields.nodes, { namespace, level }, files),
  ];
}

/** The files that the artwork of these variants refers to. */
export function filesOfVariants(variants: readonly WireVariant[]): readonly string[] {
  return artworkFilesOf(variants.flatMap((variant) => [variant, variant.product]));
}

/** A variant as the pages know it. */
export function shopVariantOf(wire: WireVariant, reading: VariantReading): ShopVariant {
  const { product } = wire;
  return {
    variantGid: wire.id,
    productGid: product.id,
    productTitle: product.title,
    variantTitle: wire.title,
    position: wire.position,
    sku: wire.sku === null || wire.sku.trim() === '' ? null : wire.sku,
    imageUrl: product.featuredMedia?.preview?.image?.url ?? null,
    selectedOptions: wire.selectedOptions,
    metafields: [...metafieldsAt('variant', wire, reading), ...metafieldsAt('product', product, reading)],
  };
}

const bulkSchema = z.looseObject({ ...ofVariant, product: z.looseObject(ofProduct) });

/** The metafields of one source, each asked for by a name of its own; those that are not set are null. */
function sourceOf(owner: Readonly<Record<string, unknown>>, prefix: string) {
  const named = Object.entries(owner).filter(([name]) => name.startsWith(prefix));
  return { nodes: named.flatMap(([, value]) => (value === null ? [] : [value])) };
}

function sourcesOf(owner: Readonly<Record<string, unknown>>) {
  return { appMetafields: sourceOf(owner, 'app'), merchantMetafields: sourceOf(owner, 'merchant') };
}

/** A line of a bulk operation; null = it is not what was asked for. */
export function bulkVariantOf(line: unknown): WireVariant | null {
  const parsed = bulkSchema.safeParse(line);
  if (!parsed.success) return null;
  const { product, ...variant } = parsed.data;
  const wire = variantSchema.safeParse({
    ...variant,
    ...sourcesOf(variant),
    product: { ...product, ...sourcesOf(product) },
  });
  return wire.success ? wire.data : null;
}
