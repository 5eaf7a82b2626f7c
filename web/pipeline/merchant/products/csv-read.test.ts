import { expect, it } from 'vitest';
import { readCsv, type CsvRow } from './csv-read.ts';

async function rowsOf(text: string): Promise<readonly CsvRow[]> {
  const file = await readCsv(text);
  if (file.outcome !== 'read') throw new Error(file.error);
  return file.rows;
}

const edit = (row: number, variantId: string, sku: string): CsvRow => ({
  row,
  kind: 'edit',
  by: { variantId },
  level: 'variant',
  fields: { print_sku: sku },
});

it.each([
  ['Windows', '\r\n', '\r\n'],
  ['Unix', '\n', '\n'],
  ['first Windows, then Unix', '\r\n', '\n'],
  ['first Unix, then Windows', '\n', '\r\n'],
])('reads a file with line ends of %s', async (_name, first, second) => {
  expect(await rowsOf(`Variant ID,print_sku${first}1,A-1${second}2,B-1${second}`)).toEqual([
    edit(2, '1', 'A-1'),
    edit(3, '2', 'B-1'),
  ]);
});

it('reads line ends that fall on the border of two slices', async () => {
  const rows = Array.from({ length: 4_000 }, (_unused, index) => `${index + 1},SKU-${index + 1}`);
  for (const lineEnd of ['\r\n', '\n'])
    expect(await rowsOf(['Variant ID,print_sku', ...rows].join(lineEnd))).toHaveLength(4_000);
});
