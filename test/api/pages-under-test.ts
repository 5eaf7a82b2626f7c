import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import type { TakeCall } from '../../web/http/api/call-limit.ts';
import { createApi } from '../../web/http/api/index.ts';
import { reportBug } from '../../web/http/report-bug.ts';
import { routes, type RouteContract, type RouteName } from '../../web/contract/index.ts';
import { createArtworks } from '../../web/pipeline/lookups/artworks.ts';
import { createCatalogue } from '../../web/pipeline/lookups/catalogue.ts';
import { createShippingMethods } from '../../web/pipeline/lookups/shipping-method.ts';
import { createRefreshCatalogue } from '../../web/pipeline/schedules/catalogue-refresh.ts';
import { createConnect } from '../../web/pipeline/merchant/connect.ts';
import { createInstall } from '../../web/pipeline/merchant/install.ts';
import { composeMerchant } from '../../web/compose/merchant.ts';
import type { ArtworkPictures, Log } from '../../web/pipeline/ports/index.ts';
import { createPicanovaProviders } from '../../web/picanova/provider.ts';
import { createShopify } from '../../web/shopify/create-shopify.ts';
import { createPagesStore } from '../../web/store/create-pages-store.ts';
import { createStore } from '../../web/store/create-store.ts';
import { openDatabase, refuseMove } from '../../web/store/open-store.ts';
import { createSealer } from '../../web/store/sealer.ts';
import { startPicanovaSimulator } from '../simulator/picanova/index.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { SimulatedShop } from '../simulator/shopify/types.ts';

/** The pages' API over real HTTP, a real store and both simulators; jobs run when a test says so. */
export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: string };
  readonly text: string;
}

export interface Asking {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** Default: the first shop. null = without a token. */
  readonly as?: SimulatedShop | null;
}

