import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Clock,
  Log,
  Random,
  ShopifyAdmin,
  ShopifyProducts,
  ShopStore,
  WorkStore,
} from '../pipeline/ports/index.ts';
import { createAccessTokens, type AccessTokens } from './auth/access-tokens.ts';
import { createShopifyAdmin } from './admin.ts';
import { createShopifyLibrary, type ShopifyLibrary } from './auth/library.ts';
import { createGraphqlClient } from './client/graphql-client.ts';
import { createShopifyProducts } from './products/create-products.ts';
import { createShopTimeZoneReader, type ShopFact } from './orders/shop-facts.ts';
import { createSessionTokenVerifier, type VerifySessionToken } from './auth/session-token.ts';
import { createTokenEndpoint } from './auth/token-endpoint.ts';
import { createWebhookVerifier, type VerifyWebhookSignature } from './auth/webhook-signature.ts';

export interface ShopifyParts {
  readonly config: {
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly previousApiSecret: string | null;
    /** `{shop}` stands for the shop's domain; no slash at its end. */
    readonly adminUrl: string;
  };
  readonly appUrl: string;
  readonly shops: Pick<ShopStore, 'loadTokens' | 'saveTokens' | 'markAccessLost'>;
  readonly work: Pick<WorkStore, 'acquireLock' | 'releaseLock'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly countCall?: (outcome: string) => void;
}

export interface Shopify {
  readonly admin: ShopifyAdmin;
  readonly products: ShopifyProducts;
  readonly tokens: Pick<AccessTokens, 'exchange' | 'renew'>;
  readonly timeZoneOf: ShopFact;
  /** The shop that an address names; null = it names none. */
  readonly readShop: ShopifyLibrary['readShop'];
  readonly verifySessionToken: VerifySessionToken;
  readonly verifyWebhookSignature: VerifyWebhookSignature;
}

function pause(ms: number): Promise<void> {
  return sleep(ms);
}

/**
 * The whole adapter over one store: one token keeper and one client, so that all of a process shares each shop's
 * bucket.
 */
export function createShopify(parts: ShopifyParts): Shopify {
  const { config, appUrl, shops, work, clock, random, log } = parts;
  const endpoint = createTokenEndpoint({
    adminUrl: config.adminUrl,
    apiKey: config.apiKey,
    apiSecret: config.apiSecret,
    clock,
  });
  const tokens = createAccessTokens({ shops, work, endpoint, clock, sleep: pause, log });
  const client = createGraphqlClient({
    adminUrl: config.adminUrl,
    tokens,
    clock,
    sleep: pause,
    random,
    log,
    ...(parts.countCall === undefined ? {} : { countCall: parts.countCall }),
  });
  return {
    admin: createShopifyAdmin({ client, appUrl, log }),
    products: createShopifyProducts(client, config.adminUrl),
    tokens,
    timeZoneOf: createShopTimeZoneReader({ client, log }),
    readShop: createShopifyLibrary({ apiKey: config.apiKey, apiSecret: config.apiSecret }).readShop,
    verifySessionToken: createSessionTokenVerifier({
      apiKey: config.apiKey,
      apiSecret: config.apiSecret,
      previousApiSecret: config.previousApiSecret,
      clock,
    }),
    verifyWebhookSignature: createWebhookVerifier({
      apiSecret: config.apiSecret,
      previousApiSecret: config.previousApiSecret,
    }),
  };
}
