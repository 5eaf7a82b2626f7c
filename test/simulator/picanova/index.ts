import type { AddressInfo } from 'node:net';
import { FaultScript } from '../faults.ts';
import { seededRandom } from '../random.ts';
import { createWebhookSender } from '../webhook-sender.ts';
import { CallBudget } from './call-budget.ts';
import { loadCatalogue } from './catalogue.ts';
import { indexCombinations } from './combinations.ts';
import { createControls } from './controls.ts';
import { EventDesk } from './event-desk.ts';
import { OrderDesk } from './order-desk.ts';
import { Outbox } from './outbox.ts';
import { noQuirks } from './quirks.ts';
import { createApiServer } from './server.ts';
import { Store, type RegionState } from './store.ts';
import type { PicanovaSimulator, PicanovaSimulatorOptions } from './types.ts';

export type * from './types.ts';

/** The vendor's time-out for our answer (picanova-api §5.1). */
const WEBHOOK_TIMEOUT_MS = 60_000;

/** The regions number their orders apart, so that an id seen in a test says where it comes from. */
const FIRST_ORDER_NUMBER = { EU: 21_000_000, US: 61_000_000 };

/** How often due retries are looked for on the real clock. */
const RETRY_CHECK_MS = 1000;

/**
 * Starts a Picanova of one region as an HTTP server on 127.0.0.1: both API versions over one set of orders, webhooks,
 * call budget and faults. Written from docs/reference/picanova-api.md; where that is silent, the stricter reading is
 * taken.
 */
export async function startPicanovaSimulator(options: PicanovaSimulatorOptions): Promise<PicanovaSimulator> {
  const now = options.clock ? options.clock.now.bind(options.clock) : Date.now;
  const random = seededRandom(options.seed ?? 1);
  const faults = new FaultScript(random);
  const catalogue = loadCatalogue(options.region);
  const region: RegionState = {
    catalogue,
    combinations: indexCombinations(catalogue),
    nextOrderNumber: FIRST_ORDER_NUMBER[options.region] + random.below(900_000),
    nextItemId: 3000 + random.below(3000),
    nextArtworkNumber: 70_000_000 + random.below(900_000),
  };
  const stores = options.accounts.map((account) => new Store(account, region));

  const sender = createWebhookSender({ faults, timeoutMs: WEBHOOK_TIMEOUT_MS });
  const outbox = new Outbox(sender, now);
  const betaDates = options.betaDates ?? 'object';
  const events = new EventDesk(outbox, { now, betaDates });
  const quirks = noQuirks();
  const orders = new OrderDesk(stores, { now, perPage: options.perPage ?? 15, betaDates, quirks, events });

  const credentials = (user: string, key: string): string =>
    `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`;
  const storesByKey = new Map(stores.map((store) => [credentials(store.account.user, store.account.key), store]));
  const byRoute = new Map<string, number>();
  const server = createApiServer({
    backend: orders,
    faults,
    budget: new CallBudget(options.callsPerMinute ?? 60, now),
    stores: storesByKey,
    onCall: (route) => byRoute.set(route, (byRoute.get(route) ?? 0) + 1),
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const retries = options.clock ? null : setInterval(() => outbox.retryDue(), RETRY_CHECK_MS).unref();

  return {
    ...createControls(orders, events, now),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    faults,
    quirks,
    setWebhookUrl(user, url) {
      orders.store(user).webhookUrl = url;
    },
    setKey(user, key) {
      const store = orders.store(user);
      for (const [known, owner] of storesByKey) if (owner === store) storesByKey.delete(known);
      storesByKey.set(credentials(user, key), store);
    },
    orders: (user) => orders.snapshots(user),
    orderIdsFrom: (user, index) =>
      orders
        .store(user)
        .orders.slice(index)
        .map(({ id }) => id),
    order: (id) => structuredClone(orders.get(id)),
    calls: () => ({
      total: [...byRoute.values()].reduce((sum, count) => sum + count, 0),
      byRoute: Object.fromEntries(byRoute),
    }),
    deliveries: () => outbox.reports(),
    retryDue: () => outbox.retryDue(),
    drain: () => sender.drain(),
    async close() {
      if (retries) clearInterval(retries);
      sender.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
