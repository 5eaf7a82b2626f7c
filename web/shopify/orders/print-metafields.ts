import {
  isArtworkKey,
  PRINT_FIELD_KEYS,
  SLOT_ARTWORK_KEYS,
  type PrintFieldKey,
  type RegionalFieldKey,
  type SlotArtworkKey,
} from '../../domain/print-fields/print-field-keys.ts';
import { fileGidOf } from '../../domain/print-fields/metafield-text.ts';
import type { Metafield, ShopFile } from '../../domain/planning/shopify-order.ts';

const APP = '$app';

/**
 * The 13 print fields, the two regional SKUs and the artwork of a set's further places: what is read of a namespace,
 * and what shopify.app.toml defines.
 */
export const PRINT_METAFIELD_KEYS: readonly (PrintFieldKey | RegionalFieldKey | SlotArtworkKey)[] = [
  ...PRINT_FIELD_KEYS,
  'print_sku_us',
  'print_sku_eu',
  ...SLOT_ARTWORK_KEYS,
];

/**
 * The namespace to read beside the app's own: the first that is not `$app`. Without one, `custom`: asked for no keys,
 * Shopify would answer all.
 */
export function merchantNamespace(namespaces: readonly string[]): string {
  return namespaces.find((namespace) => namespace !== APP) ?? 'custom';
}

/** `namespace.key` texts for the `keys` argument. */
export function printKeys(namespace: string): readonly string[] {
  return PRINT_METAFIELD_KEYS.map((key) => `${namespace}.${key}`);
}

interface Read {
  readonly key: string;
  readonly value: string;
  readonly type: string;
}

/** Files by their gid. */
export type ShopFiles = ReadonlyMap<string, ShopFile>;

/**
 * Asked for by `keys`, Shopify answers each key as `namespace.key`; a key itself holds no dot (shopify-platform §12).
 */
function bareKey(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** The gid of the artwork that a metafield refers to; null = it is none, or no file of the shop's. */
function artworkFileOf({ key, ...metafield }: Read): string | null {
  return isArtworkKey(bareKey(key)) ? fileGidOf(metafield) : null;
}

/** A metafield under the name that settings use, with the file that it refers to. */
export function readMetafield(metafield: Read, namespace: string, files: ShopFiles): Metafield {
  const { key, value, type } = metafield;
  const gid = artworkFileOf(metafield);
  const file = gid === null ? undefined : (files.get(gid) ?? { state: 'missing' as const });
  return { namespace, key: bareKey(key), value, type, ...(file === undefined ? {} : { file }) };
}

/** The metafields of one owner, the app's own and the merchant's, as Shopify answers them. */
export interface Sources<Node extends Read = Read> {
  readonly appMetafields: { readonly nodes: readonly Node[] };
  readonly merchantMetafields: { readonly nodes: readonly Node[] };
}

/** The files that the artwork of these owners refers to: what is asked for before their fields can be read. */
export function artworkFilesOf(owners: readonly (Sources | null)[]): readonly string[] {
  const nodes = owners.flatMap((owner) =>
    owner === null ? [] : [...owner.appMetafields.nodes, ...owner.merchantMetafields.nodes],
  );
  return [...new Set(nodes.flatMap((node) => artworkFileOf(node) ?? []))];
}

/** Both sources under the names that settings use, whatever `$app` resolved to. */
export function metafieldsOf(owner: Sources, namespace: string, files: ShopFiles): readonly Metafield[] {
  return [
    ...owner.appMetafields.nodes.map((node) => readMetafield(node, APP, files)),
    ...owner.merchantMetafields.nodes.map((node) => readMetafield(node, namespace, files)),
  ];
}
