import { expect, test } from 'vitest';
import type { CodeCursor } from '../../web/pipeline/ports/product-codes.ts';
import type { Subject } from './conformance.ts';
import { OTHER_SHOP, planOrder, SHOP, TOKENS, wanted } from './samples.ts';
import { START_MS } from './start.ts';

/** Code match and code skip: looked up by the codes of an order, listed, searched, changed. */
export function productCodeSuite(subject: Subject): void {
  const codes = () => subject.store.codes;
  const put = (kind: 'match' | 'skip', ...rows: readonly (readonly string[])[]) =>
    codes().save(SHOP, { kind, put: rows.map(([code = '', ...skus]) => ({ code, skus })), remove: [] }, START_MS);
  const all = async (kind: 'match' | 'skip', part: string | null = null) =>
    (await codes().list(SHOP, { kind, part, after: null, limit: 50 })).rows;

  test('are found by code, whatever its case and outer spaces, of both kinds and of one shop', async () => {
    await put('match', ['Poster A', 'DIGI-1'], ['TRIP', 'L', 'M', 'R'], ['other', 'X']);
    await put('skip', ['poster a'], ['HOOK']);
    await codes().save(OTHER_SHOP, { kind: 'match', put: [{ code: 'TRIP', skus: ['Y'] }], remove: [] }, START_MS);
    expect(await codes().named(SHOP, [' POSTER  A ', 'trip', 'TRIP', 'unknown', 'a\u0000b'])).toEqual([
      { kind: 'match', code: 'Poster A', skus: ['DIGI-1'] },
      { kind: 'match', code: 'TRIP', skus: ['L', 'M', 'R'] },
      { kind: 'skip', code: 'poster a', skus: [] },
    ]);
    expect(await codes().named(SHOP, [])).toEqual([]);
    expect(await codes().counts(SHOP)).toEqual({ match: 3, skip: 2 });
    expect(await codes().counts(OTHER_SHOP)).toEqual({ match: 1, skip: 0 });
  });

  test('that differ in case alone are two, in the same order on every database', async () => {
    await put('match', ['b', '1'], ['B', '2'], ['ä', '3'], ['a-1', '4'], ['a 1', '5'], ['Z', '6']);
    expect((await all('match')).map(({ code }) => code)).toEqual(['a 1', 'a-1', 'B', 'b', 'Z', 'ä']);
    expect((await codes().named(SHOP, ['b'])).map(({ skus }) => skus)).toEqual([['2'], ['1']]);
  });

  test('come in pages that hold each once', async () => {
    await put('skip', ...Array.from({ length: 25 }, (_, at) => [`code ${at}`]));
    const seen: string[] = [];
    let after: CodeCursor | null = null;
    let pages = 0;
    do {
      const page = await codes().list(SHOP, { kind: 'skip', part: null, after, limit: 10 });
      seen.push(...page.rows.map(({ code }) => code));
      after = page.next;
      pages += 1;
    } while (after !== null);
    expect([pages, new Set(seen).size, seen.length]).toEqual([3, 25, 25]);
  });

  test('are searched by any part of a code or a SKU, in which no character is a wildcard', async () => {
    await put('match', ['Poster_A', 'DIGI-40X30'], ['100%', 'CVS'], ['Set', 'L', 'DIGI-9']);
    const found = async (part: string) => (await all('match', part)).map(({ code }) => code);
    expect([await found('digi'), await found('ER_'), await found('0%'), await found('%'), await found('\\')]).toEqual([
      ['Poster_A', 'Set'],
      ['Poster_A'],
      ['100%'],
      ['100%'],
      [],
    ]);
    expect(await found('a\u0000')).toEqual([]);
  });

  test('are replaced by their code, and removed by it', async () => {
    await put('match', ['A', '1'], ['a', '2'], ['B', '3']);
    await codes().save(
      SHOP,
      { kind: 'match', put: [{ code: 'A', skus: ['4', '5'] }], remove: ['B', 'none'] },
      START_MS,
    );
    expect(await all('match')).toEqual([
      { code: 'A', skus: ['4', '5'] },
      { code: 'a', skus: ['2'] },
    ]);
    await codes().save(SHOP, { kind: 'skip', put: [], remove: ['A'] }, START_MS);
    expect(await all('match')).toHaveLength(2);
  });

  test('are saved by the thousand', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => ({ code: `C${at}`, skus: [`S${at}`] }));
    await codes().save(SHOP, { kind: 'match', put: rows, remove: [] }, START_MS);
    expect(await codes().counts(SHOP)).toEqual({ match: 5_000, skip: 0 });
    expect(await codes().named(SHOP, ['c4999'])).toEqual([{ kind: 'match', code: 'C4999', skus: ['S4999'] }]);
  });

  test('have what waits judged anew, and say how much that is; a change of nothing does not', async () => {
    await subject.store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await planOrder(subject.store, 1, [wanted(1, { state: 'blocked' })]);
    expect(await codes().save(SHOP, { kind: 'match', put: [], remove: [] }, START_MS)).toBe(0);
    expect(await put('match', ['A', '1'])).toBe(1);
    const lines = await subject.database.models.activity.findMany({ where: { event: 'product_settings_saved' } });
    expect(lines.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { table: 'match', saved: 1, removed: 0 },
    ]);
  });
}
