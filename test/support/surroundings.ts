import { randomBytes } from 'node:crypto';
import { scheduler } from 'node:timers/promises';
import { startPicanovaSimulator } from '../simulator/picanova/index.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { ShopifySimulator, SimulatedShop } from '../simulator/shopify/types.ts';
import { freePort } from './launch-app.ts';

/** Both outside systems, one shop, and the environment that makes an app process live in them. */
export interface Surroundings {
  readonly shopify: ShopifySimulator;
  readonly picanova: Awaited<ReturnType<typeof startPicanovaSimulator>>;
  /** Picanova's other region; null = nobody asked for it. */
  readonly picanovaUs: Awaited<ReturnType<typeof startPicanovaSimulator>> | null;
  readonly shop: SimulatedShop;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const API_KEY = 'world-key';
const API_SECRET = 'world-secret';
export const METRICS_TOKEN = 'world-metrics-token';
export const ACCOUNT_USER = 'world-eu';
export const ACCOUNT_KEY = 'k'.repeat(32);

export interface SurroundingsOptions {
  readonly seed: number;
  readonly databaseUrl: string;
  /** Picanova's calls a minute; Infinity for none. The app is told the same. */
  readonly callsPerMinute: number;
  readonly pollSeconds: number;
  readonly logLevel?: string;
  /** Default: the one simulator is all there is, whatever region is asked. */
  readonly hasUs?: boolean;
  /** Both simulators' clock; default the machine's. With one of its own, webhooks are repeated only when asked for. */
  readonly clock?: { now(): number };
}

export async function startSurroundings(options: SurroundingsOptions): Promise<Surroundings> {
  const port = await freePort();
  const clock = options.clock === undefined ? {} : { clock: options.clock };
  const picanova = await startPicanovaSimulator({
    ...clock,
    region: 'EU',
    seed: options.seed,
    callsPerMinute: options.callsPerMinute,
    accounts: [{ user: ACCOUNT_USER, key: ACCOUNT_KEY }],
  });
  const picanovaUs =
    options.hasUs === true
      ? await startPicanovaSimulator({
          ...clock,
          region: 'US',
          seed: options.seed,
          callsPerMinute: options.callsPerMinute,
          accounts: [{ user: ACCOUNT_USER, key: ACCOUNT_KEY }],
        })
      : null;
  const shopify = await startShopifySimulator({
    ...clock,
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/shopify`,
    seed: options.seed,
    costs: 'off',
  });
  return {
    shopify,
    picanova,
    picanovaUs,
    shop: shopify.addShop('world.myshopify.com'),
    port,
    env: {
      SHOPIFY_API_KEY: API_KEY,
      SHOPIFY_API_SECRET: API_SECRET,
      APP_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: options.databaseUrl,
      ENCRYPTION_KEYS: `surroundings:${randomBytes(32).toString('base64')}`,
      SHOPIFY_ADMIN_URL: shopify.adminUrl,
      PICANOVA_EU_URL: picanova.url,
      PICANOVA_US_URL: (picanovaUs ?? picanova).url,
      PICANOVA_CALLS_PER_MINUTE: String(Number.isFinite(options.callsPerMinute) ? options.callsPerMinute : 1_000_000),
      POLL_SECONDS: String(options.pollSeconds),
      ARTWORK_CHECKS: 'off',
      METRICS_TOKEN,
      SUPPORT_URL: 'mailto:help@example.com',
      PRIVACY_URL: 'https://example.com/privacy',
      TERMS_URL: 'https://example.com/terms',
      LOG_LEVEL: options.logLevel ?? 'warn',
    },
    async close() {
      await shopify.close();
      await picanova.close();
      await picanovaUs?.close();
    },
  };
}

/** Calls the app's API as the merchant's page does. Throws with the answer's text when it is not a 2xx. */
export async function callApi(
  surroundings: Pick<Surroundings, 'shop'>,
  appUrl: string,
  request: { method: string; path: string; body?: unknown },
): Promise<unknown> {
  const response = await fetch(`${appUrl}/api${request.path}`, {
    method: request.method,
    headers: { authorization: `Bearer ${surroundings.shop.sessionToken()}`, 'content-type': 'application/json' },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${request.method} ${request.path}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** GET that answers null to a 404: what the app has not heard of yet. */
export async function findInApi(
  surroundings: Pick<Surroundings, 'shop'>,
  appUrl: string,
  path: string,
): Promise<unknown> {
  const response = await fetch(`${appUrl}/api${path}`, {
    headers: { authorization: `Bearer ${surroundings.shop.sessionToken()}` },
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

interface Connections {
  readonly connections: readonly {
    readonly region: 'EU' | 'US';
    readonly webhookUrl: string;
    readonly catalogueAtMs: number | null;
  }[];
}

/** Installs the shop, connects Picanova, pastes the webhook URL, and waits for the catalogue. */
export async function connectShop(surroundings: Surroundings, appUrl: string): Promise<void> {
  await connectRegion(surroundings, appUrl, 'EU');
  if (surroundings.picanovaUs !== null) await connectRegion(surroundings, appUrl, 'US');
}

async function connectRegion(surroundings: Surroundings, appUrl: string, region: 'EU' | 'US'): Promise<void> {
  await callApi(surroundings, appUrl, {
    method: 'PUT',
    path: `/connections/${region}`,
    body: { apiUser: ACCOUNT_USER, apiKey: ACCOUNT_KEY },
  });
  const picanova = region === 'US' ? surroundings.picanovaUs : surroundings.picanova;
  for (;;) {
    const { connections } = (await callApi(surroundings, appUrl, {
      method: 'GET',
      path: '/connections',
    })) as Connections;
    const connection = connections.find((one) => one.region === region);
    if (connection !== undefined && connection.catalogueAtMs !== null) {
      picanova?.setWebhookUrl(ACCOUNT_USER, connection.webhookUrl);
      return;
    }
    await scheduler.wait(100);
  }
}

function field(key: string, value: string): { namespace: string; key: string; value: string } {
  return { namespace: '$app', key, value };
}

/** A canvas with its required options, as a merchant would set it up; answers its variant's gid. */
export function canvasProduct(shop: SimulatedShop): string {
  const product = shop.product({
    title: 'Canvas 40 x 30 cm',
    variants: [
      {
        title: '40x30',
        sku: 'CANVAS-40x30',
        price: '39.90',
        metafields: [
          field('print_sku', 'DIGI-40X30-1'),
          field('print_url', 'https://files.example.com/print/sunset.jpg'),
          field('print_option_name_1', 'Canvas border'),
          field('print_option_value_1', 'Mirrored'),
          field('print_option_name_2', 'Stretcher frame'),
          field('print_option_value_2', '2 cm'),
        ],
      },
    ],
  });
  const [variant] = product.variants;
  if (variant === undefined) throw new Error('a product without variants');
  return variant.gid;
}
