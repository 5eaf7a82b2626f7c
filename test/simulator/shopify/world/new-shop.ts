import type { Location, Shop, World } from './state.ts';

export interface ShopSettings {
  readonly domain: string;
  readonly currency: string;
  readonly timezone: string;
  readonly isDevelopment: boolean;
  readonly scopes: readonly string[];
}

/** An installed shop with one location of the merchant's and nothing to sell. */
export function newShop(world: World, settings: ShopSettings): Shop {
  const createdAtMs = world.now();
  const warehouse = newLocation(world, 'Shop location');
  return {
    graphqlType: 'Shop',
    id: world.mint.gid('Shop'),
    domain: settings.domain,
    currency: settings.currency,
    timezone: settings.timezone,
    isDevelopment: settings.isDevelopment,
    createdAtMs,
    requiredScopes: new Set(settings.scopes),
    scopes: new Set(settings.scopes),
    installed: true,
    protectedDataWithheld: false,
    fulfilsAtPayment: false,
    ordersRefused: false,
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
    files: new Map(),
    bulkOperations: new Map(),
  };
}

function newLocation(world: World, name: string): Location {
  return { graphqlType: 'Location', id: world.mint.gid('Location'), name, service: null, createdAtMs: world.now() };
}

/** The merchant opens another location. */
export function addLocation(world: World, shop: Shop, name: string): Location {
  const location = newLocation(world, name);
  shop.locations.set(location.id, location);
  return location;
}

/** The merchant's own location, where everything is stocked unless a service has it. */
export function merchantLocation(shop: Shop): Location {
  const location = [...shop.locations.values()].find(({ service }) => service === null);
  if (!location) throw new Error(`${shop.domain} has no location of its own`);
  return location;
}
