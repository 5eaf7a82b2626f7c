import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { numberOf } from '../../web/contract/gids.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages();
  await pages.connect();
});
afterAll(() => pages.close());

function product(title: string, count: number) {
  return pages.shop.product({
    title,
    variants: Array.from({ length: count }, (_, n) => ({
      title: `V${n}`,
      price: '1.00',
      sku: `${title}-${n}`,
      options: [{ name: 'Size', value: `V${n}` }],
    })),
  });
}

async function dryRun(body: string | Uint8Array) {
  return (await pages.ask('dryRunImport', { body })).body as Record<string, unknown> & {
    readonly job?: { readonly id: string };
  };
}

describe('print fields as CSV', () => {
  it('[B11] go round: what is exported and imported unchanged changes nothing', async () => {
    const placed = product('Round', 3);
    pages.shop.setMetafields(placed.gid, [
      { namespace: '$app', key: 'print_url', value: 'https://cdn.example.com/"quoted", too.jpg' },
    ]);
    pages.shop.setMetafields(placed.variants[0]?.gid ?? '', [{ namespace: '$app', key: 'print_sku', value: '=1+1' }]);
    await pages.index();
    const { text } = await pages.ask('exportProducts', { query: { product: numberOf(placed.gid) } });
    const records: string[][] = parse(text, { bom: true });
    expect(records.map(([level, id]) => [level, id])).toEqual([
      ['Level', 'Variant ID'],
      ['product', numberOf(placed.variants[0]?.gid ?? '')],
      ...placed.variants.map(({ gid }) => ['variant', numberOf(gid)]),
    ]);
    expect(await dryRun(text)).toMatchObject({ outcome: 'checked', rows: 4, changed: 0, unchanged: 4, errors: 0 });
  });

  it('[S18] run nothing in a spreadsheet, and come back as they were', async () => {
    const values = {
      print_sku: '=1+1',
      print_url: '=HYPERLINK("http://evil.example")',
      print_design_id: "'0010",
      print_option_name_1: ' spaces around ',
      print_option_value_1: 'a line\r\nand another\n=1+1',
      print_option_name_2: '=\n1+1',
      print_option_value_2: '＝1+1',
      print_option_name_3: '＠x',
      print_option_value_3: '\t+1',
      print_option_name_4: '-',
      print_option_value_4: '1,01E+06',
      print_option_name_5: "''",
      print_option_value_5: 'Grün; "blau", 漢',
      print_sku_us: '\r\n@x',
      print_sku_eu: '＋1',
    };
    const placed = pages.shop.product({
      title: '=\n1+1',
      variants: [{ title: '－2', price: '1.00', sku: "'=5 ", options: [{ name: 'Size', value: '－2' }] }],
    });
    const [variant] = placed.variants;
    for (const gid of [placed.gid, variant?.gid ?? ''])
      pages.shop.setMetafields(
        gid,
        Object.entries(values).map(([key, value]) => ({ namespace: '$app', key, value })),
      );
    await pages.index();
    const { text } = await pages.ask('exportProducts', { query: { product: numberOf(placed.gid) } });
    const records: string[][] = parse(text, { bom: true });
    expect(records.flat().filter((cell) => /^[\s=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    expect(records[1]?.slice(6)).toContain(`'=HYPERLINK("http://evil.example")`);
    expect(await dryRun(text)).toMatchObject({ outcome: 'checked', rows: 2, changed: 0, unchanged: 2, errors: 0 });
    const bySku = records.map((record) => record.with(1, record[1] === 'Variant ID' ? 'Variant ID' : ''));
    const again = stringify(bySku.slice(0, 1).concat(bySku.slice(2)));
    expect(await dryRun(again)).toMatchObject({ outcome: 'checked', rows: 1, unchanged: 1, errors: 0 });
  });

  it('[B11] in the encoding of a German Windows are read, whatever line names the separator', async () => {
    const placed = product('Green', 1);
    await pages.index();
    const variant = numberOf(placed.variants[0]?.gid ?? '');
    const bytes = Buffer.from(`sep=;\r\nVariant ID;print_option_value_1\r\n${variant};Gr\xFCn\r\n`, 'latin1');
    expect(await dryRun(bytes)).toMatchObject({
      rows: 1,
      errors: 0,
      changes: [{ row: 2, fields: [{ key: 'print_option_value_1', after: 'Grün' }] }],
    });
  });

  it('say so when a spreadsheet has shortened a number', async () => {
    const result = await dryRun('Variant ID;SKU;print_sku\n4,01E+13;;A\n;1,01E+06;A\n;;A\n');
    expect((result['rowErrors'] as { row: number; error: string }[]).map(({ row, error }) => [row, error])).toEqual([
      [2, 'number_shortened'],
      [3, 'number_shortened'],
      [4, 'variant_missing'],
    ]);
  });

  it('[U26] [U27] have the separator and the words that are asked for, and say what would become broken', async () => {
    const placed = product('Styled', 2);
    const ready = {
      print_sku: 'QUAD-100X100-1',
      print_url: 'https://cdn.example.com/a.jpg',
      print_option_name_1: 'Canvas border',
      print_option_value_1: 'Mirrored',
      print_option_name_2: 'Stretcher frame',
      print_option_value_2: '2 cm',
    };
    pages.shop.setMetafields(
      placed.variants[1]?.gid ?? '',
      Object.entries(ready).map(([key, value]) => ({ namespace: '$app', key, value })),
    );
    await pages.index();
    const { text } = await pages.ask('exportProducts', {
      query: { product: numberOf(placed.gid), separator: 'semicolon', language: 'de' },
    });
    expect(text.startsWith('Level;Variant ID')).toBe(true);
    const records: string[][] = parse(text, { delimiter: ';' });
    expect(records.map((record) => record[5])).toEqual(['Status', 'Wird nicht gedruckt', 'Bereit']);
    const result = await dryRun(
      `SKU;print_url;print_sku\nStyled-0;https://cdn.example.com/b.jpg;\nStyled-1;;NO-SUCH\n`,
    );
    expect(result).toMatchObject({
      becomesBroken: 1,
      changes: [
        { row: 3, statusBefore: 'ready', statusAfter: 'broken' },
        { row: 2, statusBefore: 'none', statusAfter: 'incomplete' },
      ],
    });
  });

  it('are tried first: rows with numbers, causes and the status they would have; nothing is written', async () => {
    const placed = product('Tried', 3);
    await pages.index();
    const [first = '', second = '', third = ''] = placed.variants.map(({ gid }) => numberOf(gid));
    const result = await dryRun(
      [
        'Variant ID;SKU;print_sku;Print URL',
        `${first};;QUAD-100X100-1;https://cdn.example.com/a.jpg`,
        `${second};;;`,
        '999999;;X;',
        ';Tried-2;NO-SUCH;',
        `gid://shopify/ProductVariant/${first};;Y;`,
        ';;Z;',
        `${third};;only three`,
      ].join('\r\n'),
    );
    expect(result).toMatchObject({
      outcome: 'checked',
      rows: 7,
      changed: 2,
      unchanged: 1,
      errors: 4,
      willBe: { incomplete: 1, broken: 1 },
    });
    expect((result['rowErrors'] as { row: number; error: string }[]).map(({ row, error }) => [row, error])).toEqual([
      [4, 'variant_unknown'],
      [6, 'variant_repeated'],
      [7, 'variant_missing'],
      [8, 'columns_differ'],
    ]);
    expect(pages.shop.metafields(placed.variants[0]?.gid ?? '')).toEqual([]);
  });

  it('are applied as a job, once, whatever is pressed or imported again', async () => {
    const placed = product('Applied', 2);
    pages.shop.setMetafields(placed.variants[1]?.gid ?? '', [
      { namespace: '$app', key: 'print_url', value: 'https://cdn.example.com/old.jpg' },
    ]);
    await pages.index();
    const text = `SKU,print_sku,print_url\nApplied-0,A-1,https://cdn.example.com/new.jpg\nApplied-1,,-\n`;
    const { job } = await dryRun(text);
    const params = { id: job?.id ?? '' };
    expect((await pages.ask('job', { params })).body).toMatchObject({ state: 'draft', total: 2 });
    await pages.ask('applyImport', { params });
    await pages.ask('applyImport', { params });
    await pages.runJobs();
    expect((await pages.ask('applyImport', { params })).body).toMatchObject({
      state: 'done',
      total: 2,
      succeeded: 2,
      failed: 0,
    });
    expect(
      pages.shop
        .metafields(placed.variants[0]?.gid ?? '')
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(['A-1', 'https://cdn.example.com/new.jpg']);
    expect(pages.shop.metafields(placed.variants[1]?.gid ?? '')).toEqual([]);
    expect(await dryRun(text)).toMatchObject({ changed: 0, unchanged: 2 });
    expect(((await pages.ask('jobRows', { params })).body['items'] as { row: number }[]).map(({ row }) => row)).toEqual(
      [2, 3],
    );
  });

  it.each([
    ['', 'empty'],
    ['Variant ID,print_sku\n', 'empty'],
    ['Title,print_sku\nx,y\n', 'no_identity_column'],
    ['SKU,Title\nx,y\n', 'no_field_column'],
    ['SKU,print_skuu\nx,y\n', 'unknown_column'],
    ['SKU,print_sku\n"x,y\n', 'not_csv'],
    ['SKU,print_sku\nx"y",z\n', 'not_csv'],
    ['SKU,print_sku\n"x"y,z\n', 'not_csv'],
  ])('say what is wrong with the file %j', async (text, error) => {
    expect(await dryRun(text)).toMatchObject({ outcome: 'unreadable', error });
  });

  it('of 10,000 rows are read while the server goes on answering', async () => {
    const placed = product('Many', 1);
    await pages.index();
    const variant = numberOf(placed.variants[0]?.gid ?? '');
    const lines = Array.from({ length: 10_000 }, (_, n) => `${n === 0 ? variant : 5_000_000 + n},S-${n}`);
    const text = ['Variant ID,print_sku', ...lines, ''].join('\n');
    const run = { isOver: false };
    const checked = dryRun(text).finally(() => (run.isOver = true));
    let answered = 0;
    for (; !run.isOver; answered += 1) await pages.ask('jobs');
    expect(await checked).toMatchObject({ rows: 10_000, changed: 1, errors: 9_999 });
    // Fifty portions and ten slices give way; done in one go, no more than two or three requests would get between.
    expect(answered).toBeGreaterThan(15);
  });
});
