import {
  EDITABLE_KEYS,
  fileGidOf,
  isFileType,
  shownText,
  type EditableKey,
  type ShopFile,
} from '../../../web/contract/words.ts';

export type { EditableKey };
export { EDITABLE_KEYS };

/**
 * One stored print field. `value` is the text that it means, `stored` what its type stores; `digest` is Shopify's
 * optimistic lock, `type` what the metafield was declared as.
 */
export interface StoredField {
  readonly value: string;
  readonly stored: string;
  readonly digest: string;
  readonly type: string;
}

/** What stands at one owner in one namespace. */
export type OwnFields = Readonly<Partial<Record<EditableKey, StoredField>>>;

/** The print fields of one owner in both namespaces, and the types its chosen namespace declares. */
export interface FieldsOfOwner {
  readonly ownerGid: string;
  /** The namespace chosen in Settings: what an editor writes. */
  readonly own: OwnFields;
  /** The other of the two: counts where `own` has nothing. */
  readonly other: OwnFields;
}

export interface MetafieldNode {
  readonly key: string;
  readonly value: string;
  readonly type: string;
  readonly compareDigest: string;
}

export interface OwnerNode {
  readonly id: string;
  readonly app: { readonly nodes: readonly MetafieldNode[] };
  readonly merchant: { readonly nodes: readonly MetafieldNode[] };
}

/** Files of the shop by their gid. */
export type Files = ReadonlyMap<string, ShopFile>;

const KEYS: ReadonlySet<string> = new Set(EDITABLE_KEYS);

/** Asked for by `keys`, Shopify answers each key as `namespace.key` (shopify-platform §12). */
function fieldsIn(nodes: readonly MetafieldNode[], files: Files): OwnFields {
  const found = nodes.flatMap((node) => {
    const { key, value, type, compareDigest } = node;
    const bare = key.slice(key.lastIndexOf('.') + 1);
    if (!KEYS.has(bare) || value.trim() === '') return [];
    return [[bare, { value: textOf(node, files), stored: value, digest: compareDigest, type }] as const];
  });
  return Object.fromEntries(found);
}

/** A file that cannot be loaded yet has no address to show. */
function textOf(node: MetafieldNode, files: Files): string {
  const file = files.get(fileGidOf(node) ?? '');
  if (file === undefined) return isFileType(node.type) ? '' : shownText(node);
  return file.state === 'ready' ? shownText({ ...node, file }) : '';
}

/** The files of the shop that fields refer to. */
export function fileGidsOf(owners: readonly OwnerNode[]): readonly string[] {
  const nodes = owners.flatMap(({ app, merchant }) => [...app.nodes, ...merchant.nodes]);
  return [...new Set(nodes.flatMap((node) => fileGidOf(node) ?? []))];
}

/** `chosen` is `$app` or the merchant's namespace; the other one is read as fallback. */
export function fieldsOfOwner(node: OwnerNode, chosen: string, files: Files): FieldsOfOwner {
  const app = fieldsIn(node.app.nodes, files);
  const merchant = fieldsIn(node.merchant.nodes, files);
  return chosen === '$app'
    ? { ownerGid: node.id, own: app, other: merchant }
    : { ownerGid: node.id, own: merchant, other: app };
}
