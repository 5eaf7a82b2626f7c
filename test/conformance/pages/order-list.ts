import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PrintOrderId } from '../../../web/domain/kernel/ids.ts';
import type { PrintOrderState } from '../../../web/domain/print-order/states.ts';
import type { OrderListFilter, TimeCursor } from '../../../web/pipeline/ports/reads.ts';
import { sql } from '../../../web/store/sql.ts';
import type { Subject } from '../conformance.ts';
import { START_MS } from '../start.ts';
import { OTHER_SHOP, SHOP } from '../samples.ts';
import { indexAll, insertPrintOrders, pagesOf, type Sample } from './sample-list.ts';

const STATES: readonly PrintOrderState[] = ['held', 'ready', 'sent', 'cancelling', 'fulfilled'];
const ALL: OrderListFilter = { states: null, problem: null, words: [] };

/** 120 print orders, several created in the same millisecond, as a bulk import makes them. */
const SAMPLES: readonly Sample[] = Array.from({ length: 120 }, (_, n) => ({
  number: 1_000 + n,
  state: STATES[n % STATES.length] ?? 'ready',
  createdAtMs: START_MS + Math.floor(n / 4),
  problems:
    n % 6 === 0 ? (['unknown_sku', 'missing_option'] as const) : n % 10 === 0 ? (['missing_option'] as const) : [],
  title: n % 3 === 0 ? 'Goldene Stunde' : 'Köln by Night',
}));

function matches(sample: Sample, { states, problem, words }: OrderListFilter): boolean {
  const texts = [
    String(sample.number),
    `cvs-${sample.number % 50}`,
    String(sample.number % 50),
    ...(sample.title ?? '').toLowerCase().split(' '),
  ];
  const stuck = sample.problems ?? [];
  return (
    (states === null || states.includes(sample.state ?? 'ready')) &&
    (problem === null || (problem === 'any' ? stuck.length > 0 : stuck.includes(problem))) &&
    words.every((word) => texts.some((text) => text.startsWith(word)))
  );
}

