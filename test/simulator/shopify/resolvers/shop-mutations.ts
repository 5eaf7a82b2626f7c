import { gidType } from '../gid.ts';
import { hasScope, resolversOf, type RequestContext } from '../graphql/context.ts';
import { accessDenied, unknownId } from '../graphql/errors.ts';
import { touchProduct } from '../world/catalogue.ts';
import { resolveNamespace, setAtomically, type MetafieldWrite } from '../world/metafields.ts';
import { normalTags } from '../world/place-order.ts';
import { refuse, type Result } from '../world/result.ts';
import { createService, deleteService, isTaken } from '../world/services.ts';
import type { MetafieldDefinition, Order, Product, Service, Variant } from '../world/state.ts';
import { touchOrder } from '../world/touch.ts';
import { isOrderVisible } from './common.ts';
import { inventoryLevel } from './product.ts';
import { payload, refusal } from './payload.ts';

type Owner = Order | Product | Variant;

const WRITE_SCOPES: Readonly<Record<string, string>> = {
  Order: 'write_orders',
  Product: 'write_products',
  ProductVariant: 'write_products',
};

/** What may carry tags or metafields, if the app may write it: an order needs `write_orders` (shopify-platform §12). */
function writableOwner(context: RequestContext, gid: string, field: string): Owner | null {
  const scope = WRITE_SCOPES[gidType(gid) ?? ''];
  if (scope === undefined) return null;
  if (!hasScope(context.shop, scope)) throw accessDenied(field, [scope]);
  const { shop } = context;
  const order = shop.orders.get(gid);
  if (order) return isOrderVisible(context, order) ? order : null;
  return shop.products.get(gid) ?? shop.variants.get(gid) ?? null;
}

/** Says what changed as the real shop would: nothing at all when the tags are the same. */
function setTags(
  context: RequestContext,
  { id, field, change }: { id: string; field: string; change: (tags: readonly string[]) => string[] },
): unknown {
  const owner = writableOwner(context, id, field);
  if (!owner || owner.graphqlType === 'ProductVariant')
    return refusal(['node'], [{ field: ['id'], message: 'Resource not found.' }]);
  const tags = change(owner.tags);
  if (tags.join(',').length > 250 * 255 || tags.some((tag) => tag.length > 40 && owner.graphqlType === 'Order'))
    return refusal(['node'], [{ field: ['tags'], message: 'Tags is invalid: a tag has at most 40 characters.' }]);
  if (tags.join('\n') !== owner.tags.join('\n')) {
    owner.tags = tags;
    if (owner.graphqlType === 'Order') touchOrder(context.world, context.shop, owner);
    else touchProduct(context.world, context.shop, owner);
  }
  return { node: owner, userErrors: [] };
}

interface MetafieldInput {
  readonly ownerId: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly value: string;
  readonly type?: string | null;
  readonly compareDigest?: string | null;
}

function setMetafields(context: RequestContext, inputs: readonly MetafieldInput[]): unknown {
  const owners = inputs.map(({ ownerId }) => writableOwner(context, ownerId, 'metafieldsSet'));
  const missing = owners.findIndex((owner) => owner === null);
  if (missing >= 0)
    return withIndex(refuse('Owner does not exist.', ['metafields', String(missing), 'ownerId'], 'INVALID'));
  const writes = inputs.map((input): MetafieldWrite => ({
    ownerGid: input.ownerId,
    namespace: input.namespace ?? null,
    key: input.key,
    value: input.value,
    type: input.type ?? null,
    ...(input.compareDigest === undefined ? {} : { compareDigest: input.compareDigest }),
  }));
  const result = setAtomically(context.world, context.shop, writes);
  if (!result.ok) return withIndex(result);
  announceOwners(context, owners);
  return { metafields: result.metafields, userErrors: [] };
}

function withIndex(result: Extract<Result<unknown>, { ok: false }>): unknown {
  const { field, message, code } = result.error;
  return {
    metafields: null,
    userErrors: [
      { field, message, code: code ?? null, elementIndex: field?.[1] === undefined ? null : Number(field[1]) },
    ],
  };
}

function announceOwners({ world, shop }: RequestContext, owners: readonly (Owner | null)[]): void {
  const changed = new Set(owners.map((owner) => (owner?.graphqlType === 'ProductVariant' ? owner.product : owner)));
  for (const owner of changed) {
    if (owner?.graphqlType === 'Product') touchProduct(world, shop, owner);
    else if (owner) touchOrder(world, shop, owner);
  }
}

function deleteMetafields(
  context: RequestContext,
  inputs: readonly { ownerId: string; namespace: string; key: string }[],
): unknown {
  const owners = inputs.map(({ ownerId }) => writableOwner(context, ownerId, 'metafieldsDelete'));
  const deletedMetafields = inputs.map(({ ownerId, namespace, key }) => {
    const resolved = resolveNamespace(context.world, namespace);
    const deleted = context.shop.metafields.get(ownerId)?.delete(`${resolved}.${key}`);
    return deleted ? { ownerId, namespace: resolved, key } : null;
  });
  announceOwners(context, owners);
  return { deletedMetafields, userErrors: [] };
}

