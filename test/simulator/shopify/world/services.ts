import { gidNumber } from '../gid.ts';
import { refuse, type Result } from './result.ts';
import type { Service, Shop, World } from './state.ts';

export interface ServiceInput {
  readonly name: string;
  readonly callbackUrl: string | null;
  readonly inventoryManagement: boolean;
  readonly trackingSupport: boolean;
  readonly requiresShippingMethod: boolean;
}

/** Creates the service and the location that bears its name (shopify-platform §5.2). */
export function createService(world: World, shop: Shop, input: ServiceInput): Result<{ service: Service }> {
  const name = input.name.trim();
  if (name === '') return refuse("Name can't be blank", ['name']);
  if (isTaken(shop, name)) return refuse('Name has already been taken', ['name']);
  const location = {
    graphqlType: 'Location' as const,
    id: world.mint.gid('Location'),
    name,
    service: null as Service | null,
    createdAtMs: world.now(),
  };
  const service: Service = {
    graphqlType: 'FulfillmentService',
    // Service ids end in `?id=true` (shopify-platform §12).
    id: `${world.mint.gid('FulfillmentService')}?id=true`,
    serviceName: name,
    handle: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    callbackUrl: input.callbackUrl,
    inventoryManagement: input.inventoryManagement,
    trackingSupport: input.trackingSupport,
    requiresShippingMethod: input.requiresShippingMethod,
    location,
    ownedByApp: true,
    lastRungAtMs: Number.NEGATIVE_INFINITY,
  };
  location.service = service;
  shop.locations.set(location.id, location);
  shop.services.set(service.id, service);
  world.emit(shop, 'locations/create', { id: gidNumber(location.id), admin_graphql_api_id: location.id, name });
  return { ok: true, service };
}

export function isTaken(shop: Shop, name: string): boolean {
  return [...shop.services.values()].some(({ serviceName }) => serviceName.toLowerCase() === name.toLowerCase());
}

/** The location goes with the service; open fulfillment orders there would be lost, so they are refused. */
export function deleteService(world: World, shop: Shop, service: Service): Result<{ deletedId: string }> {
  const open = [...shop.fulfillmentOrders.values()].some(
    ({ location, status }) => location === service.location && status !== 'CLOSED' && status !== 'CANCELLED',
  );
  if (open) return refuse('Fulfillment service has unfulfilled orders.', ['id']);
  removeService(world, shop, service);
  return { ok: true, deletedId: service.id };
}

function removeService(world: World, shop: Shop, service: Service): void {
  for (const variant of shop.variants.values()) variant.stock.delete(service.location.id);
  shop.services.delete(service.id);
  shop.locations.delete(service.location.id);
  world.emit(shop, 'locations/delete', { id: gidNumber(service.location.id) });
}

/** What an uninstall does: the services end, their locations stay behind as the merchant's own. */
export function orphanServices(shop: Shop): void {
  for (const service of shop.services.values()) {
    if (!service.ownedByApp) continue;
    service.location.service = null;
    shop.services.delete(service.id);
  }
}
