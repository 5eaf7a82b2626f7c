import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { startPostgres } from '../conformance/postgres.ts';
import { buildServer } from '../support/launch-app.ts';
import { startManyShops, type ManyShops, type ShopTraits } from './many-shops.ts';
import { measureTurn, ORDERS_A_SECOND } from './measure-turn.ts';
import { median, rounded } from './statistics.ts';

/**
 * What 497 shops notice of one with 2,000 orders: the time from their webhook to the POST at Picanova beside it,
 * against the time without it, turn by turn in the same run. Three shops are noisy, each in its own way, one at a time:
 * throttled by Shopify, at its 60 calls a minute at Picanova, with outside systems that take three seconds to answer.
 * Only the ratios mean something on another machine.
 */
const SHOPS = 500;
const NOISY_ORDERS = 2_000;
const ROUNDS = 5;
/** What was under way when a noisy shop was hushed ends in this time, and what it does when it wakes has begun. */
const SETTLE_MS = 1_500;
const SLOW_MS = 3_000;

type Scene = 'throttled' | 'budget' | 'slow';
const SCENES: readonly Scene[] = ['throttled', 'budget', 'slow'];
const NOISY: Readonly<Record<Scene, Omit<ShopTraits, 'domain'>>> = {
  throttled: { costs: { maximum: 1_000, restoreRate: 50 } },
  budget: { costs: 'off' },
  slow: { costs: 'off', answersAfterMs: SLOW_MS },
};

interface ByDatabase {
  readonly sqlite: number;
  readonly postgres: number;
}

export interface FairnessResult {
  readonly throttledRatio: ByDatabase;
  readonly budgetRatio: ByDatabase;
  readonly slowRatio: ByDatabase;
  /** The others' p95 in ms, alone and beside each noisy shop: the median of the rounds. */
  readonly p95Ms: Readonly<Record<string, Readonly<Record<Scene | 'alone', number>>>>;
}

/** Every round: the others alone, then beside each noisy shop. The first turn of all warms up. */
async function measure(bench: ManyShops, say: (line: string) => void) {
  const noisy = SCENES.map((scene, index) => ({ scene, shop: bench.shops[index] }));
  const others = bench.shops.slice(SCENES.length);
  const turns: readonly (Scene | 'alone')[] = ['alone', ...SCENES];
  const p95s = new Map(turns.map((turn) => [turn, Array<number>()]));
  for (const { shop } of noisy) {
    if (shop === undefined) continue;
    await bench.lanes.hush(shop.shop.domain);
    for (let order = 0; order < NOISY_ORDERS; order += 1) shop.order();
    await bench.settled();
  }
  await measureTurn(bench, others, 0);
  let turn = 1;
  const next = async (scene: Scene | 'alone'): Promise<void> => {
    await scheduler.wait(SETTLE_MS);
    const p95 = await measureTurn(bench, others, (turn += 1) * ORDERS_A_SECOND);
    p95s.get(scene)?.push(p95);
    say(`  ${scene.padEnd(9)} p95 ${p95.toFixed(0)} ms`);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await next('alone');
    for (const { scene, shop } of noisy) {
      const domain = shop?.shop.domain ?? '';
      await bench.lanes.wake(domain);
      await next(scene);
      await bench.lanes.hush(domain);
    }
  }
  return p95s;
}

async function benchDatabase(name: string, databaseUrl: string, say: (line: string) => void) {
  const traits = Array.from({ length: SHOPS }, (_, index): ShopTraits => {
    const scene = SCENES[index];
    return { domain: `shop-${index}.myshopify.com`, ...(scene === undefined ? {} : NOISY[scene]) };
  });
  const bench = await startManyShops(databaseUrl, traits);
  try {
    say(`${name}: ${SHOPS} shops connected`);
    const p95s = await measure(bench, say);
    const alone = p95s.get('alone') ?? [];
    const ratio = (scene: Scene) =>
      rounded(median((p95s.get(scene) ?? []).map((p95, round) => p95 / (alone[round] ?? NaN))));
    return {
      ratios: { throttled: ratio('throttled'), budget: ratio('budget'), slow: ratio('slow') },
      p95Ms: Object.fromEntries([...p95s].map(([scene, values]) => [scene, rounded(median(values), 0)])) as Record<
        Scene | 'alone',
        number
      >,
    };
  } finally {
    await bench.close();
  }
}

export async function benchFairness(say: (line: string) => void): Promise<FairnessResult> {
  buildServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-fairness-'));
  const server = await startPostgres();
  try {
    const sqlite = await benchDatabase('SQLite', `file:${path.join(folder, 'bench.db')}`, say);
    const postgres = await benchDatabase('PostgreSQL', await server.createDatabase(), say);
    const of = (scene: Scene): ByDatabase => ({ sqlite: sqlite.ratios[scene], postgres: postgres.ratios[scene] });
    return {
      throttledRatio: of('throttled'),
      budgetRatio: of('budget'),
      slowRatio: of('slow'),
      p95Ms: { sqlite: sqlite.p95Ms, postgres: postgres.p95Ms },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
