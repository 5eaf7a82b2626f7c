import { expect, test } from 'vitest';
import type { JobStore } from '../../../web/pipeline/ports/jobs.ts';
import { sql } from '../../../web/store/sql.ts';
import { testSealer, type Subject } from '../conformance.ts';
import { claimOne } from '../pages/jobs.ts';
import { pagesOf } from '../pages/sample-list.ts';
import { variant } from '../pages/products.ts';
import { orderGid, OTHER_SHOP, planOrder, SHOP } from '../samples.ts';
import { START_MS } from '../start.ts';

const LONG = 'x'.repeat(10_000);
const EVERYTHING = { status: null, words: [], productGid: null, after: null, limit: 99 };
const ORDERS = { states: null, problem: null, words: [], after: null, limit: 9 };

/** The queue of jobs, the index of products and every list. */
export function poisonedPagesSuite(subject: Subject): void {
  async function running(jobs: JobStore, shop: typeof SHOP, count: number): Promise<string> {
    const id = await jobs.create(shop, { kind: 'products_edit', state: 'draft', params: {}, nowMs: START_MS });
    const rows = Array.from({ length: count }, (_, n) => ({ row: n + 1, label: `${n + 1}`, payload: { n } }));
    await jobs.addRows(id, rows);
    await jobs.apply(shop, id, START_MS);
    return id;
  }

  test.each(['{', '[]', 'null', ''])(
    'a job whose params are %j fails by name; the next has its turn',
    async (params) => {
      const { jobs } = pagesOf(subject);
      const bad = await running(jobs, SHOP, 1);
      const good = await running(jobs, OTHER_SHOP, 1);
      await subject.database.execute(sql`UPDATE job SET params = ${params} WHERE shop = ${SHOP}`);
      expect((await claimOne(jobs))?.id).toBe(good);
      expect(await claimOne(jobs)).toBeNull();
      expect(await jobs.find(SHOP, bad)).toMatchObject({ state: 'failed', params: {}, finishedAtMs: START_MS });
      expect(await jobs.recent(SHOP, START_MS)).toHaveLength(1);
      expect(await subject.database.models.activity.count({ where: { event: 'job_failed', shop: SHOP } })).toBe(1);
    },
  );

  test('rows of a job that cannot be read fail by name; the others are worked on', async () => {
    const { jobs } = pagesOf(subject);
    const id = await running(jobs, SHOP, 6);
    const place = { shop: SHOP, column: 'job_row.payload' };
    const payloads = [
      testSealer('lost').seal('{}', place),
      testSealer().seal('{', place),
      testSealer().seal('7', place),
    ];
    for (const [at, payload] of [...payloads, Buffer.from('{"plain"'), Buffer.alloc(0)].entries())
      await subject.database.execute(sql`UPDATE job_row SET payload = ${payload} WHERE row = ${at + 1}`);
    expect(await jobs.pending(id, 2)).toEqual([{ row: 6, payload: { n: 5 } }]);
    expect(await jobs.find(SHOP, id)).toMatchObject({ total: 6, failed: 5, succeeded: 0 });
    const failed = await jobs.rows(SHOP, id, { state: 'failed', after: 0, limit: 9 });
    expect(failed.map(({ row, error }) => [row, error])).toEqual([1, 2, 3, 4, 5].map((row) => [row, 'row_unreadable']));
    await subject.database.execute(sql`UPDATE job_row SET detail = '{' WHERE row = 1`);
    expect((await jobs.rows(SHOP, id, { state: null, after: 0, limit: 9 }))[0]).toMatchObject({ row: 1, detail: {} });
  });

  test('labels, errors and details of a job’s rows may be any text', async () => {
    const { jobs } = pagesOf(subject);
    const id = await running(jobs, SHOP, 1);
    await jobs.addRows(id, [{ row: 2, label: 'a\0\uD800', payload: { a: '\0\uDC00' }, detail: { b: '\0' } }]);
    const job = await claimOne(jobs);
    const results = [{ row: 1, state: 'failed', error: 'x\0\uD800', detail: { why: '\0' } }] as const;
    await jobs.commit({ id, token: job?.token ?? '' }, { nowMs: START_MS, results, goesOn: false });
    expect(await jobs.find(SHOP, id)).toMatchObject({ failed: 1, total: 2 });
    expect(await jobs.pending(id, 9)).toEqual([{ row: 2, payload: { a: '\0\uDC00' } }]);
  });

  test('one variant that no index takes is left out of the product index alone', async () => {
    const { products } = pagesOf(subject);
    const good = [1, 2, 3].map((n) => variant(n));
    const first = variant(4);
    const bad = { ...first, variant: { ...first.variant, sku: Array.from({ length: 9_000 }, (_, n) => n).join('') } };
    const odd = variant(5, { title: `a\0${LONG}\uD83D`, printSku: `\0${LONG}` });
    await products.upsert(SHOP, [...good, { ...bad, readAtMs: Number.NaN }, odd]);
    const { rows } = await products.list(SHOP, EVERYTHING);
    const gids = [...good, odd].map((row) => row.variant.variantGid);
    expect(rows.map((row) => row.variant.variantGid).toSorted()).toEqual(gids.toSorted());
  });

  test('a product row that cannot be read is listed with what its other columns say', async () => {
    const { products } = pagesOf(subject);
    await products.upsert(SHOP, [variant(1), variant(2)]);
    for (const content of [Buffer.from('{'), Buffer.of(200), Buffer.alloc(0)]) {
      await subject.database.execute(sql`UPDATE product_variant SET content = ${content} WHERE sku = 'SKU-1'`);
      expect((await products.list(SHOP, EVERYTHING)).rows).toHaveLength(2);
    }
  });

  test('lists, counts and the log show rows whose JSON does not parse', async () => {
    const { reads } = pagesOf(subject);
    await planOrder(subject.store, 1);
    await planOrder(subject.store, 2);
    await subject.database.execute(sql`UPDATE print_order SET items = '[{' WHERE order_gid = ${orderGid(1)}`);
    await subject.database.execute(sql`UPDATE activity SET detail = '{' WHERE order_gid = ${orderGid(1)}`);
    expect((await reads.orders.list(SHOP, ORDERS)).rows.map(({ items }) => items.length).toSorted()).toEqual([0, 1]);
    expect(await reads.indexTerms(10)).toBe(2);
    const log = { words: [], event: null, orderGid: null, fromMs: null, toMs: null, after: null, limit: 9 };
    expect((await reads.activity.list(SHOP, log)).rows).toHaveLength(2);
  });

  test('personal data of rows that cannot be read is forgotten all the same', async () => {
    await planOrder(subject.store, 1);
    await planOrder(subject.store, 2);
    await subject.database.execute(
      sql`UPDATE print_order SET items = '[{"title":"Erika' WHERE order_gid = ${orderGid(1)}`,
    );
    await subject.database.execute(sql`UPDATE activity SET detail = '{"name":"Erika' WHERE order_gid = ${orderGid(1)}`);
    await subject.store.privacy.redactOrders(SHOP, [orderGid(1), orderGid(2)]);
    const rows = await subject.database.models.print_order.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ items, erased_at }) => [items.includes('Erika'), erased_at !== null])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(
      (await subject.database.models.activity.findMany()).filter(({ detail }) => detail.includes('Erika')),
    ).toEqual([]);
  });
}
