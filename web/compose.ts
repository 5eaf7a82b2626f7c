import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createArtworkReader } from './artwork/create-artwork-reader.ts';
import { composeSteps } from './compose/steps.ts';
import { createArtworkConnection } from './artwork/connection.ts';
import { createArtworkPictures } from './artwork/create-artwork-pictures.ts';
import type { Config } from './config.ts';
import { CALL_LIMIT, createTakeCall } from './http/api/call-limit.ts';
import { createApp } from './http/app.ts';
import { inTime } from './http/in-time.ts';
import { createIngress } from './http/ingress.ts';
import { openDoor } from './http/serve.ts';
import { createMetrics } from './metrics.ts';
import { createArtworks } from './pipeline/lookups/artworks.ts';
import { createCatalogue } from './pipeline/lookups/catalogue.ts';
import { createShippingMethods } from './pipeline/lookups/shipping-method.ts';
import { createLearnShopKind } from './pipeline/lookups/shop-kind.ts';
import { createConnect } from './pipeline/merchant/connect.ts';
import { createInstall } from './pipeline/merchant/install.ts';
import { composeMerchant } from './compose/merchant.ts';
import type { Clock, Log, Random } from './pipeline/ports/index.ts';
import { createReceive } from './pipeline/steps/receive/receive.ts';
import { createPicanovaProviders } from './picanova/provider.ts';
import { createShopify } from './shopify/create-shopify.ts';
import { REQUIRED_SCOPES } from './shopify/auth/scopes.ts';
import { isSignature, readWebhookHeaders } from './shopify/auth/webhook-signature.ts';
import { openStore } from './store/open-store.ts';
import { startWorker, type Worker } from './worker/start-worker.ts';

/** The only place where adapters meet use cases. One process: the web side, the worker, or both. */
export interface App {
  /** Takes no new work, commits what is under way and ends in time, closes the database. */
  stop(): Promise<void>;
}

/**
 * What a step waits for outside may take longer than a supervisor waits. Such a step is left as a crash would leave it:
 * its lease runs out, and whoever takes it up looks first whether its effect is there.
 */
const STOP_WITHIN_MS = 10_000;

/** Most servers show a picture in less; an order whose picture takes longer comes back for it. */
const ARTWORK_PATIENCE_MS = 3_000;

/** Beside the compiled server, or where the build puts it when the server runs from its sources. */
const FRONTEND_DIR = path.join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../dist/frontend' : '../frontend',
);

const MACHINE_CLOCK: Clock = { now: () => Date.now() };
const random: Random = { next: () => Math.random(), id: () => randomBytes(24).toString('base64url') };

/** Beside the server, compiled or not. */
const DOCS_DIR = path.join(import.meta.dirname, '../docs');

/** Starts the app; resolves when it listens. `clock`: only a test has another than the machine's. */
export async function composeApp(config: Config, log: Log, clock = MACHINE_CLOCK): Promise<App> {
  const metrics = createMetrics();
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    encryptionKeys: config.encryptionKeys,
    clock,
    random,
    log,
    onForbiddenMove: (move) => log.error('forbidden_transition', { ...move }),
  });
  const shopify = createShopify({
    config: config.shopify,
    appUrl: config.appUrl,
    shops: store.shops,
    work: store.work,
    clock,
    random,
    log,
    countCall: (outcome) => metrics.countCall('shopify', outcome),
  });
  const picanova = createPicanovaProviders({
    baseUrls: config.picanova.baseUrls,
    takeCalls: (budget) => store.work.takeCalls(budget),
    callsPerMinute: config.picanova.callsPerMinute,
    clock,
    log,
    countCall: (outcome) => metrics.countCall('picanova', outcome),
  });

  const catalogue = createCatalogue({ catalogue: store.catalogue, provider: picanova.send, clock });
  const outside = createArtworkConnection({ resolveTo: config.artworkResolveTo });
  const artworks = createArtworks({
    reader: config.looksAtArtwork ? createArtworkReader(outside) : null,
    store: store.artwork,
    clock,
    patienceMs: ARTWORK_PATIENCE_MS,
  });
  const shippingMethods = createShippingMethods({ provider: picanova.send, clock });
  // A person waits for what the pages ask.
  const provider = picanova.read_back;
  const learnShopKind = createLearnShopKind({ shops: store.shops, shopify: shopify.admin, clock, log });
  const merchant = composeMerchant({
    store,
    shopifyProducts: shopify.products,
    shopifyAdmin: shopify.admin,
    pictures: createArtworkPictures(outside),
    catalogue,
    artworks,
    shippingMethods,
    clock,
    log,
    onWork: () => wake(),
  });
  const steps = composeSteps({
    store,
    shopify,
    picanova,
    catalogue,
    artworks,
    shippingMethods,
    merchant,
    learnShopKind,
    pollMs: config.pollMs,
    clock,
    random,
    log,
  });
  const worker: Worker | null =
    config.role === 'web' ? null : startWorker({ store, steps, clock, log, countStep: metrics.countStep });
  const wake = (): void => worker?.wake();

  const receive = createReceive({ inbox: store.inbox, connections: store.connections, clock, onStored: wake });
  const ingress = createIngress({
    receive,
    log,
    isSignature,
    verifySignature: shopify.verifyWebhookSignature,
    readHeaders: readWebhookHeaders,
    count: metrics.countWebhook,
  });
  const ensureInstalled = createInstall({
    shops: store.shops,
    exchange: shopify.tokens.exchange,
    learnShopKind,
    requiredScopes: REQUIRED_SCOPES,
    clock,
    log,
    onReady: wake,
  });
  const connect = createConnect({ connections: store.connections, shops: store.shops, provider, clock, random });

  let stopping = false;
  const session = { verifySessionToken: shopify.verifySessionToken, ensureInstalled };
  const app = createApp({
    log,
    clock,
    health: { store, metrics, metricsToken: config.metricsToken, clock, isStopping: () => stopping },
    api: {
      ...merchant.api,
      session,
      takeCall: createTakeCall(clock, CALL_LIMIT),
      connect,
      provider,
      requiredScopes: REQUIRED_SCOPES,
      appUrl: config.appUrl,
      random,
      onChanged: merchant.startIndex,
    },
    document: {
      apiKey: config.shopify.apiKey,
      parseShop: shopify.readShop,
      session,
      timeZoneOf: shopify.timeZoneOf,
      onOpened: (shop) => store.shops.askKindAgain(shop, clock.now()),
      frontendDir: FRONTEND_DIR,
      pagesUrl: config.pagesUrl,
      links: config.links,
      drawFile: path.join(FRONTEND_DIR, '..', 'first-view', 'draw-first-view.js'),
    },
    help: { docsDir: DOCS_DIR, links: config.links },
  });
  const door = await openDoor(config.port, (request, response) => {
    if (config.role === 'worker' || !ingress(request, response)) app(request, response);
  });
  log.info('started', { role: config.role, port: config.port });

  return {
    async stop() {
      stopping = true;
      const ended = Promise.all([worker?.stop(), door.close()]).then(() => true);
      if (!(await inTime(ended, { ms: STOP_WITHIN_MS, late: false }))) log.warn('stopped_with_work_under_way');
      await store.close();
      log.info('stopped');
    },
  };
}
