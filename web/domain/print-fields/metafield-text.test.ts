import { describe, expect, it } from 'vitest';
import type { ShopFile } from '../planning/shopify-order.ts';
import { fileGidOf, isFileType, metafieldText, plainText, shownText, storedValue } from './metafield-text.ts';

const GID = 'gid://shopify/Product/1';
const FILE = 'gid://shopify/MediaImage/7';
const ADDRESS = 'https://cdn.shopify.com/s/files/1/sea.jpg?v=1';
const READY: ShopFile = { state: 'ready', url: ADDRESS };

const rich = (...children: readonly unknown[]) => JSON.stringify({ type: 'root', children });
const block = (type: string, ...children: readonly unknown[]) => ({ type, children });
const words = (value: string) => ({ type: 'text', value });
const nested = (depth: number): unknown => (depth === 0 ? words('deep') : block('span', nested(depth - 1)));

/** Type, what Shopify stores, and what it means: a text, `null` for nothing, or a fault in brackets. */
const TABLE: readonly (readonly [type: string, value: string, means: string | null])[] = [
  ['single_line_text_field', 'Mirrored', 'Mirrored'],
  ['single_line_text_field', ' Mirrored\u00a0\n', 'Mirrored'],
  ['single_line_text_field', '2\u00a0cm', '2 cm'],
  ['single_line_text_field', '\ufeffCVS\u200b-1', 'CVS-1'],
  ['single_line_text_field', 'Scho\u0308n', 'Schön'],
  ['single_line_text_field', '', null],
  ['single_line_text_field', '\u00a0\n', null],
  ['single_line_text_field', '\u200b', null],
  ['single_line_text_field', '["Mirrored"]', 'Mirrored'],
  ['single_line_text_field', '"Mirrored"', 'Mirrored'],
  ['single_line_text_field', '["a","b"]', '[several_values]'],
  ['single_line_text_field', '{"a":1}', '[no_text]'],
  ['single_line_text_field', '["broken', '["broken'],
  ['single_line_text_field', '[broken]', '[broken]'],
  ['single_line_text_field', '{folded}', '{folded}'],
  ['single_line_text_field', '20x20 "deluxe"', '20x20 "deluxe"'],
  ['single_line_text_field', 'true', 'true'],
  ['single_line_text_field', GID, '[reference]'],
  ['single_line_text_field', `"${GID}"`, '[reference]'],
  ['single_line_text_field', 'gid', 'gid'],
  ['multi_line_text_field', 'CVS-1\r\n', 'CVS-1'],
  ['multi_line_text_field', '[\n  "CVS-1"\n]\n', 'CVS-1'],
  ['url', 'https://a.example/x.png?size=[1]\n', 'https://a.example/x.png?size=[1]'],
  ['id', 'CVS-1', 'CVS-1'],
  ['boolean', 'true', 'true'],
  ['color', '#fff123', '#fff123'],
  ['date', '2026-11-29', '2026-11-29'],
  ['date_time', '2026-11-29T20:00:00+00:00', '2026-11-29T20:00:00+00:00'],
  ['language', 'de', 'de'],
  ['number_integer', '90071992547409931234', '90071992547409931234'],
  ['number_decimal', '2.50', '2.50'],
  ['list.single_line_text_field', '["Mirrored"]', 'Mirrored'],
  ['list.single_line_text_field', '["", "Mirrored\u00a0", null]', 'Mirrored'],
  ['list.single_line_text_field', '["a","b"]', '[several_values]'],
  ['list.single_line_text_field', '[]', null],
  ['list.single_line_text_field', '[""]', null],
  ['list.single_line_text_field', `["${GID}"]`, '[reference]'],
  ['list.single_line_text_field', 'no list', 'no list'],
  ['list.url', `["${ADDRESS}"]`, ADDRESS],
  ['list.number_integer', '[90071992547409931234]', '90071992547409931234'],
  ['list.number_integer', '[7]', '7'],
  ['list.number_integer', '[7, 8]', '[several_values]'],
  ['list.number_decimal', ' [ 2.50 ] ', '2.50'],
  ['list.number_decimal', '["2.5"]', '2.5'],
  ['list.boolean', '[true]', 'true'],
  ['list.date', '["2026-11-29"]', '2026-11-29'],
  ['list.product_reference', `["${GID}"]`, '[reference]'],
  ['list.dimension', '[{"value":2.0,"unit":"cm"}]', '[no_text]'],
  ['list.file_reference', `["${FILE}"]`, '[reference]'],
  ['json', '"Mirrored"', 'Mirrored'],
  ['json', '["Mirrored"]', 'Mirrored'],
  ['json', '[["Mirrored"], null]', 'Mirrored'],
  ['json', '7', '7'],
  ['json', '2.5', '2.5'],
  ['json', '90071992547409931234', '[no_text]'],
  ['json', 'null', null],
  ['json', '[null]', null],
  ['json', 'true', '[no_text]'],
  ['json', '{"sku":"CVS-1"}', '[no_text]'],
  ['json', '["a","b"]', '[several_values]'],
  ['json', 'CVS-1', 'CVS-1'],
  ['rich_text_field', rich(block('paragraph', words('CVS-'), { ...words('1'), bold: true })), 'CVS-1'],
  ['rich_text_field', rich(block('heading', words('A')), block('paragraph', words('B'))), 'A\nB'],
  [
    'rich_text_field',
    rich(block('paragraph', { type: 'link', url: ADDRESS, children: [words('https://a.example/x.png')] })),
    'https://a.example/x.png',
  ],
  ['rich_text_field', rich(block('list', block('list-item', words('A')), block('list-item', words('B')))), 'A\nB'],
  ['rich_text_field', rich(block('paragraph', words(''))), null],
  ['rich_text_field', rich('no node', null, { type: 'text' }), null],
  ['rich_text_field', rich(nested(500)), null],
  ['rich_text_field', 'CVS-1', 'CVS-1'],
  ['rich_text_field', '"CVS-1"', 'CVS-1'],
  ['money', '{"amount":"5.99","currency_code":"EUR"}', '[no_text]'],
  ['dimension', '{"value":2.0,"unit":"cm"}', '[no_text]'],
  ['volume', '{"value":2.0,"unit":"ml"}', '[no_text]'],
  ['weight', '{"value":2.0,"unit":"kg"}', '[no_text]'],
  ['rating', '{"value":"3.5","scale_min":"1","scale_max":"5"}', '[no_text]'],
  ['link', `{"text":"Sea","url":"${ADDRESS}"}`, '[no_text]'],
  ['product_reference', GID, '[reference]'],
  ['variant_reference', GID, '[reference]'],
  ['collection_reference', GID, '[reference]'],
  ['page_reference', GID, '[reference]'],
  ['article_reference', GID, '[reference]'],
  ['metaobject_reference', GID, '[reference]'],
  ['mixed_reference', GID, '[reference]'],
  ['customer_reference', GID, '[reference]'],
  ['company_reference', GID, '[reference]'],
  ['order_reference', GID, '[reference]'],
  ['product_taxonomy_value_reference', GID, '[reference]'],
  ['file_reference', FILE, '[reference]'],
  ['of_tomorrow', 'CVS-1', 'CVS-1'],
  ['of_tomorrow', GID, '[reference]'],
];

