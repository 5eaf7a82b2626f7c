import { gidNumber, gidType } from '../gid.ts';
import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf, type RequestContext } from '../graphql/context.ts';
import { badRequest } from '../graphql/errors.ts';
import { compileSearch } from '../graphql/search.ts';
import { resolveNamespace } from '../world/metafields.ts';
import type { FulfillmentOrder, Order, World } from '../world/state.ts';
import { canRead, isOrderVisible } from './common.ts';
import { inventoryItem } from './product.ts';
import { matchesFulfillmentOrder, matchesOrder, matchesProduct, matchesVariant } from './search-fields.ts';
import { app, installation, locations } from './shop.ts';

interface SearchArgs extends PageArgs {
  readonly query?: string | null;
  readonly sortKey?: string;
}

/** Any object by its gid; null when it is unknown, of another shop, or not open to the app. */
function lookUp(context: RequestContext, gid: string): unknown {
  const { shop } = context;
  const type = gidType(gid);
  if (type === null) throw badRequest(`Invalid global id '${gid}'`);
  switch (type) {
    case 'Order': {
      const order = shop.orders.get(gid);
      return order && isOrderVisible(context, order) ? order : null;
    }
    case 'FulfillmentOrder': {
      const fulfillmentOrder = shop.fulfillmentOrders.get(gid);
      return fulfillmentOrder && canRead(shop, fulfillmentOrder) ? fulfillmentOrder : null;
    }
    case 'InventoryItem': {
      const variant = shop.inventoryItems.get(gid);
      return variant ? inventoryItem(variant) : null;
    }
    case 'Shop':
      return gid === shop.id ? shop : null;
    default:
      return (
        shop.products.get(gid) ??
        shop.variants.get(gid) ??
        shop.fulfillments.get(gid) ??
        shop.locations.get(gid) ??
        shop.lineItems.get(gid) ??
        shop.files.get(gid) ??
        null
      );
  }
}

const byId =
  (type: string) =>
  (_root: unknown, { id }: { id: string }, context: RequestContext): unknown =>
    gidType(id) === type || gidType(id) === null ? lookUp(context, id) : null;

/** The search index is late; a list without a search reads the database itself. */
function isIndexed(world: World, row: { readonly updatedAtMs: number }, search: string | null | undefined): boolean {
  return !search || world.now() - row.updatedAtMs >= world.quirks.searchLagMs;
}

function visibleOrders(context: RequestContext, args: SearchArgs): readonly Order[] {
  const matches = compileSearch(args.query, matchesOrder);
  const found = [...context.shop.orders.values()].filter(
    (order) => isOrderVisible(context, order) && isIndexed(context.world, order, args.query) && matches(order),
  );
  if (args.sortKey === 'UPDATED_AT')
    return found.sort((a, b) => a.updatedAtMs - b.updatedAtMs || gidNumber(a.id) - gidNumber(b.id));
  if (args.sortKey === 'ID') return found;
  return found.sort((a, b) => a.createdAtMs - b.createdAtMs || gidNumber(a.id) - gidNumber(b.id));
}

const REQUEST_STATUSES: Readonly<Record<string, readonly string[]>> = {
  CANCELLATION_REQUESTED: ['CANCELLATION_REQUESTED'],
  FULFILLMENT_REQUESTED: ['SUBMITTED'],
  FULFILLMENT_ACCEPTED: ['ACCEPTED'],
  FULFILLMENT_UNSUBMITTED: ['UNSUBMITTED'],
};

function byAge(rows: FulfillmentOrder[], sortKey: string | undefined): FulfillmentOrder[] {
  return sortKey === 'UPDATED_AT' ? rows.sort((a, b) => a.updatedAtMs - b.updatedAtMs) : rows;
}

interface AssignedArgs extends PageArgs {
  readonly assignmentStatus?: string | null;
  readonly locationIds?: readonly string[] | null;
  readonly sortKey?: string;
}