const API = { key: 'pages-key', secret: 'pages-secret' };
export const PICANOVA = { user: 'pages-eu', key: 'p'.repeat(32) };
const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function pathOf(route: RouteContract, asking: Asking): string {
  const path = route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(asking.params?.[name] ?? ''));
  const query = new URLSearchParams(Object.entries(asking.query ?? {}).map(([key, value]) => [key, String(value)]));
  return `/api${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** Tests ask as fast as they can. */
const UNLIMITED: TakeCall = () => ({ outcome: 'taken' });

export interface PagesOptions {
  /** Default: SQLite in memory. */
  readonly databaseUrl?: string;
  readonly takeCall?: TakeCall;
  /** Default: there is none to be had. */
  readonly pictures?: ArtworkPictures;
  /** The app's; the simulators live by the machine's. */
  readonly clock?: { now(): number };
}

const NO_PICTURES: ArtworkPictures = { make: () => Promise.resolve(null) };

const MACHINE_CLOCK = { now: () => Date.now() };

export async function startPages({
  databaseUrl = 'file::memory:',
  takeCall = UNLIMITED,
  pictures = NO_PICTURES,
  clock = MACHINE_CLOCK,
}: PagesOptions = {}) {
  const random = { next: () => Math.random(), id: () => randomBytes(12).toString('base64url') };
  const picanova = await startPicanovaSimulator({
    region: 'EU',
    seed: 1,
    callsPerMinute: Infinity,
    accounts: [PICANOVA],
  });
  const shopify = await startShopifySimulator({ apiKey: API.key, apiSecret: API.secret, seed: 1, costs: 'off' });
  const database = await openDatabase({ databaseUrl, log: SILENT });
  const sealer = createSealer([{ id: 'k', key: randomBytes(32) }]);
  const parts = { database, sealer, clock, random, log: SILENT, onForbiddenMove: refuseMove };
  const store = { ...createStore(parts), ...createPagesStore(parts) };
  const adapter = createShopify({
    config: { apiKey: API.key, apiSecret: API.secret, previousApiSecret: null, adminUrl: shopify.adminUrl },
    appUrl: 'https://app.example.com',
    shops: store.shops,
    work: store.work,
    clock,
    random,
    log: SILENT,
  });
  const provider = createPicanovaProviders({
    baseUrls: { EU: picanova.url, US: picanova.url },
    takeCalls: (budget) => store.work.takeCalls(budget),
    callsPerMinute: 1_000_000,
    clock,
    log: SILENT,
  }).read_back;
  const catalogue = createCatalogue({ catalogue: store.catalogue, provider, clock });
  const refresh = createRefreshCatalogue({
    provider,
    catalogue: store.catalogue,
    changes: store.catalogueChanges,
    clock,
    log: SILENT,
  });
  const pages = composeMerchant({
    store,
    shopifyProducts: adapter.products,
    shopifyAdmin: adapter.admin,
    pictures,
    catalogue,
    artworks: createArtworks({ reader: null, store: store.artwork, clock, patienceMs: 0 }),
    shippingMethods: createShippingMethods({ provider, clock }),
    clock,
    log: SILENT,
    onWork: () => {},
  });
  const ensureInstalled = createInstall({
    shops: store.shops,
    exchange: adapter.tokens.exchange,
    learnShopKind: (shop) => store.shops.rememberKind(shop, false, clock.now()),
    requiredScopes: [],
    clock,
    log: SILENT,
    onReady: () => {},
  });

  const app = express();
  app.use(
    '/api',
    createApi({
      ...pages.api,
      session: { verifySessionToken: adapter.verifySessionToken, ensureInstalled },
      takeCall,
      connect: createConnect({ connections: store.connections, shops: store.shops, provider, clock, random }),
      provider,
      requiredScopes: [],
      appUrl: 'https://app.example.com',
      random,
      onChanged: () => Promise.resolve(),
    }).router,
  );
  const events: string[] = [];
  app.use(reportBug({ ...SILENT, error: (event) => void events.push(event) }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const shop = shopify.addShop('first.myshopify.com');
  const other = shopify.addShop('second.myshopify.com');

  /** Every job that is due has its turns, as the worker gives them. */
  async function runJobs(): Promise<void> {
    await pages.tidyPages();
    for (;;) {
      const claimed = await store.jobs.claim({ nowMs: clock.now(), leaseMs: 12_000, limit: 8 });
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((job) => pages.runJob(job)));
    }
  }

  /** Asks one route of the contract; an answer of 2xx must be what the contract says. */
  async function ask(name: RouteName, asking: Asking = {}): Promise<Answered> {
    const route: RouteContract = routes[name];
    const who = asking.as === undefined ? shop : asking.as;
    const isText = route.body === 'text';
    const response = await fetch(`http://127.0.0.1:${port}${pathOf(route, asking)}`, {
      method: route.method,
      headers: {
        ...(who === null ? {} : { authorization: `Bearer ${who.sessionToken()}` }),
        ...(asking.body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }),
      },
      ...(asking.body === undefined
        ? {}
        : { body: isText ? (asking.body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(asking.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const body = (isJson ? JSON.parse(text) : {}) as Answered['body'];
    if (response.ok && typeof route.response !== 'string') route.response.parse(body);
    return { status: response.status, body, text };
  }

  return {
    shop,
    other,
    store,
    /** The app's own way into its database. */
    database,
    shopify,
    ask,
    url: `http://127.0.0.1:${port}`,
    /** Failures that were logged. */
    events,
    runJobs,
    /** Connects the EU account and reads its catalogue. */
    async connect(who = shop): Promise<void> {
      await ask('connect', {
        params: { region: 'EU' },
        body: { apiUser: PICANOVA.user, apiKey: PICANOVA.key },
        as: who,
      });
      const [connection] = await store.connections.list(who.domain as ShopDomain);
      const access = connection && (await store.connections.access(connection.id));
      if (!access) throw new Error('not connected');
      const result = await refresh(access);
      if (result.outcome !== 'done') throw new Error(`the catalogue was not read: ${result.outcome}`);
    },
    /** Starts reading products and runs it to its end. */
    async index(who = shop): Promise<void> {
      await ask('indexProducts', { as: who });
      await runJobs();
    },
    async close(): Promise<void> {
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      await shopify.close();
      await picanova.close();
    },
  };
}

export type PagesUnderTest = Awaited<ReturnType<typeof startPages>>;
