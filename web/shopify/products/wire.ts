import { z } from 'zod';
import type { OwnedMetafield, ShopVariant } from '../../pipeline/ports/index.ts';
import { pageInfoSchema } from '../orders/wire.ts';

const metafields = z.object({
  nodes: z.array(z.object({ key: z.string(), value: z.string(), type: z.string(), compareDigest: z.string() })),
});
const sources = { appMetafields: metafields, merchantMetafields: metafields };

export const variantSchema = z.object({
  id: z.string(),
  title: z.string(),
  position: z.number().int(),
  sku: z.string().nullable(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  ...sources,
  product: z.object({
    id: z.string(),
    title: z.string(),
    featuredMedia: z
      .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
      .nullable(),
    ...sources,
  }),
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
 * Asked for by `keys`, Shopify answers each key as `namespace.key`; a key itself holds no dot (reference:
 * shopify-platform §12).
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
