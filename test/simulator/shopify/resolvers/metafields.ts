import { gidNumber, gidType } from '../gid.ts';
import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf, type RequestContext } from '../graphql/context.ts';
import { badRequest } from '../graphql/errors.ts';
import { digestOf, isForeign, metafieldOf, resolveNamespace } from '../world/metafields.ts';
import type { Metafield, MetafieldDefinition } from '../world/state.ts';
import { iso } from './common.ts';

interface ManyArgs extends PageArgs {
  readonly namespace?: string | null;
  readonly keys?: readonly string[] | null;
}

/** `metafield` and `metafields` of every owner type (shopify-platform §6.2, §12). */
export const metafieldResolvers = {
  metafield: (
    owner: { readonly id: string },
    { namespace, key }: { namespace?: string | null; key: string },
    { shop, world }: RequestContext,
  ): unknown => {
    const resolved = resolveNamespace(world, namespace ?? null);
    return isForeign(world, resolved) ? null : metafieldOf(shop, owner.id, `${resolved}.${key}`);
  },
  metafields: (owner: { readonly id: string }, args: ManyArgs, context: RequestContext): unknown =>
    args.keys ? byKeys(owner.id, args, context) : byNamespace(owner.id, args, context),
};

/** In the asked order, each answering its `key` as `namespace.key`. */
function byKeys(ownerGid: string, args: ManyArgs, { shop, world }: RequestContext): unknown {
  const found = (args.keys ?? []).flatMap((asked) => {
    const dot = asked.indexOf('.');
    if (dot < 0 && !args.namespace) throw badRequest(`Metafield key "${asked}" has no namespace.`);
    const namespace = resolveNamespace(world, args.namespace ?? asked.slice(0, dot));
    const metafield = isForeign(world, namespace)
      ? null
      : metafieldOf(shop, ownerGid, `${namespace}.${asked.slice(dot + 1)}`);
    return metafield ? [{ ...metafield, key: `${namespace}.${metafield.key}` }] : [];
  });
  return connection(found, args);
}

function byNamespace(ownerGid: string, args: ManyArgs, { shop, world }: RequestContext): unknown {
  const owned = [...(shop.metafields.get(ownerGid)?.values() ?? [])];
  const wanted = typeof args.namespace === 'string' ? resolveNamespace(world, args.namespace) : null;
  return connection(
    owned.filter(({ namespace }) => (wanted === null || namespace === wanted) && !isForeign(world, namespace)),
    args,
  );
}

const OWNER_TYPES: Readonly<Record<string, string>> = {
  Product: 'PRODUCT',
  ProductVariant: 'PRODUCTVARIANT',
  Order: 'ORDER',
};

export const metafieldFieldResolvers = resolversOf<Metafield>({
  legacyResourceId: (metafield) => String(gidNumber(metafield.id)),
  createdAt: (metafield) => iso(metafield.createdAtMs),
  updatedAt: (metafield) => iso(metafield.updatedAtMs),
  compareDigest: digestOf,
  jsonValue: (metafield) =>
    /^(json|list\..+|number_integer|boolean)$/.test(metafield.type) ? JSON.parse(metafield.value) : metafield.value,
  ownerType: (metafield) => OWNER_TYPES[gidType(metafield.ownerGid) ?? ''],
  owner: (metafield, _args, { shop }) =>
    shop.products.get(metafield.ownerGid) ??
    shop.variants.get(metafield.ownerGid) ??
    shop.orders.get(metafield.ownerGid),
  sizeInBytes: (metafield) => Buffer.byteLength(metafield.value),
  definition: (metafield, _args, { shop }) =>
    [...shop.definitions.values()].find(
      ({ namespace, key, ownerType }) =>
        namespace === metafield.namespace &&
        key === metafield.key &&
        ownerType === OWNER_TYPES[gidType(metafield.ownerGid) ?? ''],
    ) ?? null,
});

export const definitionResolvers = resolversOf<MetafieldDefinition>({
  type: (definition) => ({ name: definition.typeName, category: 'TEXT', supportsDefinitionMigrations: false }),
  access: () => ({ admin: 'MERCHANT_READ_WRITE', storefront: 'NONE', customerAccount: 'NONE' }),
  pinnedPosition: () => null,
  validations: () => [],
  validationStatus: () => 'ALL_VALID',
});
