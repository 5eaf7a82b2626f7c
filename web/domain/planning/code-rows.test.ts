import { describe, expect, it } from 'vitest';
import { codeFaults, LARGEST_SET } from './code-rows.ts';
import type { CodeRow } from './product-settings.ts';

const row = ([code = '', ...skus]: readonly string[]): CodeRow => ({ code, skus });
function faults(
  given: readonly (readonly string[])[],
  { known = [], kind = 'match' }: { readonly known?: readonly (readonly string[])[]; readonly kind?: 'match' | 'skip' },
) {
  const rows = given.map((one, at) => ({ ...row(one), row: at + 1 }));
  return Object.fromEntries(codeFaults(rows, { kind, known: known.map(row) }));
}

describe('rows of code match', () => {
  it('are taken when they say something', () => {
    expect(
      faults(
        [
          ['A', '1'],
          ['TRIP', 'L', 'M', 'R'],
          ['set', 'SET', 'X'],
        ],
        {},
      ),
    ).toEqual({});
  });

  it('name what they lack, or have too much of', () => {
    const many = Array.from({ length: LARGEST_SET + 1 }, (_, at) => `S${at}`);
    expect(faults([['', '1'], ['A'], ['B', '1', ''], ['C', ...many], ['D', ' d ']], {})).toEqual({
      1: 'code_missing',
      2: 'sku_missing',
      3: 'sku_missing',
      4: 'too_many_skus',
      5: 'same_as_code',
    });
  });

  it('that are there twice are taken once; another spelling is another code', () => {
    expect(
      faults(
        [
          ['A', '1'],
          ['a', '2'],
          ['A', '3'],
        ],
        {},
      ),
    ).toEqual({ 3: 'code_repeated' });
  });

  it('may lead to a code, in one step, and not back', () => {
    expect(
      faults(
        [
          ['A', 'B'],
          ['B', 'C'],
        ],
        {},
      ),
    ).toEqual({});
    expect(
      faults(
        [
          ['A', 'b'],
          ['B', 'X', 'a '],
        ],
        {},
      ),
    ).toEqual({ 1: 'cycle', 2: 'cycle' });
    expect(faults([['A', 'B']], { known: [['B', 'A']] })).toEqual({ 1: 'cycle' });
    expect(
      faults(
        [
          ['A', 'B'],
          ['B', 'C'],
        ],
        { known: [['B', 'A']] },
      ),
    ).toEqual({});
  });
});

it('rows of code skip are codes, each once', () => {
  expect(faults([['HOOK'], [''], ['HOOK']], { kind: 'skip' })).toEqual({ 2: 'code_missing', 3: 'code_repeated' });
});
