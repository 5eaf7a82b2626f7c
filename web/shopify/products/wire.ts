import { z } from 'zod';
import type { OwnedMetafield, ShopVariant } from '../../pipeline/ports/index.ts';
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

/**
 * Asked for by `keys`, Shopify answers each key as `namespace.key`; a key itself holds no dot (shopify-platform §12).
 */
function owned(
  nodes: Sources['appMetafields']['nodes'],
  place: { readonly namespace: string; readonly level: OwnedMetafield['level'] },
): readonly OwnedMetafield[] {
  return nodes.map(({ key, value, type, compareDigest }) => ({
    ...place,
    key: key.slice(key.lastIndexOf('.') + 1),
    value,
    type,
    digest: compareDigest,
  }));
}

function metafieldsAt(level: OwnedMetafield['level'], sources: Sources, namespace: string): readonly OwnedMetafield[] {
  return [
    ...owned(sources.appMetafields.nodes, { namespace: '$app', level }),
    ...owned(sources.merchantMetafields.nodes, { namespace, level }),
  ];
}

/** `namespace`: the merchant's, which `merchantMetafields` were asked for. */
export function shopVariantOf(wire: WireVariant, namespace: string): ShopVariant {
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
    metafields: [...metafieldsAt('variant', wire, namespace), ...metafieldsAt('product', product, namespace)],
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
export function bulkVariantOf(line: unknown, namespace: string): ShopVariant | null {
  const parsed = bulkSchema.safeParse(line);
  if (!parsed.success) return null;
  const { product, ...variant } = parsed.data;
  const wire = variantSchema.safeParse({
    ...variant,
    ...sourcesOf(variant),
    product: { ...product, ...sourcesOf(product) },
  });
  return wire.success ? shopVariantOf(wire.data, namespace) : null;
}
