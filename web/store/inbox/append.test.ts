import { expect, test } from 'vitest';
import { inboxEntry } from '../../../test/conformance/samples.ts';
import type { Database, NewRows } from '../database.ts';
import { createSealer } from '../sealer.ts';
import { appendToInbox } from './append.ts';

const sealer = createSealer([{ id: 'k1', key: new Uint8Array(32) }]);
const keyOf = (row: NewRows['rows'][number]): string => String(row[1]);

/** A database that fails every statement which holds the row `bad`. */
function failing(code: string): { readonly database: Database; readonly statements: string[][] } {
  const statements: string[][] = [];
  const insertNew = ({ rows }: NewRows): Promise<readonly boolean[]> => {
    statements.push(rows.map(keyOf));
    if (rows.some((row) => keyOf(row) === 'bad'))
      return Promise.reject(Object.assign(new Error('no'), code === '' ? {} : { code }));
    return Promise.resolve(rows.map((row) => keyOf(row) !== 'old'));
  };
  return { database: { insertNew } as unknown as Database, statements };
}

const BATCH = [inboxEntry('a'), inboxEntry('bad'), inboxEntry('old')];

test.each(['22003', '54000'])('a row that fails its batch by itself is refused alone (%s)', async (code) => {
  const { database, statements } = failing(code);
  expect(await appendToInbox({ database, sealer }, BATCH)).toEqual(['stored', 'refused', 'duplicate']);
  expect(statements).toEqual([['a', 'bad', 'old'], ['a'], ['bad'], ['old']]);
});

test.each(['53100', '57P01', ''])('nothing is refused because the database is in trouble (%s)', async (code) => {
  const { database, statements } = failing(code);
  await expect(appendToInbox({ database, sealer }, BATCH)).rejects.toThrow('no');
  expect(statements).toHaveLength(1);
});

test('a database that falls into trouble among the single rows refuses none of them', async () => {
  let asked = 0;
  const insertNew = (): Promise<readonly boolean[]> =>
    Promise.reject(Object.assign(new Error('no'), { code: (asked += 1) === 1 ? '22021' : '57P01' }));
  const database = { insertNew } as unknown as Database;
  await expect(appendToInbox({ database, sealer }, BATCH)).rejects.toThrow('no');
});

test('what no database can take is not even tried', async () => {
  const { database, statements } = failing('22021');
  const entries = [inboxEntry('a\0'), inboxEntry('k'.repeat(8_000)), inboxEntry('b', { topic: 'x\uD800' })];
  expect(await appendToInbox({ database, sealer }, entries)).toEqual(['refused', 'refused', 'refused']);
  expect(statements).toEqual([]);
});
