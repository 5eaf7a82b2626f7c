import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NewMetafield, PlacedProduct } from '../simulator/shopify/types.ts';
import { openExtension, type OpenExtension, type OpenOptions } from './open-extension.ts';
import { startConnectedApp, type ConnectedApp } from './connected-app.ts';

let connected: ConnectedApp;
let open: OpenExtension | null = null;
beforeAll(async () => {
  connected = await startConnectedApp(13);
});
afterEach(() => {
  open?.close();
  open = null;
});
afterAll(() => connected.close());

const app = (key: string, value: string): NewMetafield => ({ namespace: '$app', key, value });

function place(title: string, sizes: Readonly<Record<string, readonly NewMetafield[]>>): PlacedProduct {
  return connected.shop.product({
    title,
    variants: Object.entries(sizes).map(([size, metafields]) => ({
      title: size,
      price: '9.00',
      options: [{ name: 'Size', value: size }],
      metafields,
    })),
  });
}

const fieldsOf = (gid: string): Readonly<Record<string, string>> =>
  Object.fromEntries(connected.shop.metafields(gid).map(({ key, value }) => [key, value]));
const gids = (placed: PlacedProduct): readonly string[] => placed.variants.map(({ gid }) => gid);

async function show(
  name: 'print-product-table' | 'print-products-bulk',
  selected: readonly string[],
  options: Partial<OpenOptions> = {},
): Promise<OpenExtension> {
  open = await openExtension(name, { network: connected.network, selected, ...options });
  return open;
}

async function showTable(placed: PlacedProduct, options: Partial<OpenOptions> = {}): Promise<OpenExtension> {
  const table = await show('print-product-table', [placed.gid], options);
  await table.until(() => expect(table.all('s-table-row')).toHaveLength(placed.variants.length));
  return table;
}