interface ServiceArgs {
  readonly name: string;
  readonly callbackUrl?: string | null;
  readonly inventoryManagement: boolean;
  readonly trackingSupport: boolean;
  readonly requiresShippingMethod: boolean;
}

function ownService({ shop }: RequestContext, id: string): Service {
  const service = shop.services.get(id) ?? [...shop.services.values()].find((entry) => entry.id === `${id}?id=true`);
  if (!service?.ownedByApp) throw unknownId(id);
  return service;
}

function updateService(context: RequestContext, args: Partial<ServiceArgs> & { id: string }): unknown {
  const service = ownService(context, args.id);
  if (args.name && args.name !== service.serviceName && isTaken(context.shop, args.name))
    return refusal(['fulfillmentService'], [{ field: ['name'], message: 'Name has already been taken' }]);
  service.serviceName = args.name ?? service.serviceName;
  service.location.name = service.serviceName;
  if (args.callbackUrl !== undefined) service.callbackUrl = args.callbackUrl;
  service.inventoryManagement = args.inventoryManagement ?? service.inventoryManagement;
  service.trackingSupport = args.trackingSupport ?? service.trackingSupport;
  service.requiresShippingMethod = args.requiresShippingMethod ?? service.requiresShippingMethod;
  return { fulfillmentService: service, userErrors: [] };
}

function activateInventory(
  context: RequestContext,
  args: { inventoryItemId: string; locationId: string; available?: number | null },
): unknown {
  const variant = context.shop.inventoryItems.get(args.inventoryItemId);
  const location = context.shop.locations.get(args.locationId);
  if (!variant)
    return refusal(['inventoryLevel'], [{ field: ['inventoryItemId'], message: "The product couldn't be found." }]);
  if (!location)
    return refusal(['inventoryLevel'], [{ field: ['locationId'], message: "The location couldn't be found." }]);
  if (variant.stock.has(location.id) && typeof args.available === 'number') {
    return refusal(
      ['inventoryLevel'],
      [
        {
          field: ['available'],
          message: 'Not allowed to set available quantity when the item is already active at the location.',
        },
      ],
    );
  }
  if (!variant.stock.has(location.id)) variant.stock.set(location.id, args.available ?? 0);
  return { inventoryLevel: inventoryLevel(context, variant, location.id), userErrors: [] };
}

function createDefinition(
  { world, shop }: RequestContext,
  input: {
    name: string;
    namespace?: string | null;
    key: string;
    ownerType: string;
    type: string;
    description?: string | null;
  },
): unknown {
  const namespace = resolveNamespace(world, input.namespace ?? null);
  const definition: MetafieldDefinition = {
    graphqlType: 'MetafieldDefinition',
    id: world.mint.gid('MetafieldDefinition'),
    name: input.name,
    namespace,
    key: input.key,
    ownerType: input.ownerType,
    description: input.description ?? null,
    typeName: input.type,
  };
  const index = `${input.ownerType} ${namespace}.${input.key}`;
  if (shop.definitions.has(index))
    return refusal(
      ['createdDefinition'],
      [{ field: ['definition', 'key'], message: 'Key is in use for this owner type and namespace.', code: 'TAKEN' }],
    );
  shop.definitions.set(index, definition);
  return { createdDefinition: definition, userErrors: [] };
}

export const shopMutations = resolversOf<unknown>({
  tagsAdd: (_root, { id, tags }: { id: string; tags: readonly string[] }, context) =>
    setTags(context, { id, field: 'tagsAdd', change: (before) => normalTags([...before, ...tags]) }),
  tagsRemove: (_root, { id, tags }: { id: string; tags: readonly string[] }, context) => {
    const gone = new Set(normalTags(tags).map((tag) => tag.toLowerCase()));
    return setTags(context, {
      id,
      field: 'tagsRemove',
      change: (before) => before.filter((tag) => !gone.has(tag.toLowerCase())),
    });
  },
  metafieldsSet: (_root, { metafields }: { metafields: readonly MetafieldInput[] }, context) =>
    setMetafields(context, metafields),
  metafieldsDelete: (
    _root,
    { metafields }: { metafields: readonly { ownerId: string; namespace: string; key: string }[] },
    context,
  ) => deleteMetafields(context, metafields),
  metafieldDefinitionCreate: (_root, { definition }: { definition: Parameters<typeof createDefinition>[1] }, context) =>
    createDefinition(context, definition),
  fulfillmentServiceCreate: (_root, args: ServiceArgs, { world, shop }) =>
    payload(
      createService(world, shop, { ...args, callbackUrl: args.callbackUrl ?? null }),
      ['fulfillmentService'],
      ({ service }) => ({ fulfillmentService: service }),
    ),
  fulfillmentServiceUpdate: (_root, args: Partial<ServiceArgs> & { id: string }, context) =>
    updateService(context, args),
  fulfillmentServiceDelete: (_root, { id }: { id: string }, context) =>
    payload(deleteService(context.world, context.shop, ownService(context, id)), ['deletedId'], ({ deletedId }) => ({
      deletedId,
    })),
  inventoryActivate: (
    _root,
    args: { inventoryItemId: string; locationId: string; available?: number | null },
    context,
  ) => activateInventory(context, args),
});