export function orderListSuite(subject: Subject): void {
  async function namesOf(filter: OrderListFilter, limit: number): Promise<string[]> {
    const { reads } = pagesOf(subject);
    const names: string[] = [];
    let after: TimeCursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof reads.orders.list>> = await reads.orders.list(SHOP, {
        ...filter,
        after,
        limit,
      });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      names.push(...page.rows.map(({ orderName }) => orderName));
      after = page.next;
    } while (after !== null);
    return names;
  }

  test('whatever the filter and the page size, all pages together are every match once, newest first', async () => {
    await insertPrintOrders(subject.database, [
      ...SAMPLES,
      { number: 1, shop: OTHER_SHOP, createdAtMs: START_MS, problems: ['unknown_sku'] },
    ]);
    await indexAll(pagesOf(subject));
    const filters = fc.record({
      states: fc.option(fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1, maxLength: 2 }), { nil: null }),
      problem: fc.constantFrom(null, 'any' as const, 'unknown_sku' as const, 'missing_option' as const),
      words: fc.uniqueArray(fc.constantFrom('10', '101', 'cvs-1', 'gold', 'köln', 'by', 'nothing'), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async (filter, limit) => {
        const expected = SAMPLES.filter((sample) => matches(sample, filter))
          .toReversed()
          .map(({ number }) => `#${number}`);
        expect(await namesOf(filter, limit)).toEqual(expected);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test('counts are those of the list, by state and with a problem', async () => {
    await insertPrintOrders(subject.database, SAMPLES);
    await indexAll(pagesOf(subject));
    const { reads } = pagesOf(subject);
    for (const [words, problem] of [
      [[], null],
      [['gold'], null],
      [[], 'unknown_sku'],
      [['gold'], 'unknown_sku'],
    ] as const) {
      const counted = await reads.orders.counts(SHOP, words, problem ?? undefined);
      const found = SAMPLES.filter((sample) => matches(sample, { ...ALL, words, problem }));
      expect(counted.withProblem).toBe(found.filter(({ problems }) => problems?.length).length);
      for (const state of STATES)
        expect([state, counted.byState[state]]).toEqual([
          state,
          found.filter((sample) => sample.state === state).length,
        ]);
    }
  });

  test('the side tables follow every change of a print order, and go with it', async () => {
    const { reads } = pagesOf(subject);
    await insertPrintOrders(subject.database, [{ number: 5, createdAtMs: START_MS, problems: ['unknown_sku'] }]);
    expect(await namesOf({ ...ALL, words: ['5'] }, 5)).toEqual([]);
    await indexAll(pagesOf(subject));
    expect(await namesOf({ ...ALL, words: ['5'] }, 5)).toEqual(['#5']);
    await subject.database.execute(
      sql`UPDATE print_order SET problems = '[{"code":"missing_option","detail":{}}]', picanova_order_id = 'PPO99'
        WHERE order_name = '#5'`,
    );
    await indexAll(pagesOf(subject));
    expect(await namesOf({ ...ALL, problem: 'unknown_sku' }, 5)).toEqual([]);
    expect(await namesOf({ ...ALL, problem: 'missing_option', words: ['ppo9'] }, 5)).toEqual(['#5']);
    expect(await reads.home.problems(SHOP)).toMatchObject([
      { code: 'missing_option', printOrders: 1, examples: [{ orderName: '#5' }] },
    ]);
    await subject.database.execute(sql`UPDATE print_order SET problems = '[]' WHERE order_name = '#5'`);
    expect(await namesOf({ ...ALL, problem: 'any' }, 5)).toEqual([]);
    await subject.database.execute(sql`DELETE FROM print_order`);
    for (const table of [sql`print_order_problem`, sql`print_order_term`, sql`print_order_unindexed`])
      expect(await subject.database.query(sql`SELECT * FROM ${table}`)).toEqual([]);
  });

  test('the last days are counted by the bounds they are given', async () => {
    const { reads } = pagesOf(subject);
    await insertPrintOrders(
      subject.database,
      [0, 9, 10, 25, 30].map((at, n) => ({ number: n + 1, createdAtMs: START_MS + at })),
    );
    await subject.database.execute(sql`UPDATE print_order SET sent_at = created_at WHERE order_name = '#4'`);
    const flow = await reads.home.flow(SHOP, [START_MS, START_MS + 10, START_MS + 20, START_MS + 30]);
    expect(flow.map(({ received, sent }) => [received, sent])).toEqual([
      [2, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  test('an order is shipped once, with its first parcel', async () => {
    const { reads } = pagesOf(subject);
    await insertPrintOrders(subject.database, [
      { number: 1, createdAtMs: START_MS },
      { number: 2, createdAtMs: START_MS },
    ]);
    const [first, second] = await subject.database.query<{ id: number }>(sql`SELECT id FROM print_order ORDER BY id`);
    const parcels = [
      [first?.id, 'a', START_MS + 12],
      [first?.id, 'b', START_MS + 5],
      [first?.id, 'c', START_MS + 5],
      [second?.id, 'a', START_MS + 15],
    ];
    for (const [id, key, at] of parcels)
      await subject.database.execute(sql`
        INSERT INTO shipment (print_order_id, key, shop, carrier_code, carrier_name, shipped_at, lines, adopted)
        VALUES (${id}, ${key}, ${SHOP}, 'dhl', 'DHL', ${at}, '[]', false)`);
    const flow = await reads.home.flow(SHOP, [START_MS, START_MS + 10, START_MS + 20]);
    expect(flow.map(({ shipped }) => shipped)).toEqual([1, 1]);
  });

  test('a cause of problems knows the product behind it when there is one, and who waits for Picanova', async () => {
    const { reads } = pagesOf(subject);
    const behind = (product: number, variant: number): string =>
      JSON.stringify([
        {
          code: 'unknown_option',
          detail: {},
          variant: {
            gid: `gid://shopify/ProductVariant/${variant}`,
            productGid: `gid://shopify/Product/${product}`,
          },
        },
      ]);
    const stuck = [1, 2].map((number) => ({ number, createdAtMs: START_MS, problems: ['unknown_option'] as const }));
    await insertPrintOrders(subject.database, [
      ...stuck,
      { number: 3, createdAtMs: START_MS, problems: ['picanova_unreachable'] },
    ]);
    const put = (name: string, problems: string): Promise<number> =>
      subject.database.execute(sql`UPDATE print_order SET problems = ${problems} WHERE order_name = ${name}`);
    const cause = async () => (await reads.home.problems(SHOP)).find(({ code }) => code === 'unknown_option');
    expect(await cause()).toMatchObject({ products: null, productGid: null, variantGid: null });
    await put('#1', behind(7, 70));
    await put('#2', behind(7, 70));
    expect(await cause()).toMatchObject({
      printOrders: 2,
      products: 1,
      productGid: 'gid://shopify/Product/7',
      variantGid: 'gid://shopify/ProductVariant/70',
    });
    await put('#2', behind(7, 71));
    expect(await cause()).toMatchObject({ products: 1, productGid: 'gid://shopify/Product/7', variantGid: null });
    await put('#2', behind(8, 71));
    expect(await cause()).toMatchObject({ products: 2, productGid: null, variantGid: null });

    expect(await reads.home.picanovaAway(SHOP)).toEqual({ printOrders: 1, nextTryAtMs: null });
    await subject.database.execute(sql`UPDATE print_order SET due_at = ${START_MS + 7} WHERE order_name = '#3'`);
    expect(await reads.home.picanovaAway(SHOP)).toEqual({ printOrders: 1, nextTryAtMs: START_MS + 7 });
    expect(await reads.home.picanovaAway(OTHER_SHOP)).toBeNull();
    const ids = await subject.database.query<{ id: number }>(sql`SELECT id FROM print_order`);
    const asked = ids.map(({ id }) => String(id) as PrintOrderId);
    expect(await reads.orders.withProblem(SHOP, asked)).toBe(3);
    expect(await reads.orders.withProblem(OTHER_SHOP, asked)).toBe(0);
    expect(await reads.home.receivedAfter(SHOP, START_MS - 1)).toBe(3);
    expect(await reads.home.receivedAfter(SHOP, START_MS)).toBe(0);
  });
}
