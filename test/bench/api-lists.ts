import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import { createApi, type ApiParts } from '../../web/http/api/index.ts';
import { routes, type RouteName } from '../../web/contract/index.ts';
import { DEFAULT_SETTINGS } from '../../web/contract/settings.ts';
import { createIndexProducts } from '../../web/pipeline/merchant/products/index-products.ts';
import { createPagesStore } from '../../web/store/create-pages-store.ts';
import { createStore } from '../../web/store/create-store.ts';
import type { Database } from '../../web/store/database.ts';
import { openDatabase, refuseMove } from '../../web/store/open-store.ts';
import { createSealer } from '../../web/store/sealer.ts';
import { sql } from '../../web/store/sql.ts';
import { indexAll, insertPrintOrders, pagesOf, type Sample } from '../conformance/pages/sample-list.ts';
import { variant } from '../conformance/pages/products.ts';

/** The lists of a shop with 100,000 print orders, 20,000 variants and 300,000 log lines, over HTTP on a SQLite file. */
export interface ApiListsResult {
  readonly apiListP95Ms: number;
  /** p95 of each question by its name. */
  readonly byQuestion: Readonly<Record<string, number>>;
}

const SHOP = 'acme.myshopify.com' as ShopDomain;
const PRINT_ORDERS = 100_000;
const VARIANTS = 20_000;
const ROUNDS = 40;
const NOW_MS = 1_790_000_000_000;
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const STATES = ['fulfilled', 'fulfilled', 'fulfilled', 'shipped', 'sent', 'ready', 'held', 'blocked'] as const;

const QUESTIONS: readonly (readonly [string, RouteName, Readonly<Record<string, string>>])[] = [
  ['orders', 'orders', {}],
  ['orders, a tab', 'orders', { tab: 'at_picanova' }],
  ['orders, attention', 'orders', { tab: 'attention' }],
  ['orders, one problem', 'orders', { problem: 'unknown_sku' }],
  ['orders, one name', 'orders', { q: '#54321' }],
  ['orders, old names', 'orders', { q: '10' }],
  ['orders, a Picanova id', 'orders', { q: 'PPO4242' }],
  ['orders, a SKU and a tab', 'orders', { q: 'cvs-7', tab: 'done' }],
  ['orders, a word all have', 'orders', { q: 'canvas' }],
  ['orders, nothing found', 'orders', { q: 'canvas zebra' }],
  ['order counts', 'orderCounts', {}],
  ['order counts, a SKU', 'orderCounts', { q: 'cvs-7' }],
  ['products', 'products', {}],
  ['products, broken', 'products', { tab: 'broken' }],
  ['products, a SKU', 'products', { q: 'sku-1234' }],
  ['products, a word all have', 'products', { q: 'size' }],
  ['product counts', 'productCounts', {}],
  ['activity', 'activity', {}],
  ['activity, an event', 'activity', { event: 'planned' }],
  ['activity, one order', 'activity', { q: '#54321' }],
];

/** Questions that are asked page after page, from the front to deep inside. */
const PAGED: ReadonlySet<string> = new Set([
  'orders',
  'orders, a tab',
  'products',
  'activity',
  'orders, a word all have',
]);

