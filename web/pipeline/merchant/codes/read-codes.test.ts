import { describe, expect, it } from 'vitest';
import { CODES_AT_MOST } from '../../../contract/product-codes.ts';
import { readCodes } from './read-codes.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function rows(text: string, kind: 'match' | 'skip' = 'match'): Promise<unknown> {
  const read = await readCodes(bytes(text), kind);
  if (read.outcome === 'unreadable') return read;
  return read.rows.map((one) =>
    one.kind === 'row' ? [one.row, one.code, ...one.skus] : [one.row, one.error, one.code],
  );
}

describe('lines that somebody pasted', () => {
  it('are a code and its SKU each, or the SKUs of a set', async () => {
    expect(await rows('POSTER-A=DIGI-1\r\n\r\n  Trip = L, M ,R\n')).toEqual([
      [1, 'POSTER-A', 'DIGI-1'],
      [3, 'Trip', 'L', 'M', 'R'],
    ]);
    expect(await rows('A=B=C\n007=1E5')).toEqual([
      [1, 'A', 'B=C'],
      [2, '007', '1E5'],
    ]);
  });

  it('are codes alone for code skip', async () => {
    expect(await rows('HOOK\n A=1 \n', 'skip')).toEqual([
      [1, 'HOOK'],
      [2, 'A=1'],
    ]);
  });

  it('that say nothing are named, the others are read', async () => {
    expect(await rows(`just words\n=X\nA=\nB=${'x'.repeat(256)}\nC=\u0007\nD=1`)).toEqual([
      [1, 'not_understood', 'just words'],
      [2, '', 'X'],
      [3, 'A', ''],
      [4, 'value_too_long', 'B'],
      [5, 'value_unreadable', 'C'],
      [6, 'D', '1'],
    ]);
  });
});

describe('a file', () => {
  it('has a header, commas or semicolons, and any number of SKUs', async () => {
    expect(await rows('\uFEFFCode,SKU 1,SKU 2\r\n"A,1",X,\r\nTRIP,L,M\r\n')).toEqual([
      [2, 'A,1', 'X'],
      [3, 'TRIP', 'L', 'M'],
    ]);
    expect(await rows("sep=;\ncode;note;sku\n'0010;ours;'=X")).toEqual([[2, '0010', '=X']]);
    expect(await rows('Code\nHOOK', 'skip')).toEqual([[2, 'HOOK']]);
  });

  it('that a spreadsheet spoilt is named by the row', async () => {
    expect(await rows('Code,SKU\n1.01E+06,X')).toEqual([[2, 'number_shortened', '1.01E+06']]);
  });

  it('that is no table says so', async () => {
    expect(await rows('Code,Price\nA,1')).toEqual({ outcome: 'unreadable', error: 'no_field_column', row: 1 });
    expect(await rows('Code,SKU\n"A,1')).toEqual({ outcome: 'unreadable', error: 'not_csv', row: 1 });
    expect(await rows('Code,SKU\n')).toEqual({ outcome: 'unreadable', error: 'empty', row: null });
    expect(await rows(' \n')).toEqual({ outcome: 'unreadable', error: 'empty', row: null });
  });

  it('of more rows than a table may have is not read', async () => {
    const many = Array.from({ length: CODES_AT_MOST + 1 }, (_, at) => `C${at}=S`).join('\n');
    expect(await rows(many)).toEqual({ outcome: 'unreadable', error: 'too_many_rows', row: null });
    const table = `Code,SKU\n${many.replaceAll('=', ',')}`;
    expect(await rows(table)).toEqual({ outcome: 'unreadable', error: 'too_many_rows', row: CODES_AT_MOST + 2 });
  });
});
