import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { buildServer, launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { startPromptPrinter } from '../support/prompt-printer.ts';
import {
  canvasProduct,
  connectShop,
  startSurroundings,
  ACCOUNT_USER,
  type Surroundings,
} from '../support/surroundings.ts';
import { countUnindexed, growDatabase } from './grow-database.ts';
import { median, rounded } from './statistics.ts';

/**
 * Orders from webhook to Shopify fulfillment, the app in one process on SQLite with `synchronous=FULL`, the simulators
 * without latency or limits on the same two cores. CPU and memory are the app process's own.
 */
const ORDERS = 2_000;
const WARM_UP_ORDERS = 100;
const GROWTH_ORDERS = 300;
const GROWTH_ROUNDS = 3;
const FEW_STORED = 1_000;
const MANY_STORED = 50_000;
const PATIENCE_MS = 180_000;

export interface PipelineResult {
  readonly orders: number;
  readonly ordersPerSecond: number;
  readonly appCpuMsPerOrder: number;
  readonly peakRssMb: number;
  readonly shopifyRequestsPerOrder: number;
  readonly picanovaCallsPerOrder: number;
  /** CPU per order with 50,000 orders stored, against 1,000. */
  readonly growth: number;
}

interface Run {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly shopifyRequests: number;
  readonly picanovaCalls: number;
}

interface Bench {
  readonly surroundings: Surroundings;
  readonly app: LaunchedApp;
  readonly variant: string;
}

/** Places paid orders and waits until each is fulfilled in Shopify, by the simulator's own word. */
async function runOrders({ surroundings, app, variant }: Bench, count: number): Promise<Run> {
  const before = {
    cpuMs: app.cpuMs(),
    shopify: surroundings.shopify.requests().total,
    picanova: surroundings.picanova.calls().total,
  };
  const startedAt = performance.now();
  const open = Array.from(
    { length: count },
    () => surroundings.shop.placeOrder({ lines: [{ variant, quantity: 1 }] }).gid,
  );
  while (open.length > 0) {
    // Only the last one open is looked at: looking must not cost the machine that is measured.
    const last = open.at(-1);
    if (last !== undefined && surroundings.shop.order(last).fulfillmentStatus === 'FULFILLED') open.pop();
    else await scheduler.wait(50);
    if (performance.now() - startedAt > PATIENCE_MS)
      throw new Error(`${open.length} of ${count} orders were not fulfilled:\n${app.output()}`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await surroundings.shopify.drain();
  return {
    seconds,
    cpuMs: app.cpuMs() - before.cpuMs,
    shopifyRequests: surroundings.shopify.requests().total - before.shopify,
    picanovaCalls: surroundings.picanova.calls().total - before.picanova,
  };
}

async function withApp<Result>(databaseFile: string, work: (bench: Bench) => Promise<Result>): Promise<Result> {
  const surroundings = await startSurroundings({
    seed: 1,
    databaseUrl: `file:${databaseFile}`,
    callsPerMinute: Infinity,
    pollSeconds: 600,
  });
  const app = await launchApp({ env: surroundings.env, port: surroundings.port, built: true });
  const printer = startPromptPrinter({ picanova: surroundings.picanova, user: ACCOUNT_USER });
  try {
    await connectShop(surroundings, app.url);
    return await work({ surroundings, app, variant: canvasProduct(surroundings.shop) });
  } finally {
    await printer.stop();
    await app.stop();
    await surroundings.close();
  }
}

export async function benchPipeline(say: (line: string) => void): Promise<PipelineResult> {
  buildServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-pipeline-'));
  try {
    const main = await withApp(path.join(folder, 'main.db'), async (bench) => {
      await runOrders(bench, WARM_UP_ORDERS);
      const run = await runOrders(bench, ORDERS);
      return { run, peakRssMb: bench.app.peakRssMb() };
    });
    say(`${ORDERS} orders in ${main.run.seconds.toFixed(1)} s, ${(main.run.cpuMs / ORDERS).toFixed(2)} ms CPU each`);
    const growth = await measureGrowth(path.join(folder, 'growth.db'), say);
    return {
      orders: ORDERS,
      ordersPerSecond: rounded(ORDERS / main.run.seconds, 1),
      appCpuMsPerOrder: rounded(main.run.cpuMs / ORDERS),
      peakRssMb: rounded(main.peakRssMb, 0),
      shopifyRequestsPerOrder: rounded(main.run.shopifyRequests / ORDERS),
      picanovaCallsPerOrder: rounded(main.run.picanovaCalls / ORDERS),
      growth,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same app, warm, first with few orders stored and then with many; the median of three runs each. */
async function measureGrowth(databaseFile: string, say: (line: string) => void): Promise<number> {
  return withApp(databaseFile, async (bench) => {
    await runOrders(bench, FEW_STORED);
    const few = await medianCpu(bench);
    growDatabase(databaseFile, MANY_STORED);
    // Copied rows are new to the search index; its work on them is the copying's, not the orders'.
    while (countUnindexed(databaseFile) > 0) await scheduler.wait(500);
    await runOrders(bench, WARM_UP_ORDERS);
    const many = await medianCpu(bench);
    say(`CPU an order: ${few.toFixed(2)} ms with ${FEW_STORED} stored, ${many.toFixed(2)} ms with ${MANY_STORED}`);
    return rounded(many / few);
  });
}

async function medianCpu(bench: Bench): Promise<number> {
  const runs: number[] = [];
  for (let round = 0; round < GROWTH_ROUNDS; round += 1)
    runs.push((await runOrders(bench, GROWTH_ORDERS)).cpuMs / GROWTH_ORDERS);
  return median(runs);
}
