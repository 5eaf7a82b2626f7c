import * as fc from 'fast-check';
import { expect, test } from 'vitest';
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
    for (const words of [[], ['gold']]) {
      const counted = await reads.orders.counts(SHOP, words);
      const found = SAMPLES.filter((sample) => matches(sample, { ...ALL, words }));
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
}
