import type { Location, Shop, World } from './state.ts';

export interface ShopSettings {
  readonly domain: string;
  readonly currency: string;
  readonly timezone: string;
  readonly scopes: readonly string[];
}

/** An installed shop with one location of the merchant's and nothing to sell. */
export function newShop(world: World, settings: ShopSettings): Shop {
  const createdAtMs = world.now();
  const warehouse: Location = {
    graphqlType: 'Location',
    id: world.mint.gid('Location'),
    name: 'Shop location',
    service: null,
    createdAtMs,
  };
  return {
    graphqlType: 'Shop',
    id: world.mint.gid('Shop'),
    domain: settings.domain,
    currency: settings.currency,
    timezone: settings.timezone,
    createdAtMs,
    requiredScopes: new Set(settings.scopes),
    scopes: new Set(settings.scopes),
    installed: true,
    protectedDataWithheld: false,
    orderCount: 0,
    products: new Map(),
    variants: new Map(),
    inventoryItems: new Map(),
    locations: new Map([[warehouse.id, warehouse]]),
    services: new Map(),
    orders: new Map(),
    lineItems: new Map(),
    fulfillmentOrders: new Map(),
    fulfillments: new Map(),
    metafields: new Map(),
    definitions: new Map(),
    bulkOperations: new Map(),
  };
}

/** The merchant's own location, where everything is stocked unless a service has it. */
export function merchantLocation(shop: Shop): Location {
  const location = [...shop.locations.values()].find(({ service }) => service === null);
  if (!location) throw new Error(`${shop.domain} has no location of its own`);
  return location;
}