describe('the table of all variants', () => {
  it('is edited cell by cell, with the sizes and options of the catalogue, and saved', async () => {
    const placed = place('Cells', { '40x30': [], '60x40': [] });
    const table = await showTable(placed);
    await table.until(() => expect(table.choices('Picanova product')).toContain('Canvas'));
    table.enter('Picanova product', '2');
    await table.until(() => expect(table.choices('Print SKU of 40x30').length).toBeGreaterThan(10));
    expect(table.choices('Stretcher frame of 40x30')).toEqual(['Not set', '2 cm (+€2.00)', '4 cm (+€3.50)']);
    table.enter('Print SKU of 40x30', 'DIGI-40X30-1');
    table.enter('Print SKU of 60x40', 'DIGI-60X40-1');
    await table.until(() =>
      expect(table.choices('Canvas border of 60x40')).toEqual([
        'Not set',
        'Mirrored (+€0.20)',
        'White',
        'Stretched',
        'Folded',
      ]),
    );
    table.enter('Canvas border of 60x40', 'White');
    await table.until(() => table.press('Save (2)'));
    await table.until(() => expect(table.text()).toContain('Saved: 2. Not saved: 0.'));
    expect(gids(placed).map(fieldsOf)).toEqual([
      { print_sku: 'DIGI-40X30-1' },
      { print_sku: 'DIGI-60X40-1', print_option_name_1: 'Canvas border', print_option_value_1: 'White' },
    ]);
    expect(table.text()).toContain('Save (0)');
  });

  it('fills a column down from the first variant', async () => {
    const placed = place('Down', {
      S: [app('print_url', 'https://files.example.com/s.jpg')],
      M: [],
      L: [app('print_url', 'https://files.example.com/l.jpg')],
    });
    const table = await showTable(placed);
    table.press('Fill Artwork link down from the first variant');
    await table.until(() => table.press('Save (2)'));
    await table.until(() => expect(table.text()).toContain('Saved: 2.'));
    expect(gids(placed).map((gid) => fieldsOf(gid)['print_url'])).toEqual(
      Array.from({ length: 3 }, () => 'https://files.example.com/s.jpg'),
    );
  });

  it('maps option values to print fields', async () => {
    const placed = place('Mapped', { '40x30': [app('print_sku', 'OLD')], '60x40': [], Other: [] });
    const table = await showTable(placed, { appIsDown: true });
    table.press('Map by option value');
    await table.until(() => expect(table.field('Print SKU for 40x30')).toBeDefined());
    table.enter('Print SKU for 40x30', 'DIGI-40X30-1');
    table.enter('Print SKU for 60x40', 'DIGI-60X40-1');
    await table.until(() => table.press('Fill in'));
    await table.until(() => expect(table.text()).toContain('Variants without a match: 1. Nothing is saved yet.'));
    expect(fieldsOf(gids(placed)[0] ?? '')).toEqual({ print_sku: 'OLD' });
    await table.until(() => table.press('Save (2)'));
    await table.until(() => expect(table.text()).toContain('Saved: 2.'));
    expect(gids(placed).map((gid) => fieldsOf(gid)['print_sku'])).toEqual(['DIGI-40X30-1', 'DIGI-60X40-1', undefined]);
  });

  it('copies from another product by the same option values', async () => {
    const source = place('Source', {
      s: [app('print_sku', 'QUAD-20X20-1'), app('print_url', 'https://files.example.com/source.jpg')],
    });
    const placed = place('Copy', { S: [], XL: [] });
    const table = await showTable(placed, { picked: [source.gid] });
    table.press('Copy from another product');
    await table.until(() => expect(table.text()).toContain('Variants without a match: 1.'));
    await table.until(() => table.press('Save (1)'));
    await table.until(() => expect(table.text()).toContain('Saved: 1.'));
    expect(fieldsOf(gids(placed)[0] ?? '')).toEqual({
      print_sku: 'QUAD-20X20-1',
      print_url: 'https://files.example.com/source.jpg',
    });
  });

  it('names each variant that was not saved, keeps its entry, and saves the others', async () => {
    const placed = place('Conflict', { S: [app('print_sku', 'A')], M: [] });
    const [first = '', second = ''] = gids(placed);
    let isFirst = true;
    const table = await showTable(placed, {
      appIsDown: true,
      before: {
        SetFields: () => {
          if (isFirst) connected.shop.setMetafields(first, [app('print_sku', 'THEIRS')]);
          isFirst = false;
        },
      },
    });
    table.enter('Print SKU of S', 'MINE');
    table.enter('Print SKU of M', 'MINE');
    await table.until(() => table.press('Save (2)'));
    await table.until(() => expect(table.text()).toContain('Saved: 1. Not saved: 1.'));
    expect(table.all('s-list-item').map((item) => item.textContent)).toEqual([
      'S: Changed by somebody else in the meantime; not saved.',
    ]);
    expect([fieldsOf(first), fieldsOf(second)]).toEqual([{ print_sku: 'THEIRS' }, { print_sku: 'MINE' }]);
    expect(table.field('Print SKU of S').value).toBe('MINE');
  });

  it('[U23] takes a block of a spreadsheet, and says live what each variant would be and cost', async () => {
    const placed = place('Pasted', { '40x30': [], '60x40': [] });
    const table = await showTable(placed);
    await table.until(() => expect(table.choices('Picanova product')).toContain('Canvas'));
    await table.until(() =>
      expect(table.all('s-badge').map((badge) => badge.textContent)).toEqual(['Not printed', 'Not printed']),
    );
    table.enter('Picanova product', '2');
    await table.until(() => expect(table.choices('Print SKU of 40x30').length).toBeGreaterThan(10));
    table.press('Paste from a spreadsheet');
    await table.until(() => expect(table.field('Cells from a spreadsheet')).toBeDefined());
    table.enter(
      'Cells from a spreadsheet',
      'DIGI-40X30-1\thttps://files.example.com/p.jpg\tmirrored\t2 CM\r\nDIGI-60X40-1\t\tMarbled\r\nx\r\n',
    );
    await table.until(() => table.press('Put into the table'));
    await table.until(() => expect(table.text()).toContain('Cells that did not fit into the table: 1.'));
    expect(table.field('Canvas border of 40x30').value).toBe('Mirrored');
    await table.until(() =>
      expect(table.all('s-badge').map((badge) => badge.textContent)).toEqual(['Ready', 'Broken']),
    );
    await table.until(() => expect(table.text()).toContain('€27.12'));
    table.press('Fill Stretcher frame down from the first variant');
    await table.until(() => expect(table.field('Stretcher frame of 60x40').value).toBe('2 cm'));
    await table.until(() => table.press('Save (2)'));
    await table.until(() => expect(table.text()).toContain('Saved: 2. Not saved: 0.'));
    expect(fieldsOf(gids(placed)[0] ?? '')['print_option_value_2']).toBe('2 cm');
    await table.until(() => table.press('Undo (2)'));
    await table.until(() => expect(gids(placed).map(fieldsOf)).toEqual([{}, {}]));
    await table.until(() => expect(table.field('Print SKU of 40x30').value).toBe(''));
  });

  it('[U10] [U30] maps the options with the print SKU, and names the variants without a match', async () => {
    const placed = place('Mapped options', { '40x30': [], '99x99': [] });
    const table = await showTable(placed);
    await table.until(() => expect(table.choices('Picanova product')).toContain('Canvas'));
    table.enter('Picanova product', '2');
    table.press('Map by option value');
    await table.until(() => expect(table.choices('Print SKU for 40x30').length).toBeGreaterThan(10));
    table.enter('Print SKU for 40x30', 'DIGI-40X30-1');
    await table.until(() => expect(table.choices('Canvas border for 40x30 (required)')).toContain('White'));
    table.enter('Canvas border for 40x30 (required)', 'White');
    await table.until(() =>
      expect(table.field('Canvas border for 40x30 (required)').getAttribute('error') ?? '').toBe(''),
    );
    await table.until(() => table.press('Fill in'));
    await table.until(() => expect(table.text()).toContain('They are: 99x99.'));
    await table.until(() => table.press('Save (1)'));
    await table.until(() => expect(table.text()).toContain('Saved: 1.'));
    expect(fieldsOf(gids(placed)[0] ?? '')).toEqual({
      print_sku: 'DIGI-40X30-1',
      print_option_name_1: 'Canvas border',
      print_option_value_1: 'White',
    });
  });

  it('shows more variants than one page holds', async () => {
    const placed = place('Many', Object.fromEntries(Array.from({ length: 32 }, (_, n) => [`V${n}`, []])));
    await showTable(placed);
  });

  it('says so when products may not be read', async () => {
    const placed = place('Denied', { S: [] });
    connected.shop.denyScope('write_products');
    connected.shop.denyScope('read_products');
    const table = await show('print-product-table', [placed.gid]);
    await table.until(() => expect(table.text()).toContain('Shopify does not let you see the print fields'));
    connected.shop.grantScope('read_products');
    connected.shop.grantScope('write_products');
  });
});

