import { EDITABLE_KEYS, type EditableKey } from '../../../web/contract/words.ts';

export type { EditableKey };
export { EDITABLE_KEYS };

/** One stored print field. `digest` is Shopify's optimistic lock, `type` what the metafield was declared as. */
export interface StoredField {
  readonly value: string;
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

const KEYS: ReadonlySet<string> = new Set(EDITABLE_KEYS);

/** Asked for by `keys`, Shopify answers each key as `namespace.key` (shopify-platform §12). */
function fieldsIn(nodes: readonly MetafieldNode[]): OwnFields {
  const found = nodes.flatMap(({ key, value, type, compareDigest }) => {
    const bare = key.slice(key.lastIndexOf('.') + 1);
    return KEYS.has(bare) && value.trim() !== '' ? [[bare, { value, digest: compareDigest, type }] as const] : [];
  });
  return Object.fromEntries(found);
}

/** `chosen` is `$app` or the merchant's namespace; the other one is read as fallback. */
export function fieldsOfOwner(node: OwnerNode, chosen: string): FieldsOfOwner {
  const app = fieldsIn(node.app.nodes);
  const merchant = fieldsIn(node.merchant.nodes);
  return chosen === '$app'
    ? { ownerGid: node.id, own: app, other: merchant }
    : { ownerGid: node.id, own: merchant, other: app };
}
