import { gidNumber } from '../gid.ts';
import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf, type RequestContext } from '../graphql/context.ts';
import type { Location, Service, Shop } from '../world/state.ts';
import { iso } from './common.ts';

export const shopResolvers = resolversOf<Shop>({
  name: (shop) => shop.domain.split('.')[0],
  myshopifyDomain: (shop) => shop.domain,
  email: (shop) => `owner@${shop.domain}`,
  contactEmail: (shop) => `support@${shop.domain}`,
  shopOwnerName: () => 'Shop Owner',
  currencyCode: (shop) => shop.currency,
  ianaTimezone: (shop) => shop.timezone,
  createdAt: (shop) => iso(shop.createdAtMs),
  url: (shop) => `https://${shop.domain}`,
  primaryDomain: (shop) => ({
    id: shop.id.replace('/Shop/', '/Domain/'),
    host: shop.domain,
    url: `https://${shop.domain}`,
    sslEnabled: true,
  }),
  plan: ({ isDevelopment }) => {
    const name = isDevelopment ? 'Development' : 'Basic';
    return { publicDisplayName: name, displayName: name, partnerDevelopment: isDevelopment, shopifyPlus: false };
  },
  weightUnit: () => 'KILOGRAMS',
  unitSystem: () => 'METRIC_SYSTEM',
  taxesIncluded: () => true,
  fulfillmentServices: (shop) => [...shop.services.values()],
  shopAddress: () => ({
    address1: 'Lagerweg 1',
    address2: null,
    city: 'Köln',
    zip: '50667',
    province: null,
    provinceCode: null,
    country: 'Germany',
    countryCodeV2: 'DE',
    phone: null,
  }),
});

export interface Installation {
  readonly graphqlType: 'AppInstallation';
  readonly id: string;
}

export function installation({ shop }: RequestContext): Installation {
  return { graphqlType: 'AppInstallation', id: `gid://shopify/AppInstallation/${gidNumber(shop.id)}` };
}

export const installationResolvers = resolversOf<Installation>({
  accessScopes: (_installation, _args, { shop }) => [...shop.scopes].map((handle) => ({ handle, description: handle })),
  app: (_installation, _args, context) => app(context),
  activeSubscriptions: () => [],
  launchUrl: (_installation, _args, { shop, world }) =>
    `https://admin.shopify.com/store/${shop.domain.split('.')[0]}/apps/${world.apiKey}`,
  uninstallUrl: () => null,
});

export function app({ world }: RequestContext): unknown {
  return {
    graphqlType: 'App',
    id: `gid://shopify/App/${world.appId}`,
    apiKey: world.apiKey,
    handle: 'app-under-test',
    title: 'App under test',
    embedded: true,
  };
}

export const locationResolvers = resolversOf<Location>({
  legacyResourceId: (location) => String(gidNumber(location.id)),
  isActive: () => true,
  isPrimary: (location) => location.service === null,
  isFulfillmentService: (location) => location.service !== null,
  fulfillmentService: (location) => location.service,
  fulfillsOnlineOrders: () => true,
  shipsInventory: () => true,
  createdAt: (location) => iso(location.createdAtMs),
  updatedAt: (location) => iso(location.createdAtMs),
  address: () => ({
    address1: 'Lagerweg 1',
    address2: null,
    city: 'Köln',
    zip: '50667',
    province: null,
    provinceCode: null,
    country: 'Germany',
    countryCode: 'DE',
    phone: null,
    formatted: ['Lagerweg 1', '50667 Köln', 'Germany'],
  }),
  hasUnfulfilledOrders: (location, _args, { shop }) =>
    [...shop.fulfillmentOrders.values()].some(
      (entry) => entry.location === location && entry.status !== 'CLOSED' && entry.status !== 'CANCELLED',
    ),
});

export const serviceResolvers = resolversOf<Service>({
  type: () => 'THIRD_PARTY',
  fulfillmentOrdersOptIn: () => true,
});

/** Locations of services are legacy ones and listed only when asked for (shopify-platform §12). */
export function locations({ shop }: RequestContext, args: PageArgs & { readonly includeLegacy?: boolean }): unknown {
  return connection(
    [...shop.locations.values()].filter(({ service }) => service === null || args.includeLegacy),
    args,
  );
}
