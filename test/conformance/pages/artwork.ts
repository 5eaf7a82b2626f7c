import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doChores } from '../../../web/store/chores.ts';
import { createSealer } from '../../../web/store/sealer.ts';
import { sql } from '../../../web/store/sql.ts';
import { everythingIn } from '../everything.ts';
import type { Subject } from '../conformance.ts';
import { ITEM, orderGid, planOrder, SHOP, wanted } from '../samples.ts';
import { START_MS } from '../start.ts';
import { variant } from './products.ts';
import { pagesOf } from './sample-list.ts';

const LINK = ITEM.artworkUrl ?? '';
const PRODUCTS = { status: null, words: [], productGid: null, after: null, limit: 9 };
const JOB = { kind: 'products_edit', state: 'draft', params: {}, nowMs: START_MS } as const;
const EDIT = { edit: { set: [{ key: 'print_url', value: LINK }] } };

function withLink(number: number) {
  const row = variant(number, { printSku: LINK });
  return {
    ...row,
    variant: { ...row.variant, metafields: row.variant.metafields.map((field) => ({ ...field, key: 'print_url' })) },
  };
}

/** Whoever holds a link to artwork sees the buyer's picture, so none lies in the database in clear. */
export function artworkSuite(subject: Subject): void {
  async function write(): Promise<string> {
    const { products, jobs } = pagesOf(subject);
    await planOrder(subject.store, 1, [wanted(1, { items: [ITEM, { ...ITEM, artworkUrl: null }] })]);
    await products.upsert(SHOP, [withLink(1)]);
    const id = await jobs.create(SHOP, JOB);
    await jobs.addRows(id, [{ row: 1, label: 'x', payload: EDIT }]);
    return id;
  }

  async function expectAllThere(job: string): Promise<void> {
    const { reads, products, jobs } = pagesOf(subject);
    const [printOrder] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(printOrder?.items).toEqual([ITEM, { ...ITEM, artworkUrl: null }]);
    const list = await reads.orders.list(SHOP, { states: null, problem: null, words: [], after: null, limit: 9 });
    expect(list.rows[0]?.items.map(({ artworkUrl }) => artworkUrl)).toEqual([LINK, null]);
    expect((await products.list(SHOP, PRODUCTS)).rows).toEqual([withLink(1)]);
    expect(await jobs.pending(job, 9)).toEqual([{ row: 1, payload: EDIT }]);
  }

  async function expectSealed(): Promise<void> {
    for (const [table, contents] of await everythingIn(subject.database))
      expect(`${table}: ${contents}`).not.toContain('erika.jpg');
  }

  test('[S13] links are sealed where they lie, and come back', async () => {
    const job = await write();
    await expectSealed();
    await expectAllThere(job);
  });

  test('an order whose items have none seals nothing', async () => {
    await planOrder(subject.store, 1, [wanted(1, { items: [{ ...ITEM, artworkUrl: null }] })]);
    expect(await subject.database.models.print_order.findMany({ select: { artwork: true } })).toEqual([
      { artwork: null },
    ]);
  });

  test('what lay there in clear before is read as it is, and sealed by the chore', async () => {
    const { database } = subject;
    const { models } = database;
    const job = await write();
    const items = JSON.stringify([ITEM, { ...ITEM, artworkUrl: null }]);
    await models.print_order.updateMany({ data: { items, artwork: null } });
    await models.product_variant.updateMany({ data: { content: Buffer.from(JSON.stringify(withLink(1))) } });
    await models.job_row.updateMany({ data: { payload: Buffer.from(JSON.stringify(EDIT)) } });
    await expectAllThere(job);

    await models.chore.createMany({ data: [{ name: 'seal_artwork' }, { name: 'of_a_newer_release' }] });
    const sealer = createSealer([{ id: 'k1', key: new Uint8Array(32).fill(7) }]);
    expect(await doChores({ database, sealer })).toEqual(['seal_artwork']);
    expect(await doChores({ database, sealer })).toEqual([]);
    await models.chore.deleteMany();
    await expectSealed();
    await expectAllThere(job);
    if (database.dialect.name !== 'sqlite') return;
    const [main] = await database.query<{ file: string }>(sql`PRAGMA database_list`);
    for (const file of [main?.file ?? '', `${main?.file ?? ''}-wal`].filter((name) => existsSync(name)))
      expect(readFileSync(file, 'latin1')).not.toContain('erika.jpg');
  });
}
