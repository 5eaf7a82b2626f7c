import { expect, it } from 'vitest';
import { readCsv, type CsvRow } from './csv-read.ts';

async function rowsOf(text: string | Uint8Array): Promise<readonly CsvRow[]> {
  const file = await readCsv(Buffer.from(text));
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

const error = (row: number, error: string, column: string): object => ({
  row,
  kind: 'error',
  error,
  column,
  value: expect.any(String),
});

it.each([
  ['sep=;\r\n', ';'],
  ['\uFEFFsep=;\n', ';'],
  ['"sep=,"\n', ','],
  ['SEP=\t\r', '\t'],
  ['sep=|\n', '|'],
])('takes the separator that the line %j names, which is no row', async (line, mark) => {
  expect(await rowsOf(`${line}Variant ID${mark}print_sku\n1${mark}A-1\n`)).toEqual([edit(2, '1', 'A-1')]);
});

it.each([
  ['Windows-1252', Buffer.from('Variant ID;print_sku\r\n1;Gr\xFCn\r\n', 'latin1')],
  ['UTF-8', Buffer.from('Variant ID;print_sku\r\n1;Grün\r\n')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFVariant ID;print_sku\r\n1;Grün\r\n')],
  ['UTF-16', Buffer.from('\uFEFFVariant ID\tprint_sku\r\n1\tGrün\r\n', 'utf16le')],
])('reads a file in %s', async (_name, bytes) => {
  expect(await rowsOf(bytes)).toEqual([edit(2, '1', 'Grün')]);
});

it.each([
  ['what another program could not read', Buffer.from('Variant ID,print_sku\n1,Gr\uFFFDn\n2,B-1\n')],
  ['NUL', Buffer.from('Variant ID,print_sku\n1,Gr\0n\n2,B-1\n')],
  [
    'a broken byte in a file that names itself UTF-8',
    Buffer.concat([Buffer.from('\uFEFFVariant ID,print_sku\n1,Gr'), Buffer.of(0xfc), Buffer.from('n\n2,B-1\n')]),
  ],
  ['a byte that is no character', Buffer.from('Variant ID,print_sku\n1,Gr\x81n\n2,B-1\n', 'latin1')],
])('never takes %s into a field, and takes the other rows', async (_name, bytes) => {
  expect(await rowsOf(bytes)).toEqual([error(2, 'value_unreadable', 'print_sku'), edit(3, '2', 'B-1')]);
});

it.each(['1,01E+06', '1.01234E+13', '4E+13', '4,01234e+13'])('says that %s is a shortened number', async (text) => {
  expect(await rowsOf(`Variant ID;print_sku\n${text};A-1\n5;${text}\n5;'${text}\n`)).toEqual([
    error(2, 'number_shortened', 'Variant ID'),
    error(3, 'number_shortened', 'print_sku'),
    edit(4, '5', text),
  ]);
});

it.each([
  ["'=1+1", '=1+1'],
  ["''0010", "'0010"],
  ["'-", '-'],
  ["' A ", ' A '],
  ['  A  ', 'A'],
  [" '0010 ", '0010 '],
  ['"a\r\nb"', 'a\r\nb'],
])('reads the cell %j as %j', async (cell, value) => {
  expect(await rowsOf(`Variant ID,print_sku\n'1,${cell}\n`)).toEqual([edit(2, '1', value)]);
});

it('clears by a lone dash', async () => {
  expect(await rowsOf('Variant ID,print_sku\n1, - \n')).toEqual([
    { row: 2, kind: 'edit', by: { variantId: '1' }, level: 'variant', fields: { print_sku: null } },
  ]);
});
