import { FaultScript } from '../faults.ts';
import { seededRandom } from '../random.ts';
import { readAppConfig } from './app-config.ts';
import { GidMint } from './gid.ts';
import { CostBucket } from './graphql/bucket.ts';
import { collect } from './graphql/bulk.ts';
import { runGraphql } from './graphql/run.ts';
import { adminSchema } from './graphql/schema.ts';
import { listen, type Backend } from './http.ts';
import { grantToken } from './oauth.ts';
import { shopHandle } from './shop-handle.ts';
import { TokenBook } from './tokens.ts';
import type { NewShop, ShopifySimulator, ShopifySimulatorOptions, SimulatedShop } from './types.ts';
import { Webhooks } from './webhooks.ts';
import { newShop } from './world/new-shop.ts';
import { openScheduled } from './world/schedule.ts';
import type { Quirks, Shop, World } from './world/state.ts';

interface Installed {
  readonly shop: Shop;
  readonly tokens: TokenBook;
  readonly bucket: CostBucket | null;
  readonly answersAfterMs: number;
}

const STANDARD_COSTS = { maximum: 2000, restoreRate: 100 };

/** Starts a Shopify Admin on this machine: one HTTP server, as many shops as are added. */
export async function startShopifySimulator(options: ShopifySimulatorOptions): Promise<ShopifySimulator> {
  const now = (): number => (options.clock ?? Date).now();
  const random = seededRandom(options.seed ?? 1);
  const faults = new FaultScript(random);
  const app = options.app ?? readAppConfig();
  const subscriptions = options.topics
    ? new Map(options.topics.map((topic) => [topic, app.subscriptions.get(topic) ?? null] as const))
    : app.subscriptions;
  const webhooks = new Webhooks({
    apiSecret: options.apiSecret,
    url: options.webhookUrl ?? null,
    subscriptions,
    faults,
    now,
  });
  const quirks: Quirks = {
    searchLagMs: 0,
    riskAtFirst: 'LOW',
    bulk: { takesMs: 0, fails: null, withoutRanges: false },
  };
  const files = new Map<string, Buffer>();
  const world: World = {
    quirks,
    mint: new GidMint(1_000_000 + random.below(1_000_000)),
    appId: 100_000 + random.below(900_000),
    apiKey: options.apiKey,
    now,
    emit: (shop, topic, body) => webhooks.emit(shop, topic, body),
    ring: (shop, service, kind) => webhooks.ring(shop, service, kind),
    collect: (shop, query) =>
      collect({ world, shop }, query, (jsonl) => {
        const name = String(world.mint.number());
        files.set(name, Buffer.from(jsonl));
        return `http://127.0.0.1:${server.port}/bulk/${name}.jsonl?signature=${random.below(1_000_000)}`;
      }),
  };
  adminSchema();

  const shops = new Map<string, Installed>();
  const counts = new Map<string, number>();
  const accessTokenSeconds = options.accessTokenSeconds ?? 3600;
  const backend: Backend = {
    faults,
    count: (operation) => counts.set(operation, (counts.get(operation) ?? 0) + 1),
    file: (name) => files.get(name) ?? null,
    answersRanges: () => !quirks.bulk.withoutRanges,
    answersAfterMs: (domain) => shops.get(domain)?.answersAfterMs ?? 0,
    grant: (domain, body) => {
      const installed = shops.get(domain);
      return installed
        ? grantToken(
            {
              apiKey: options.apiKey,
              apiSecret: options.apiSecret,
              accessTokenSeconds,
              shop: installed.shop,
              tokens: installed.tokens,
              misbehaviour: simulator.tokenEndpoint,
              now,
            },
            body,
          )
        : null;
    },
    graphql: (domain, accessToken, request) => {
      const installed = shops.get(domain);
      if (!installed) return null;
      if (!installed.tokens.isValid(accessToken)) return 'unauthorized';
      openScheduled(world, installed.shop);
      return runGraphql({ world, shop: installed.shop, bucket: installed.bucket }, request);
    },
  };
  const server = await listen(backend, options.port ?? 0);

  const addShop = (domain: string, settings: NewShop = {}): SimulatedShop => {
    if (shops.has(domain)) throw new Error(`${domain} exists already`);
    const shop = newShop(world, {
      domain,
      currency: settings.currency ?? 'EUR',
      timezone: settings.timezone ?? 'Europe/Berlin',
      isDevelopment: settings.isDevelopment ?? false,
      scopes: settings.scopes ?? options.scopes ?? app.scopes,
    });
    const costs = settings.costs ?? options.costs ?? STANDARD_COSTS;
    const bucket = costs === 'off' ? null : new CostBucket(costs, now);
    const tokens = new TokenBook(accessTokenSeconds, now);
    shops.set(domain, { shop, tokens, bucket, answersAfterMs: settings.answersAfterMs ?? 0 });
    return shopHandle({ world, shop, tokens, bucket, apiSecret: options.apiSecret });
  };

  const simulator: ShopifySimulator = {
    adminUrl: `http://127.0.0.1:${server.port}/{shop}`,
    faults,
    quirks,
    tokenEndpoint: { omit: [], refuse: null },
    requests: () => ({
      total: [...counts.values()].reduce((sum, count) => sum + count, 0),
      byOperation: Object.fromEntries(counts),
    }),
    addShop,
    drain: () => webhooks.drain(),
    deliveries: () => webhooks.deliveries(),
    retryDue: () => webhooks.retryDue(),
    close: async () => {
      webhooks.close();
      await server.close();
    },
  };
  return simulator;
}
