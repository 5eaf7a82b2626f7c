import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startArtworkSimulator } from '../simulator/artwork/start.ts';
import { startPicanovaSimulator, type PicanovaSimulator, type Region } from '../simulator/picanova/index.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { ShopifySimulator, SimulatedShop } from '../simulator/shopify/types.ts';
import type { ExtensionNetwork } from '../simulator/extension-host/direct-api.ts';
import { freePort, launchApp, type LaunchedApp, type LaunchOptions } from '../support/launch-app.ts';
import { startRecordingProxy, type RecordedCall } from '../support/recording-proxy.ts';
import { createMerchant, type Merchant } from './merchant.ts';

/** What a shop does in a day happens here in seconds: at Picanova's 60 a minute, most of it would be waiting. */
const CALLS_PER_MINUTE = 240;

/** Shopify with one shop, Picanova in both regions, and the app as a process of its own between them. */
export interface Demo {
  readonly shopify: ShopifySimulator;
  readonly shop: SimulatedShop;
  readonly picanova: Readonly<Record<Region, PicanovaSimulator>>;
  readonly app: LaunchedApp;
  /** What an admin extension in the shop reaches. */
  readonly network: ExtensionNetwork;
  readonly merchant: Merchant;
  /** Every request of the app. */
  readonly calls: {
    readonly shopify: readonly RecordedCall[];
    readonly picanova: Readonly<Record<Region, readonly RecordedCall[]>>;
  };
  close(): Promise<void>;
}

export interface DemoOptions {
  /** How often the app asks what no webhook told. In a shop it is 600; nobody wants to watch that. */
  readonly pollSeconds: number;
  /** Settings of the app beside those of this demo. */
  readonly env?: Readonly<Record<string, string>>;
  /** How the app is started. */
  readonly launch?: Pick<LaunchOptions, 'watch' | 'onOutput'>;
}

/** What the merchant lets the app write on orders. */
export const TAGS = { sent: 'sent to Picanova', shipped: 'shipped by Picanova' } as const;

const SHOP = 'demo-canvas-shop.myshopify.com';
const CREDENTIALS = { apiKey: 'demo-app', apiSecret: 'demo-secret-of-the-app' };
export const ACCOUNTS = {
  EU: { user: 'demo-eu', key: 'demo-key-eu-0123456789abcdef' },
  US: { user: 'demo-us', key: 'demo-key-us-0123456789abcdef' },
} as const;

/** Of the pictures that are printed on what is not 4 to 3. */
const SHAPES = {
  '/forest.png': [5, 7],
  '/harbour.png': [3, 2],
  '/meadow.png': [3, 2],
  '/lighthouse.jpg': [3, 4],
  '/mug.png': [20, 9],
  '/test.png': [20, 9],
  '/sample.jpg': [1, 1],
  '/buyers/emil/grandmother.jpg': [1, 1],
  '/dunes.jpg': [1, 1],
  '/glacier.jpg': [1, 1],
} as const;

/** Starts everything on an empty database, installs the app and connects both regions. */
export async function startDemo({ pollSeconds, env, launch }: DemoOptions): Promise<Demo> {
  const closers: (() => Promise<unknown>)[] = [];
  async function close(): Promise<void> {
    for (const closeOne of closers.splice(0).toReversed()) await closeOne();
  }
  async function opened<Thing extends { close(): Promise<unknown> }>(opening: Promise<Thing>): Promise<Thing> {
    const thing = await opening;
    closers.push(() => thing.close());
    return thing;
  }

  try {
    const folder = await mkdtemp(path.join(tmpdir(), 'picanova-demo-'));
    closers.push(() => rm(folder, { recursive: true, force: true }));
    const port = await freePort();
    const appUrl = `http://127.0.0.1:${port}`;
    const shopify = await opened(startShopifySimulator({ ...CREDENTIALS, webhookUrl: `${appUrl}/webhooks/shopify` }));
    const EU = await opened(
      startPicanovaSimulator({ region: 'EU', accounts: [ACCOUNTS.EU], callsPerMinute: CALLS_PER_MINUTE }),
    );
    const US = await opened(
      startPicanovaSimulator({ region: 'US', accounts: [ACCOUNTS.US], callsPerMinute: CALLS_PER_MINUTE }),
    );
    const artwork = await opened(startArtworkSimulator({ shapes: SHAPES, small: ['/harvest.jpg'] }));
    const toShopify = await opened(startRecordingProxy(shopify.adminUrl));
    const toEU = await opened(startRecordingProxy(EU.url));
    const toUS = await opened(startRecordingProxy(US.url));
    const app = await launchApp({
      ...launch,
      port,
      env: {
        SHOPIFY_API_KEY: CREDENTIALS.apiKey,
        SHOPIFY_API_SECRET: CREDENTIALS.apiSecret,
        APP_URL: appUrl,
        DATABASE_URL: `file:${path.join(folder, 'demo.db')}`,
        ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
        SHOPIFY_ADMIN_URL: toShopify.url,
        PICANOVA_EU_URL: toEU.url,
        PICANOVA_US_URL: toUS.url,
        PICANOVA_CALLS_PER_MINUTE: String(CALLS_PER_MINUTE),
        POLL_SECONDS: String(pollSeconds),
        ARTWORK_RESOLVE_TO: artwork.url,
        ...env,
      },
    });
    closers.push(() => app.stop());
    const shop = shopify.addShop(SHOP);
    const calls = { shopify: toShopify.calls, picanova: { EU: toEU.calls, US: toUS.calls } };
    const network: ExtensionNetwork = { adminUrl: shopify.adminUrl, ...CREDENTIALS, appUrl, shop };
    const demo: Demo = {
      shopify,
      shop,
      picanova: { EU, US },
      app,
      network,
      merchant: createMerchant(shop, appUrl),
      calls,
      close,
    };
    await settleIn(demo);
    return demo;
  } catch (error) {
    await close();
    throw error;
  }
}

/** The merchant's first five minutes. */
async function settleIn({ merchant, picanova }: Demo): Promise<void> {
  await merchant.opensApp();
  await merchant.sets({ tagAfterImport: TAGS.sent, tagAfterShipment: TAGS.shipped });
  await Promise.all(
    (['EU', 'US'] as const).map(async (region) => {
      const webhookUrl = await merchant.connects(region, ACCOUNTS[region]);
      picanova[region].setWebhookUrl(ACCOUNTS[region].user, webhookUrl);
    }),
  );
}