async function seed(database: Database, say: (line: string) => void): Promise<void> {
  const startedMs = performance.now();
  const samples = Array.from({ length: PRINT_ORDERS }, (_, n): Sample => {
    const state = STATES[n % STATES.length] ?? 'ready';
    return {
      number: 1_000 + n,
      shop: SHOP,
      state,
      createdAtMs: NOW_MS - (PRINT_ORDERS - n) * 60_000,
      picanovaOrderId: `PPO${n}`,
      problems: state === 'blocked' ? [n % 3 === 0 ? 'unknown_sku' : 'missing_option'] : [],
    };
  });
  await insertPrintOrders(database, samples);
  await database.execute(
    sql`UPDATE print_order SET sent_at = created_at WHERE state IN ('sent', 'shipped', 'fulfilled')`,
  );
  await database.execute(
    sql`INSERT INTO shop_order (shop, order_gid, name, first_seen_at, lane) SELECT shop, order_gid, order_name,
      created_at, '' FROM print_order`,
  );
  for (const event of ['planned', 'picanova_status', 'shopify_announced'])
    await database.execute(
      sql`INSERT INTO activity (shop, order_gid, print_order_id, at, event, detail, actor) SELECT shop, order_gid, id,
        created_at, ${event}, '{}', 'app' FROM print_order`,
    );
  const pages = pagesOf({ database });
  await indexAll(pages);
  for (let from = 0; from < VARIANTS; from += 1_000)
    await pages.products.upsert(
      SHOP,
      Array.from({ length: 1_000 }, (_, n) => variant(from + n)),
    );
  await database.execute(
    sql`INSERT INTO shop (domain, installed, installed_at, scopes, settings)
      VALUES (${SHOP}, true, ${NOW_MS}, '[]', ${JSON.stringify(DEFAULT_SETTINGS)})`,
  );
  say(`seeded in ${Math.round((performance.now() - startedMs) / 1_000)} s`);
}

/** Only what the lists need: they ask no outside system. */
function partsOf(database: Database): ApiParts {
  const parts = {
    database,
    onForbiddenMove: refuseMove,
    sealer: createSealer([{ id: 'k1', key: new Uint8Array(32).fill(7) }]),
    clock: { now: () => NOW_MS },
    random: { next: () => 0.5, id: () => 'id' },
    log: SILENT,
  };
  const store = createStore(parts);
  const pages = createPagesStore(parts);
  const checker = { settingsOf: () => Promise.resolve(DEFAULT_SETTINGS) };
  const index = { index: pages.products, jobs: pages.jobs, clock: parts.clock, checker };
  const lists = {
    ...pages,
    shops: store.shops,
    connections: store.connections,
    clock: parts.clock,
    checker,
    indexProducts: createIndexProducts(index as unknown as Parameters<typeof createIndexProducts>[0]),
    onWork: () => {},
  };
  const session = {
    verifySessionToken: () => Promise.resolve({ outcome: 'valid', shop: SHOP }),
    ensureInstalled: () => Promise.resolve({ outcome: 'ready' }),
  };
  return { ...lists, session, takeCall: () => ({ outcome: 'taken' }) } as unknown as ApiParts;
}

function p95(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0;
}

export async function benchApiLists(say: (line: string) => void): Promise<ApiListsResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'api-lists-'));
  const database = await openDatabase({ databaseUrl: `file:${path.join(folder, 'lists.db')}`, log: SILENT });
  const app = express();
  app.use('/api', createApi(partsOf(database)).router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function ask(
    name: RouteName,
    query: Readonly<Record<string, string>>,
  ): Promise<{ readonly tookMs: number; readonly next: string | null }> {
    const startedMs = performance.now();
    const response = await fetch(
      `http://127.0.0.1:${port}/api${routes[name].path}?${new URLSearchParams(query).toString()}`,
      { headers: { authorization: 'Bearer bench' } },
    );
    const body = (await response.json()) as { readonly next?: string | null };
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    return { tookMs: performance.now() - startedMs, next: body.next ?? null };
  }

  try {
    await seed(database, say);
    const took = new Map<string, number[]>();
    for (const [question, name, query] of QUESTIONS) {
      const values: number[] = [];
      let after: string | null = null;
      for (let round = 0; round < ROUNDS; round += 1) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(name, after === null ? query : { ...query, after });
        values.push(answer.tookMs);
        after = PAGED.has(question) ? answer.next : null;
      }
      took.set(question, values);
      say(`${question}: p95 ${p95(values).toFixed(1)} ms`);
    }
    return {
      apiListP95Ms: p95([...took.values()].flat()),
      byQuestion: Object.fromEntries([...took].map(([question, values]) => [question, p95(values)])),
    };
  } finally {
    await new Promise((resolve) => server.close(resolve));
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
