import { randomBytes } from 'node:crypto';
import { scheduler } from 'node:timers/promises';
import { startPicanovaSimulator } from '../simulator/picanova/index.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { NewShop, SimulatedShop } from '../simulator/shopify/types.ts';
import { freePort, launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callApi, canvasProduct } from '../support/surroundings.ts';
import { openLanes, type Lanes } from './lanes.ts';

/** One app between both simulators, with many shops that are installed, connected and know their catalogue. */
export interface ManyShops {
  readonly app: LaunchedApp;
  readonly picanova: Awaited<ReturnType<typeof startPicanovaSimulator>>;
  readonly shops: readonly BenchShop[];
  readonly lanes: Lanes;
  /** Every webhook sent so far is answered and has its meaning. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface BenchShop {
  readonly shop: SimulatedShop;
  /** Its account at Picanova. */
  readonly user: string;
  /** Places a paid order of one canvas; answers its gid. */
  order(): string;
}

/** What is particular about a shop. */
export interface ShopTraits extends Pick<NewShop, 'costs' | 'answersAfterMs'> {
  readonly domain: string;
}

const API_KEY = 'many-key';
const API_SECRET = 'many-secret';
const CALLS_PER_MINUTE = 60;
const CONNECTED_AT_ONCE = 8;
const LOOK_MS = 100;

/** Starts everything and connects every shop. */
export async function startManyShops(databaseUrl: string, traits: readonly ShopTraits[]): Promise<ManyShops> {
  const port = await freePort();
  const accounts = traits.map(({ answersAfterMs }, index) => ({
    user: `user-${index}`,
    key: 'k'.repeat(32),
    ...(answersAfterMs === undefined ? {} : { answersAfterMs }),
  }));
  const picanova = await startPicanovaSimulator({ region: 'EU', accounts, callsPerMinute: CALLS_PER_MINUTE });
  const shopify = await startShopifySimulator({
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/shopify`,
  });
  const app = await launchApp({
    port,
    built: true,
    env: {
      SHOPIFY_API_KEY: API_KEY,
      SHOPIFY_API_SECRET: API_SECRET,
      APP_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
      SHOPIFY_ADMIN_URL: shopify.adminUrl,
      PICANOVA_EU_URL: picanova.url,
      PICANOVA_US_URL: picanova.url,
      PICANOVA_CALLS_PER_MINUTE: String(CALLS_PER_MINUTE),
      ARTWORK_CHECKS: 'off',
      LOG_LEVEL: 'error',
    },
  });
  const lanes = await openLanes(databaseUrl);

  async function connect({ shop, user }: BenchShop): Promise<void> {
    const body = { apiUser: user, apiKey: 'k'.repeat(32) };
    await callApi({ shop }, app.url, { method: 'PUT', path: '/connections/EU', body });
  }

  const shops = traits.map(({ domain, ...settings }, index): BenchShop => {
    const shop = shopify.addShop(domain, settings);
    const variant = canvasProduct(shop);
    const lines = [{ variant, quantity: 1 }];
    return { shop, user: `user-${index}`, order: () => shop.placeOrder({ lines }).gid };
  });
  for (let from = 0; from < shops.length; from += CONNECTED_AT_ONCE)
    await Promise.all(shops.slice(from, from + CONNECTED_AT_ONCE).map(connect));
  while ((await lanes.withoutCatalogue()) > 0) await scheduler.wait(LOOK_MS);

  return {
    app,
    picanova,
    shops,
    lanes,
    async settled() {
      await shopify.drain();
      while ((await lanes.unrouted()) > 0) await scheduler.wait(LOOK_MS);
    },
    async close() {
      await lanes.close();
      await app.stop();
      await shopify.close();
      await picanova.close();
    },
  };
}
