import { ask, type Asked } from '../graphql.ts';
import type { FieldSources, Namespaces } from './inherited.ts';
import {
  EDITABLE_KEYS,
  fieldsOfOwner,
  fileGidsOf,
  type FieldsOfOwner,
  type Files,
  type OwnerNode,
} from './own-fields.ts';
import type { SavePlace } from './save.ts';

/** What a block shows: its owner's fields, those beneath, and how to save. */
export interface FieldsRead {
  readonly sources: FieldSources;
  readonly title: string;
  /**
   * The variant itself, or the product's first one, by which the app checks a product's fields; null = the product has
   * none.
   */
  readonly variantGid: string | null;
  readonly productGid: string;
  /** How many variants the block is about. */
  readonly variants: number;
  readonly place: SavePlace;
}

/** A product or variant that is gone reads as `gone`. */
export type Read<Data> = Asked<Data> | { readonly outcome: 'gone' };

/** More are never asked for: a page has 15 variants, each with the artwork of two namespaces. */
const FILES_A_QUERY = 100;

interface Definitions {
  readonly metafieldDefinitions: {
    readonly nodes: readonly { readonly key: string; readonly type: { readonly name: string } }[];
  };
}

/** The namespace that is not the app's: its metafields are asked for by key, the app's by namespace. */
function merchantNamespace({ chosen, other }: Namespaces): string {
  return chosen === '$app' ? other : chosen;
}

function variablesFor(id: string, namespaces: Namespaces): Record<string, unknown> {
  const merchant = merchantNamespace(namespaces);
  return { id, printKeys: EDITABLE_KEYS.map((key) => `${merchant}.${key}`), namespace: merchant };
}

function placeOf(data: Definitions, { chosen }: Namespaces): SavePlace {
  const types =
    chosen === '$app' ? [] : data.metafieldDefinitions.nodes.map(({ key, type }) => [key, type.name] as const);
  return { namespace: chosen, types: new Map(types) };
}

interface FilesAnswer {
  readonly nodes: readonly ({
    readonly id?: string;
    readonly fileStatus?: string;
    readonly url?: string | null;
    readonly image?: { readonly url: string } | null;
  } | null)[];
}

/** Where the files of the shop that fields refer to can be loaded; what cannot be told is left out. */
async function filesOf(owners: readonly OwnerNode[]): Promise<Files> {
  const ids = fileGidsOf(owners);
  const asked = ids.length === 0 ? null : await ask<FilesAnswer>('Files', { ids: ids.slice(0, FILES_A_QUERY) });
  if (asked?.outcome !== 'answer') return new Map();
  return new Map(
    asked.data.nodes.flatMap((node) => {
      const url = node?.image?.url ?? node?.url ?? null;
      if (node?.id === undefined || node.fileStatus !== 'READY' || url === null) return [];
      return [[node.id, { state: 'ready', url }] as const];
    }),
  );
}

export async function readVariant(id: string, namespaces: Namespaces): Promise<Read<FieldsRead>> {
  const asked = await ask<
    {
      productVariant:
        | (OwnerNode & { readonly title: string; readonly product: OwnerNode & { readonly title: string } })
        | null;
    } & Definitions
  >('VariantFields', variablesFor(id, namespaces));
  if (asked.outcome !== 'answer') return asked;
  const variant = asked.data.productVariant;
  if (variant === null) return { outcome: 'gone' };
  const files = await filesOf([variant, variant.product]);
  const sources = {
    variant: fieldsOfOwner(variant, namespaces.chosen, files),
    product: fieldsOfOwner(variant.product, namespaces.chosen, files),
  };
  return {
    outcome: 'answer',
    data: {
      sources,
      title: variant.title,
      variantGid: variant.id,
      productGid: variant.product.id,
      variants: 1,
      place: placeOf(asked.data, namespaces),
    },
  };
}

export async function readProduct(id: string, namespaces: Namespaces): Promise<Read<FieldsRead>> {
  const asked = await ask<
    {
      product:
        | (OwnerNode & {
            readonly title: string;
            readonly variantsCount: { readonly count: number } | null;
            readonly variants: { readonly nodes: readonly { readonly id: string }[] };
          })
        | null;
    } & Definitions
  >('ProductFields', variablesFor(id, namespaces));
  if (asked.outcome !== 'answer') return asked;
  const product = asked.data.product;
  if (product === null) return { outcome: 'gone' };
  const sources = { variant: null, product: fieldsOfOwner(product, namespaces.chosen, await filesOf([product])) };
  return {
    outcome: 'answer',
    data: {
      sources,
      title: product.title,
      variantGid: product.variants.nodes[0]?.id ?? null,
      productGid: product.id,
      variants: product.variantsCount?.count ?? 1,
      place: placeOf(asked.data, namespaces),
    },
  };
}

/** Variants of a product, at most 250; whatever keeps them from being read is an empty list. */
export async function readVariantGids(productGid: string): Promise<readonly string[]> {
  const asked = await ask<{ product: { variants: { nodes: readonly { readonly id: string }[] } } | null }>(
    'VariantIds',
    {
      id: productGid,
    },
  );
  return asked.outcome === 'answer' ? (asked.data.product?.variants.nodes ?? []).map(({ id }) => id) : [];
}

/** One row of a product's table. */
export interface VariantFields {
  readonly fields: FieldsOfOwner;
  readonly title: string;
  readonly selectedOptions: readonly { readonly name: string; readonly value: string }[];
}

export interface ProductVariants {
  readonly title: string;
  readonly variants: readonly VariantFields[];
  readonly place: SavePlace;
}

interface VariantsPage extends Definitions {
  readonly product: {
    readonly title: string;
    readonly variants: {
      readonly nodes: readonly (OwnerNode & Pick<VariantFields, 'title' | 'selectedOptions'>)[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

/** All variants of a product, page by page. */
export async function readVariants(productGid: string, namespaces: Namespaces): Promise<Read<ProductVariants>> {
  const variants: VariantFields[] = [];
  let after: string | null = null;
  for (;;) {
    const asked: Asked<VariantsPage> = await ask<VariantsPage>('ProductVariants', {
      ...variablesFor(productGid, namespaces),
      after,
    });
    if (asked.outcome !== 'answer') return asked;
    const product: VariantsPage['product'] = asked.data.product;
    if (product === null) return { outcome: 'gone' };
    const files = await filesOf(product.variants.nodes);
    for (const node of product.variants.nodes)
      variants.push({
        fields: fieldsOfOwner(node, namespaces.chosen, files),
        title: node.title,
        selectedOptions: node.selectedOptions,
      });
    if (!product.variants.pageInfo.hasNextPage)
      return { outcome: 'answer', data: { title: product.title, variants, place: placeOf(asked.data, namespaces) } };
    after = product.variants.pageInfo.endCursor;
  }
}