function meaningOf(read: ReturnType<typeof metafieldText>): string | null {
  if (read.kind === 'blank') return null;
  return read.kind === 'text' ? read.text : `[${read.fault}]`;
}

describe('a metafield', () => {
  it.each(TABLE)('%s %j means %j', (type, value, means) => {
    expect(meaningOf(metafieldText({ type, value }))).toBe(means);
  });

  it('never says a gid, nor JSON that somebody could take for a text', () => {
    const texts = TABLE.flatMap(([type, value]) => {
      const read = metafieldText({ type, value });
      return read.kind === 'text' ? [read.text] : [];
    });
    expect(texts.filter((text) => text.startsWith('gid://'))).toEqual([]);
    expect(texts.filter((text) => /^["{]|^\["/.test(text))).toEqual(['["broken', '{folded}']);
  });

  it.each([
    ['file_reference', FILE, READY, ADDRESS],
    ['list.file_reference', `["${FILE}"]`, READY, ADDRESS],
    ['file_reference', FILE, { state: 'processing' }, '[file_processing]'],
    ['file_reference', FILE, { state: 'failed' }, '[file_failed]'],
    ['file_reference', FILE, { state: 'missing' }, '[file_missing]'],
  ] as const)('%s %j is the address of its file', (...[type, value, file, means]) => {
    expect(meaningOf(metafieldText({ type, value, file }))).toBe(means);
  });

  it('is shown as the text it means, else as what stands there', () => {
    expect(shownText({ type: 'list.url', value: `["${ADDRESS}"]` })).toBe(ADDRESS);
    expect(shownText({ type: 'list.url', value: '["a","b"]' })).toBe('["a","b"]');
  });
});

describe('what a buyer or a variant option writes', () => {
  it.each([
    [' Mirrored ', 'Mirrored'],
    ['["Mirrored"]', 'Mirrored'],
    [GID, '[reference]'],
    ['', null],
  ])('%j means %j', (value, means) => {
    expect(meaningOf(plainText(value))).toBe(means);
  });
});

it.each([
  ['file_reference', FILE, FILE],
  ['file_reference', 'no gid', null],
  ['list.file_reference', `["${FILE}"]`, FILE],
  ['list.file_reference', `["${FILE}","${FILE}"]`, null],
  ['list.file_reference', '["no gid"]', null],
  ['list.file_reference', '[]', null],
  ['list.file_reference', 'no list', null],
  ['product_reference', GID, null],
])('%s %j refers to the file %j', (type, value, gid) => {
  expect(fileGidOf({ type, value })).toBe(gid);
});

it('tells files from what a text can be written into', () => {
  const types = ['file_reference', 'list.file_reference', 'url', 'list.url'];
  expect(types.filter(isFileType)).toEqual(['file_reference', 'list.file_reference']);
});

describe('a text written into a metafield', () => {
  it.each([
    ['single_line_text_field', 'CVS-1', 'CVS-1'],
    ['multi_line_text_field', 'CVS-1', 'CVS-1'],
    ['url', ADDRESS, ADDRESS],
    ['number_integer', '7', '7'],
    ['list.single_line_text_field', 'CVS-1', '["CVS-1"]'],
    ['list.single_line_text_field', '7', '["7"]'],
    ['list.number_integer', '7', '[7]'],
    ['list.number_decimal', '2.50', '[2.50]'],
    ['list.number_integer', 'seven', '["seven"]'],
    ['json', 'CVS-1', '"CVS-1"'],
    ['json', '7', '"7"'],
    ['rich_text_field', 'CVS-1', rich(block('paragraph', words('CVS-1')))],
    ['rich_text_field', 'A\nB', rich(block('paragraph', words('A')), block('paragraph', words('B')))],
  ])('of type %s: %j is stored as %j, and means the same', (type, text, stored) => {
    expect(storedValue(type, text)).toBe(stored);
    expect(meaningOf(metafieldText({ type, value: stored }))).toBe(text);
  });

  it.each([
    ['list.single_line_text_field', '["a","b"]'],
    ['json', '{"a":1}'],
    ['json', '"Mirrored"'],
    ['rich_text_field', rich(block('paragraph', words('A')))],
    ['file_reference', FILE],
    ['money', '{"amount":"5.99","currency_code":"EUR"}'],
  ])('of type %s stays as it is when it has its form already: %j', (type, value) => {
    expect(storedValue(type, value)).toBe(value);
  });
});
