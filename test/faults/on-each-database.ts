import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { startPostgres, type Postgres } from '../conformance/postgres.ts';
import { startAppUnderTest, type AppUnderTest } from '../integration/app-under-test.ts';
import type { HomeView } from '../../web/contract/index.ts';
import { NO_FAULTS } from '../simulator/faults.ts';
import { eventually } from '../support/eventually.ts';
import { PassingClock, quiet } from '../support/passing-clock.ts';

/** The whole app between its simulators, on one of the databases, new for every test. */
export class FaultScene {
  readonly clock: PassingClock;
  readonly app: AppUnderTest;

  constructor(app: AppUnderTest, clock: PassingClock) {
    this.app = app;
    this.clock = clock;
  }

  get shop() {
    return this.app.surroundings.shop;
  }

  get picanova() {
    return this.app.surroundings.picanova;
  }

  get shopify() {
    return this.app.surroundings.shopify;
  }

  /** From now on no webhook of Shopify's arrives. */
  loseWebhooks(): void {
    this.shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  }

  /** From now on they arrive again. */
  hearWebhooks(): void {
    this.shopify.faults.rates = NO_FAULTS;
  }

  /** From now on no webhook of Picanova's arrives. */
  losePicanovaWebhooks(): void {
    this.picanova.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  }

  /** A paid order of one canvas; `quantity` 1 by default. */
  order(quantity = 1, more: Partial<Parameters<FaultScene['shop']['placeOrder']>[0]> = {}): string {
    return this.shop.placeOrder({ lines: [{ variant: this.app.variant, quantity }], ...more }).gid;
  }

  /** What Picanova holds, oldest first. */
  printed() {
    return this.picanova.orders();
  }

  async printedOnce(count = 1): Promise<readonly string[]> {
    await eventually(
      `${count} at Picanova`,
      () => this.printed().length >= count,
      () => this.printed(),
    );
    return this.printed().map(({ id }) => id);
  }

  /** Waits until Shopify shows the order as asked. */
  async shows(orderGid: string, fulfillmentStatus: string): Promise<void> {
    await eventually(
      `${orderGid} ${fulfillmentStatus}`,
      () => this.shop.order(orderGid).fulfillmentStatus === fulfillmentStatus,
      () => this.shop.order(orderGid),
    );
  }

  /** Print orders of the pages' list, newest first. */
  async listed(): Promise<readonly ListedPrintOrder[]> {
    return ((await this.app.api({ method: 'GET', path: '/orders' })) as { items: readonly ListedPrintOrder[] }).items;
  }

  /** Time passes once the app has nothing to do: what it is in the middle of would be dated afterwards. */
  async letPass(ms: number): Promise<void> {
    await this.quiet();
    this.clock.pass(ms);
  }

  /** Waits until the app has nothing to do. */
  quiet(): Promise<void> {
    return quiet(this.app.surroundings);
  }

  /** Waits for a print order of the list that is as asked, and gives it. */
  async listsOne(isAsked: (printOrder: ListedPrintOrder) => boolean): Promise<ListedPrintOrder> {
    let last: readonly ListedPrintOrder[] = [];
    return eventually(
      'a print order as asked',
      async () => (last = await this.listed()).find(isAsked),
      () => last,
    );
  }

  /** Waits for an entry of the log. */
  async logs(event: string): Promise<void> {
    await eventually(event, async () => {
      const page = (await this.app.api({ method: 'GET', path: `/activity?event=${event}` })) as { items: unknown[] };
      return page.items.length > 0;
    });
  }

  async proofs(): Promise<HomeView['proofs']> {
    return ((await this.app.api({ method: 'GET', path: '/home' })) as HomeView).proofs;
  }

  async settings(changes: object): Promise<unknown> {
    return this.app.api({ method: 'PATCH', path: '/settings', body: changes });
  }
}

export interface ListedPrintOrder {
  readonly orderName: string;
  readonly state: string;
  readonly holdReason: string | null;
  readonly holdUntilMs: number | null;
  readonly problemCodes: readonly string[];
}

/**
 * The tests once on SQLite in a file and once on PostgreSQL, each test with an app of its own; `connected` false = the
 * shop has not been connected to Picanova yet.
 */
export function onEachDatabase(tests: (scene: () => FaultScene) => void, connected = true): void {
  describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (name) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'faults-'));
    let postgres: Postgres | null = null;
    let scene: FaultScene;
    let files = 0;

    beforeAll(async () => {
      if (name === 'PostgreSQL') postgres = await startPostgres();
    });
    afterAll(async () => {
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(async () => {
      const clock = new PassingClock();
      const databaseUrl =
        postgres === null ? `file:${path.join(folder, `${(files += 1)}.db`)}` : await postgres.createDatabase();
      scene = new FaultScene(await startAppUnderTest({ databaseUrl, clock, connected }), clock);
    });
    afterEach(() => scene.app.close());

    tests(() => scene);
  });
}