export const queryResolvers = resolversOf<unknown>({
  order: byId('Order'),
  fulfillmentOrder: byId('FulfillmentOrder'),
  fulfillment: byId('Fulfillment'),
  product: byId('Product'),
  productVariant: byId('ProductVariant'),
  inventoryItem: byId('InventoryItem'),
  node: (_root, { id }: { id: string }, context) => lookUp(context, id),
  nodes: (_root, { ids }: { ids: readonly string[] }, context) => {
    if (ids.length > 250) throw badRequest('The input array size of nodes is more than 250.');
    return ids.map((id) => lookUp(context, id));
  },
  orders: (_root, args: SearchArgs, context) => connection(visibleOrders(context, args), args),
  ordersCount: (_root, args: SearchArgs, context) => ({
    count: visibleOrders(context, args).length,
    precision: 'EXACT',
  }),
  products: (_root, args: SearchArgs, { shop, world }) => {
    const matches = compileSearch(args.query, matchesProduct(shop, world));
    const found = [...shop.products.values()].filter(matches);
    if (args.sortKey === 'TITLE') found.sort((a, b) => a.title.localeCompare(b.title));
    if (args.sortKey === 'UPDATED_AT') found.sort((a, b) => a.updatedAtMs - b.updatedAtMs);
    return connection(found, args);
  },
  productVariants: (_root, args: SearchArgs, { shop }) =>
    connection([...shop.variants.values()].filter(compileSearch(args.query, matchesVariant)), args),
  productVariantsCount: (_root, { limit }: { limit?: number | null }, { shop }) => {
    const isCut = typeof limit === 'number' && shop.variants.size > limit;
    return { count: isCut ? limit : shop.variants.size, precision: isCut ? 'AT_LEAST' : 'EXACT' };
  },
  fulfillmentOrders: (_root, args: SearchArgs & { includeClosed?: boolean }, { shop, world }) => {
    const matches = compileSearch(args.query, matchesFulfillmentOrder);
    const rows = [...shop.fulfillmentOrders.values()].filter(
      (entry) =>
        canRead(shop, entry) &&
        (args.includeClosed || entry.status !== 'CLOSED') &&
        isIndexed(world, entry, args.query) &&
        matches(entry),
    );
    return connection(byAge(rows, args.sortKey), args);
  },
  assignedFulfillmentOrders: (_root, args: AssignedArgs, { shop }) => {
    const wanted = args.assignmentStatus ? REQUEST_STATUSES[args.assignmentStatus] : null;
    const rows = [...shop.fulfillmentOrders.values()].filter(
      ({ location, status, requestStatus }) =>
        location.service?.ownedByApp &&
        status !== 'CLOSED' &&
        (!wanted || wanted.includes(requestStatus)) &&
        (!args.locationIds || args.locationIds.includes(location.id)),
    );
    return connection(byAge(rows, args.sortKey), args);
  },
  shop: (_root, _args, { shop }) => shop,
  currentAppInstallation: (_root, _args, context) => installation(context),
  appInstallation: (_root, _args, context) => installation(context),
  app: (_root, _args, context) => app(context),
  locations: (_root, args: PageArgs & { includeLegacy?: boolean }, context) => locations(context, args),
  location: (_root, { id }: { id?: string | null }, { shop }) =>
    id ? (shop.locations.get(id) ?? null) : ([...shop.locations.values()][0] ?? null),
  fulfillmentService: (_root, { id }: { id: string }, { shop }) => shop.services.get(id) ?? null,
  metafieldDefinitions: (
    _root,
    args: PageArgs & { ownerType: string; namespace?: string | null; key?: string | null },
    { shop, world },
  ) => {
    const namespace = args.namespace ? resolveNamespace(world, args.namespace) : null;
    return connection(
      [...shop.definitions.values()].filter(
        (entry) =>
          entry.ownerType === args.ownerType &&
          (namespace === null || entry.namespace === namespace) &&
          (!args.key || entry.key === args.key),
      ),
      args,
    );
  },
});