describe('print fields for the selected products', () => {
  it('are previewed before anything is written, then applied to each product', async () => {
    const [one, two] = [place('First', { S: [] }), place('Second', { S: [] })];
    connected.shop.setMetafields(two.gid, [app('print_sku', 'OLD')]);
    const bulk = await show('print-products-bulk', [one.gid, two.gid]);
    await bulk.until(() => expect(bulk.choices('Picanova product')).toContain('Poster'));
    expect(bulk.text()).toContain('Print settings of 2 products');
    expect(() => bulk.field('Option 1 name')).toThrow('no field');
    bulk.enter('Picanova product', '14');
    await bulk.until(() => expect(bulk.choices('Print SKU').length).toBe(4));
    bulk.enter('Print SKU', 'POSTER-40X30-1');
    bulk.enter('Artwork link', 'https://files.example.com/all.jpg');
    await bulk.until(() => bulk.press('Preview'));
    await bulk.until(() => expect(bulk.text()).toContain('Will change: 2. Stays as it is: 0.'));
    expect(bulk.all('s-list-item').map((item) => item.textContent)).toEqual([
      'First: Print SKU: empty → POSTER-40X30-1; Artwork link: empty → https://files.example.com/all.jpg',
      'Second: Print SKU: OLD → POSTER-40X30-1; Artwork link: empty → https://files.example.com/all.jpg',
    ]);
    expect(fieldsOf(one.gid)).toEqual({});
    bulk.press('Apply (2)');
    await bulk.until(() => expect(bulk.text()).toContain('Saved: 2. Not saved: 0.'));
    for (const { gid } of [one, two])
      expect(fieldsOf(gid)).toEqual({ print_sku: 'POSTER-40X30-1', print_url: 'https://files.example.com/all.jpg' });
  });

  it('leave what is set already when asked to', async () => {
    const [one, two] = [place('Keep', { S: [] }), place('Empty', { S: [] })];
    connected.shop.setMetafields(one.gid, [app('print_sku', 'KEPT')]);
    const bulk = await show('print-products-bulk', [one.gid, two.gid], { appIsDown: true });
    await bulk.until(() => expect(bulk.field('Print SKU').localName).toBe('s-text-field'));
    bulk.enter('Print SKU', 'NEW');
    const keep = bulk.field('Keep values that are set already');
    keep.checked = true;
    keep.dispatchEvent(new Event('change'));
    await bulk.until(() => bulk.press('Preview'));
    await bulk.until(() => expect(bulk.text()).toContain('Will change: 1. Stays as it is: 1.'));
    bulk.press('Apply (1)');
    await bulk.until(() => expect(bulk.text()).toContain('Saved: 1.'));
    expect([fieldsOf(one.gid), fieldsOf(two.gid)]).toEqual([{ print_sku: 'KEPT' }, { print_sku: 'NEW' }]);
  });

  it('go by option value to the variants of all of them', async () => {
    const [one, two] = [place('A', { '40x30': [], '60x40': [] }), place('B', { '40X30': [] })];
    const bulk = await show('print-products-bulk', [one.gid, two.gid], { appIsDown: true });
    await bulk.until(() => expect(bulk.field('Apply')).toBeDefined());
    bulk.enter('Apply', 'variant');
    await bulk.until(() => expect(bulk.field('Print SKU for 40x30')).toBeDefined());
    bulk.enter('Print SKU for 40x30', 'DIGI-40X30-1');
    await bulk.until(() => bulk.press('Fill in'));
    await bulk.until(() =>
      expect(bulk.all('s-list-item').map((item) => item.textContent)).toEqual([
        'A / 40x30: Print SKU: empty → DIGI-40X30-1',
        'B / 40X30: Print SKU: empty → DIGI-40X30-1',
      ]),
    );
    bulk.press('Apply (2)');
    await bulk.until(() => expect(bulk.text()).toContain('Saved: 2.'));
    expect([...gids(one), ...gids(two)].map((gid) => fieldsOf(gid)['print_sku'])).toEqual([
      'DIGI-40X30-1',
      undefined,
      'DIGI-40X30-1',
    ]);
  });

  it('that fail are each named with the reason, the rest is saved', async () => {
    const [one, two, gone] = [place('Refused', { S: [] }), place('Fine', { S: [] }), place('Gone', { S: [] })];
    connected.shop.deleteProduct(gone.gid);
    let isFirst = true;
    const bulk = await show('print-products-bulk', [one.gid, two.gid, gone.gid], {
      appIsDown: true,
      before: {
        SetFields: () => {
          if (isFirst) connected.shop.deleteProduct(one.gid);
          isFirst = false;
        },
      },
    });
    await bulk.until(() => expect(bulk.field('Print SKU')).toBeDefined());
    bulk.enter('Print SKU', 'NEW');
    await bulk.until(() => bulk.press('Preview'));
    await bulk.until(() => expect(bulk.text()).toContain('Will change: 2.'));
    expect(bulk.text()).toMatch(/Product \d+/);
    expect(bulk.text()).toContain('This product does not exist any more.');
    bulk.press('Apply (2)');
    await bulk.until(() => expect(bulk.text()).toContain('Saved: 1. Not saved: 1.'));
    expect(bulk.all('s-list-item')[0]?.textContent).toMatch(/^Refused: .+/);
    expect(fieldsOf(two.gid)).toEqual({ print_sku: 'NEW' });
  });

  it('are not written without permission, and each is named', async () => {
    const placed = place('No right', { S: [] });
    const denied = { errors: [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }] };
    const bulk = await show('print-products-bulk', [placed.gid], {
      appIsDown: true,
      answers: { SetFields: denied },
      language: 'de',
    });
    await bulk.until(() => expect(bulk.field('Druck-SKU')).toBeDefined());
    expect(bulk.text()).toContain('Druckeinstellungen für 1 Produkt');
    bulk.enter('Druck-SKU', 'NEW');
    await bulk.until(() => bulk.press('Vorschau'));
    await bulk.until(() => bulk.press('Anwenden (1)'));
    await bulk.until(() =>
      expect(bulk.all('s-list-item')[0]?.textContent).toMatch(/^No right: Shopify lässt Sie das nicht ändern/),
    );
  });
});
