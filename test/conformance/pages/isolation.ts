import { expect, test } from 'vitest';
import {
  catalogueCursor,
  productCursor,
  rowCursor,
  timeCursor,
  type CursorCodec,
} from '../../../web/http/api/cursor.ts';
import type { ConnectionId } from '../../../web/domain/kernel/ids.ts';
import { sql } from '../../../web/store/sql.ts';
import type { Subject } from '../conformance.ts';
import {
  change,
  claimPrintOrder,
  claimRequest,
  inboxEntry,
  orderGid,
  planOrder,
  SHOP,
  shipment,
  wanted,
} from '../samples.ts';
import { START_MS } from '../start.ts';
import { variant } from './products.ts';
import { indexAll, insertPrintOrders, pagesOf } from './sample-list.ts';
import { epochMs } from '../../../web/contract/common.ts';

const UNSTORABLE = ['\0', 'a\0b', 'x\uD800'];
const ANY = { states: null, problem: null, after: null, limit: 9 };
const ACTIVITY = { words: [], event: null, orderGid: null, fromMs: null, toMs: null, after: null, limit: 9 };
const PRODUCTS = { status: null, words: [], productGid: null, after: null, limit: 9 };

const forged = (place: object): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** One bad row, word or place stops nothing but itself. */
export function isolationSuite(subject: Subject): void {
  test('a webhook that no database can take is refused, and its batch is stored', async () => {
    const { inbox } = subject.store;
    const batch = [
      inboxEntry('a'),
      inboxEntry('k'.repeat(8_000)),
      inboxEntry('b\0'),
      inboxEntry('c\uDC00'),
      inboxEntry('d', { topic: 'orders\0paid' }),
      inboxEntry('e'),
      inboxEntry('a'),
    ];
    expect(await inbox.append(batch)).toEqual([
      'stored',
      'refused',
      'refused',
      'refused',
      'refused',
      'stored',
      'duplicate',
    ]);
    expect(await inbox.append([inboxEntry('k'.repeat(800))])).toEqual(['stored']);
  });

  test.each(UNSTORABLE)('a search for what cannot be stored finds nothing: %j', async (word) => {
    const { reads, products } = pagesOf(subject);
    await planOrder(subject.store, 1);
    await insertPrintOrders(subject.database, [{ number: 2, createdAtMs: START_MS, title: 'Canvas ab' }]);
    await products.upsert(SHOP, [variant(1)]);
    await indexAll(pagesOf(subject));
    for (const words of [[word], ['canvas', word]]) {
      expect(await reads.orders.list(SHOP, { ...ANY, words })).toEqual({ rows: [], next: null });
      expect(await reads.orders.counts(SHOP, words)).toEqual({ byState: {}, withProblem: 0 });
      expect((await reads.activity.list(SHOP, { ...ACTIVITY, words })).rows).toEqual([]);
      expect((await products.list(SHOP, { ...PRODUCTS, words })).rows).toEqual([]);
      expect((await products.counts(SHOP, { words, productGid: null })).none).toBe(0);
    }
    expect((await reads.activity.list(SHOP, { ...ACTIVITY, event: word })).rows).toEqual([]);
    expect((await reads.activity.list(SHOP, { ...ACTIVITY, orderGid: word as never })).rows).toEqual([]);
    expect((await products.list(SHOP, { ...PRODUCTS, productGid: word })).rows).toEqual([]);
  });

  test('of several names, those that cannot be stored name nothing', async () => {
    const { products } = pagesOf(subject);
    await products.upsert(SHOP, [variant(1)]);
    const known = variant(1).variant;
    expect(await products.find(SHOP, [...UNSTORABLE, known.variantGid])).toHaveLength(1);
    expect(await products.ofProducts(SHOP, [...UNSTORABLE, known.productGid])).toHaveLength(1);
    expect([...(await products.bySku(SHOP, [...UNSTORABLE, 'SKU-1'])).keys()]).toEqual(['SKU-1']);
  });

  const read = (codec: CursorCodec<unknown>, place: object): unknown => codec.read(forged(place));

  test.each([
    ['an id beyond 2^31', timeCursor, { atMs: 1, id: String(2 ** 31) }],
    ['an id beyond 2^53', timeCursor, { atMs: 1, id: '999999999999999999' }],
    ['a time beyond 2^53', timeCursor, { atMs: 2 ** 60, id: '1' }],
    ['a row beyond 2^31', rowCursor, { row: 2 ** 31 }],
    ['a row below the first', rowCursor, { row: -1 }],
    ['a variant beyond 2^31', catalogueCursor, { productName: 'a', widthMm: 1, heightMm: 1, variantId: 2 ** 40 }],
    ['a name with NUL', catalogueCursor, { productName: 'a\0', widthMm: 1, heightMm: 1, variantId: 1 }],
    ['a sort key with NUL', productCursor, { sortKey: 'a\0', variantGid: 'g' }],
    ['half of a surrogate pair', productCursor, { sortKey: 'a', variantGid: 'g\uD800' }],
  ] as const)('a place that cannot be is refused before any database sees it: %s', (_what, codec, place) => {
    expect(read(codec, place)).toBe('invalid');
  });

  test('the outermost places that are not refused are asked for without a fault', async () => {
    const { reads, products, jobs } = pagesOf(subject);
    const last = { atMs: epochMs.maxValue ?? 0, id: String(2 ** 31 - 1) };
    const first = { atMs: epochMs.minValue ?? 0, id: '0' };
    for (const after of [first, last]) {
      expect(read(timeCursor, after)).toEqual({ place: after });
      expect((await reads.orders.list(SHOP, { ...ANY, words: [], after })).rows).toEqual([]);
      expect((await reads.activity.list(SHOP, { ...ACTIVITY, after })).rows).toEqual([]);
    }
    const place = { sortKey: '\u{10FFFF}'.repeat(500), variantGid: '' };
    expect(read(productCursor, place)).toEqual({ place });
    expect((await products.list(SHOP, { ...PRODUCTS, after: place })).rows).toEqual([]);
    expect(read(rowCursor, { row: 2 ** 31 - 1 })).toEqual({ place: { row: 2 ** 31 - 1 } });
    expect(await jobs.rows(SHOP, '1', { state: null, after: 2 ** 31 - 1, limit: 9 })).toEqual([]);
  });

  test('a product and a job row with such characters are stored without them, their neighbours untouched', async () => {
    const { products, jobs } = pagesOf(subject);
    const odd = variant(2, { title: 'Post\0er \uD800' });
    await products.upsert(SHOP, [variant(1), { ...odd, variant: { ...odd.variant, sku: 'S\0' } }, variant(3)]);
    expect((await products.list(SHOP, PRODUCTS)).rows).toHaveLength(3);
    expect([...(await products.bySku(SHOP, ['S', 'SKU-1'])).keys()]).toEqual(['S', 'SKU-1']);

    const id = await jobs.create(SHOP, {
      kind: 'products_import',
      state: 'draft',
      params: { q: '\0' },
      nowMs: START_MS,
    });
    await jobs.addRows(id, [
      { row: 1, label: 'a\0', payload: { cell: 'x\0' } },
      { row: 2, label: 'b', payload: {} },
    ]);
    expect((await jobs.rows(SHOP, id, { state: null, after: 0, limit: 9 })).map(({ label }) => label)).toEqual([
      'a',
      'b',
    ]);
    expect((await jobs.pending(id, 1))[0]?.payload).toEqual({ cell: 'x\0' });
  });

  test('a problem that quotes such characters does not keep its print order from being written', async () => {
    const problems = [{ code: 'unknown_option' as const, detail: { option: 'Fra\0me', value: '\uD800' } }];
    await planOrder(subject.store, 1, [wanted(1, { state: 'blocked', problems })]);
    await planOrder(subject.store, 2);
    const { lease } = await claimPrintOrder(subject.store);
    expect(await subject.store.printOrders.commit(lease, change({ state: 'blocked', problems }))).toBe('committed');
    const { rows } = await pagesOf(subject).reads.orders.list(SHOP, { ...ANY, problem: 'unknown_option', words: [] });
    expect(rows).toHaveLength(2);
  });

  test('what Picanova says of a parcel is stored without such characters', async () => {
    await planOrder(subject.store, 1);
    const { lease } = await claimPrintOrder(subject.store);
    const odd = shipment('p1', { carrierName: 'D\0HL', trackingNumber: 'J1\uD800' });
    expect(await subject.store.printOrders.commit(lease, change({ shipments: [odd] }))).toBe('committed');
    const [row] = await subject.store.orders.printOrdersOf(SHOP, orderGid(1));
    expect(row?.shipments).toMatchObject([{ carrierName: 'DHL', trackingNumber: 'J1\uFFFD' }]);
  });

  test('a webhook that names an order nobody can store is settled, and so are its neighbours', async () => {
    const { inbox, orders } = subject.store;
    await inbox.append([inboxEntry('a', { source: 'picanova' }), inboxEntry('b')]);
    const entries = await inbox.claim(claimRequest(START_MS));
    const about = {
      connectionId: 'c1' as ConnectionId,
      picanovaOrderId: 'P\0',
      externalId: '\uD800',
      dueAtMs: START_MS,
    };
    const log = { event: 'picanova_event', detail: { type: 'x\0' } };
    await inbox.settle(
      entries.map(({ lease, source }) => ({
        lease,
        outcome: 'done',
        signals:
          source === 'picanova'
            ? [{ kind: 'sync', ...about, log } as const]
            : [{ kind: 'plan', shop: SHOP, orderGid: orderGid(1), dueAtMs: START_MS, always: true } as const],
      })),
    );
    expect(await orders.claim(claimRequest(START_MS))).toHaveLength(1);
    expect(await subject.store.work.backlog(START_MS)).toMatchObject({ inbox: 0 });
  });

  test('rows whose key is gone are listed without what it sealed', async () => {
    const before = pagesOf(subject);
    await planOrder(subject.store, 1);
    await before.products.upsert(SHOP, [variant(1, { title: 'Poster' })]);
    const after = pagesOf(subject, 'k2');
    await planOrder(subject.store, 2);
    expect((await after.reads.orders.list(SHOP, { ...ANY, words: [] })).rows).toMatchObject(
      [2, 1].map((number) => ({
        orderGid: orderGid(number),
        countryCode: null,
        items: [{ title: 'Canvas', quantity: 2, artworkUrl: null }],
      })),
    );
    await after.products.upsert(SHOP, [variant(2, { title: 'Poster' })]);
    expect((await after.products.list(SHOP, PRODUCTS)).rows).toMatchObject([
      {
        variant: { variantGid: 'gid://shopify/ProductVariant/1', productTitle: '', sku: 'SKU-1' },
        status: 'incomplete',
      },
      { variant: { variantGid: 'gid://shopify/ProductVariant/2', productTitle: 'Poster' } },
    ]);
    await indexAll(after);
    expect((await after.reads.orders.list(SHOP, { ...ANY, words: ['canvas'] })).rows).toHaveLength(2);
    expect(await subject.database.query(sql`SELECT 1 AS one FROM print_order_unindexed`)).toEqual([]);
  });
}
