import { createHash } from 'node:crypto';
import { invalidValue, isMetafieldType } from './metafield-types.ts';
import { refuse, type Result } from './result.ts';
import type { Metafield, Shop, World } from './state.ts';

const MAX_PER_CALL = 25;

export interface MetafieldWrite {
  readonly ownerGid: string;
  readonly namespace: string | null;
  readonly key: string;
  readonly value: string;
  readonly type: string | null;
  /** undefined = write whatever is there; null = must not exist yet; text = must still be this one. */
  readonly compareDigest?: string | null;
}

/** `$app` and an omitted namespace are the app's own: `app--<app id>` (shopify-platform §12). */
export function resolveNamespace(world: Pick<World, 'appId'>, namespace: string | null): string {
  const own = `app--${world.appId}`;
  if (namespace === null || namespace === '$app') return own;
  return namespace.startsWith('$app:') ? `${own}--${namespace.slice(5)}` : namespace;
}

/** True when another app owns the namespace: nobody else may read or write it (shopify-platform §3.4). */
export function isForeign(world: Pick<World, 'appId'>, namespace: string): boolean {
  const own = `app--${world.appId}`;
  return namespace.startsWith('app--') && namespace !== own && !namespace.startsWith(`${own}--`);
}

export function digestOf(metafield: Metafield): string {
  return createHash('sha256').update(metafield.value).digest('hex');
}

export function metafieldOf(shop: Shop, ownerGid: string, fullKey: string): Metafield | null {
  return shop.metafields.get(ownerGid)?.get(fullKey) ?? null;
}

export function writeMetafield(world: World, shop: Shop, write: Omit<MetafieldWrite, 'compareDigest'>): Metafield {
  const namespace = resolveNamespace(world, write.namespace);
  const fullKey = `${namespace}.${write.key}`;
  const owned = shop.metafields.get(write.ownerGid) ?? new Map<string, Metafield>();
  shop.metafields.set(write.ownerGid, owned);
  const before = owned.get(fullKey);
  const metafield: Metafield = {
    graphqlType: 'Metafield',
    id: before?.id ?? world.mint.gid('Metafield'),
    ownerGid: write.ownerGid,
    namespace,
    key: write.key,
    value: write.value,
    type: write.type ?? before?.type ?? 'single_line_text_field',
    createdAtMs: before?.createdAtMs ?? world.now(),
    updatedAtMs: world.now(),
  };
  owned.set(fullKey, metafield);
  return metafield;
}

const KEY = /^[A-Za-z0-9_-]{2,64}$/;
/** `metafieldsSet`: checks everything first, then writes everything or nothing (shopify-platform §3.4). */
export function setAtomically(
  world: World,
  shop: Shop,
  writes: readonly MetafieldWrite[],
): Result<{ metafields: Metafield[] }> {
  if (writes.length > MAX_PER_CALL)
    return refuse(
      `Exceeded the maximum metafields input limit of ${MAX_PER_CALL}.`,
      ['metafields'],
      'LESS_THAN_OR_EQUAL_TO',
    );
  for (const [index, write] of writes.entries()) {
    const fault = faultOf(world, shop, write);
    if (fault) return refuse(fault.message, ['metafields', String(index), fault.field], fault.code);
  }
  return { ok: true, metafields: writes.map((write) => writeMetafield(world, shop, write)) };
}

function faultOf(
  world: World,
  shop: Shop,
  write: MetafieldWrite,
): { message: string; field: string; code: string } | null {
  const namespace = resolveNamespace(world, write.namespace);
  if (isForeign(world, namespace))
    return {
      message: 'Access to this namespace and key on Metafields for this resource type is not allowed.',
      field: 'namespace',
      code: 'APP_NOT_AUTHORIZED',
    };
  if (!KEY.test(write.key))
    return { message: 'Key must be 2 to 64 letters, digits, hyphens or underscores.', field: 'key', code: 'INVALID' };
  if (write.value === '') return { message: "Value can't be blank.", field: 'value', code: 'BLANK' };
  const before = metafieldOf(shop, write.ownerGid, `${namespace}.${write.key}`);
  const declared = definedType(shop, { ownerGid: write.ownerGid, namespace, key: write.key }) ?? before?.type ?? null;
  const type = write.type ?? declared;
  if (type === null) return { message: "Type can't be blank.", field: 'type', code: 'BLANK' };
  if (!isMetafieldType(type))
    return { message: `Type must be one of the known types, not ${type}.`, field: 'type', code: 'INVALID_TYPE' };
  if (declared !== null && type !== declared)
    return {
      message: `Type must be consistent with the definition's type '${declared}'.`,
      field: 'type',
      code: 'INVALID_TYPE',
    };
  const invalid = invalidValue(shop, { type, value: write.value });
  if (invalid) return { message: invalid, field: 'value', code: 'INVALID_VALUE' };
  if (write.compareDigest !== undefined && write.compareDigest !== (before === null ? null : digestOf(before))) {
    return {
      message: 'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
      field: 'compareDigest',
      code: 'STALE_OBJECT',
    };
  }
  return null;
}

/** The type that the definition of this place asks for; null = it has none. */
export function definedType(
  shop: Shop,
  { ownerGid, namespace, key }: { ownerGid: string; namespace: string; key: string },
): string | null {
  const owner = shop.products.has(ownerGid) ? 'PRODUCT' : 'PRODUCTVARIANT';
  return (
    [...shop.definitions.values()].find(
      (entry) => entry.ownerType === owner && entry.namespace === namespace && entry.key === key,
    )?.typeName ?? null
  );
}
