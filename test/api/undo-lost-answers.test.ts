import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { numberOf } from '../../web/contract/gids.ts';
import { DATABASE_NAMES, openRawDatabase, type RawDatabase } from '../support/raw-database.ts';
import type { Fault } from '../simulator/faults.ts';
import type { PlacedProduct } from '../simulator/shopify/types.ts';
import { sizedProduct, URL_A } from './goods.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

/** Longer than a task waits after a lost answer, and than the lease of a process that was killed. */
const LATER_MS = 61_000;

describe.each(DATABASE_NAMES)('undoing a task whose answers were lost, on %s', (name) => {
  let raw: RawDatabase;
  let pages: PagesUnderTest;
  let aheadMs = 0;
  beforeAll(async () => {
    raw = await openRawDatabase(name);
    pages = await startPages({ databaseUrl: raw.url, clock: { now: () => Date.now() + aheadMs } });
    await pages.connect();
  });
  afterAll(async () => {
    await pages.close();
    await raw.close();
  });

  let product: PlacedProduct;
  beforeEach(async () => {
    product = sizedProduct(pages.shop, ['S', 'M', 'L'], 'Lost');
    const [first = ''] = product.variants.map(({ gid }) => gid);
    pages.shop.setMetafields(first, [
      { namespace: '$app', key: 'print_sku', value: 'OLD' },
      { namespace: '$app', key: 'print_url', value: URL_A },
    ]);
    await pages.index();
  });

  const values = (key: string): readonly (string | undefined)[] =>
    product.variants.map(({ gid }) => pages.shop.metafields(gid).find((field) => field.key === key)?.value);
  const both = () => [values('print_sku'), values('print_url')];
  const BEFORE = [
    ['OLD', undefined, undefined],
    [URL_A, undefined, undefined],
  ];
  const AFTER = [
    ['NEW', 'NEW', 'NEW'],
    [undefined, undefined, undefined],
  ];
  const lose = (operation: string, ...faults: Fault[]) => pages.shopify.faults.script(operation, ...faults);

  const TASKS = {
    async table() {
      const edits = product.variants.map(({ gid }) => ({
        variant: numberOf(gid),
        level: 'variant',
        fields: { print_sku: 'NEW', print_url: null },
      }));
      return String((await pages.ask('startBulkEdit', { body: { edits } })).body['id']);
    },
    async import() {
      const rows = product.variants.map(({ gid }) => `${numberOf(gid)},NEW,-`);
      const { body, text } = await pages.ask('dryRunImport', {
        body: ['Variant ID,print_sku,print_url', ...rows].join('\n'),
      });
      expect(text).toContain('job');
      const { id } = body['job'] as { readonly id: string };
      await pages.ask('applyImport', { params: { id } });
      return id;
    },
  };

  async function later(): Promise<void> {
    aheadMs = LATER_MS;
    await pages.runJobs();
    aheadMs = 0;
  }

  async function undone(id: string) {
    const undo = await pages.ask('undoJob', { params: { id } });
    await pages.runJobs();
    return (await pages.ask('job', { params: { id: String(undo.body['id']) } })).body;
  }

  describe.each(['table', 'import'] as const)('of a %s', (kind) => {
    it('the answer lost on the wire: the rows are told as saved, and undone', async () => {
      lose('WriteFields', { kind: 'cut_after_commit' });
      const id = await TASKS[kind]();
      await pages.runJobs();
      expect(values('print_sku')).toEqual(['NEW', 'NEW', 'NEW']);
      await later();
      expect((await pages.ask('job', { params: { id } })).body).toMatchObject({ succeeded: 3, state: 'done' });
      expect(both()).toEqual(AFTER);
      expect(await undone(id)).toMatchObject({ total: 3, succeeded: 3, failed: 0 });
      expect(both()).toEqual(BEFORE);
    });

    it('the process killed between the answer and our record: what comes after it knows how to undo', async () => {
      lose('ClearFields', { kind: 'silence_after_commit' });
      const id = await TASKS[kind]();
      void pages.runJobs().catch(() => undefined);
      await expect.poll(both).toEqual(AFTER);
      await later();
      expect(both()).toEqual(AFTER);
      expect((await pages.ask('job', { params: { id } })).body).toMatchObject({ succeeded: 3, state: 'done' });
      await undone(id);
      expect(both()).toEqual(BEFORE);
    });
  });

  it('stopped before anybody knew: what was written is undone; what is another’s, or was not, stays', async () => {
    lose('WriteFields', { kind: 'cut_after_commit' });
    const id = await TASKS.table();
    await pages.runJobs();
    const [first = '', second = ''] = product.variants.map(({ gid }) => gid);
    // As if Shopify had not taken it; and as somebody else has changed it since.
    pages.shop.setMetafields(first, [{ namespace: '$app', key: 'print_sku', value: 'OLD' }]);
    pages.shop.setMetafields(second, [{ namespace: '$app', key: 'print_sku', value: 'LATER' }]);
    await pages.ask('cancelJob', { params: { id } });
    await pages.runJobs();
    const job = (await pages.ask('job', { params: { id } })).body;
    expect(job).toMatchObject({ state: 'cancelled', succeeded: 0, finished: 0 });
    const undo = await undone(id);
    expect(undo).toMatchObject({ total: 3, succeeded: 1, unchanged: 1, failed: 1 });
    expect(both()).toEqual([['OLD', 'LATER', undefined], BEFORE[1]]);
    const { body } = await pages.ask('jobRows', { params: { id: String(undo['id']) }, query: { state: 'failed' } });
    expect(body['items']).toMatchObject([{ error: 'conflict', label: 'Lost / M' }]);
  });
});
