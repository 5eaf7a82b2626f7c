import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, type AdminBrowser, type View } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, fieldsOf, firstVariant, printProduct, readProducts } from './support/goods.ts';
import { numberOf } from '../../web/contract/gids.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, PATIENCE_MS);
afterAll(() => admin.close());

const read = (): Promise<void> => readProducts(admin);

describe('mapping by option value', () => {
  it(
    '[U10] [U13] [U27] [U30] maps the options of the print with its SKU, names what is left out, and can be undone',
    async () => {
      const { shop } = admin.app.surroundings;
      const product = printProduct(shop, 'Mapped meadow', { sizes: ['40x30', '60x40', '90x90'] });
      await read();
      const { frame, errors, close } = await admin.open(`/products/mapping?products=${numberOf(product.gid)}`);
      await frame.getByLabel('Print SKU for 40x30').fill('DIGI-40X30-1');
      await frame.getByLabel('Artwork link for 40x30').fill('https://files.example.com/print/m.jpg');
      await frame.getByLabel('Canvas border for 40x30').selectOption('White');
      await frame.getByLabel('Stretcher frame for 40x30').selectOption('4 cm');
      await frame.getByText('with these options').waitFor();
      await frame.getByLabel('Print SKU for 60x40').fill('DIGI-60X40-1');
      await frame.getByLabel('Canvas border for 60x40').waitFor();
      expect(await axeFindings(frame)).toEqual([]);
      await frame.getByRole('button', { name: 'Preview' }).click();
      await frame.getByText('1 variant without a match').first().waitFor();
      await frame.getByText('Nothing was filled in for Size = 90x90').waitFor();
      expect(await axeFindings(frame)).toEqual([]);
      await frame.getByRole('button', { name: 'Save 2 changes' }).click();
      await frame.getByText('Saving print fields: Finished').waitFor();
      expect(fieldsOf(admin, firstVariant(product))).toEqual({
        print_sku: 'DIGI-40X30-1',
        print_url: 'https://files.example.com/print/m.jpg',
        print_option_name_1: 'Canvas border',
        print_option_value_1: 'White',
        print_option_name_2: 'Stretcher frame',
        print_option_value_2: '4 cm',
      });
      expect(fieldsOf(admin, product.variants[1]?.gid ?? '')).toEqual({ print_sku: 'DIGI-60X40-1' });
      await frame.getByRole('button', { name: 'Undo 2 changes' }).click();
      await eventually('all is as it was', () =>
        product.variants.every(({ gid }) => shop.metafields(gid).length === 0),
      );
      expect(errors).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

describe('[U4] products made since the list was read', () => {
  it(
    'are said to be unknown yet, and can be mapped when they are read',
    async () => {
      const { shop } = admin.app.surroundings;
      await read();
      const product = printProduct(shop, 'Just made');
      const { frame, close } = await admin.open(`/products/mapping?products=${numberOf(product.gid)}`);
      await frame.getByText('1 of the chosen products was not read from Shopify yet').waitFor();
      expect(await axeFindings(frame)).toEqual([]);
      await frame.getByRole('button', { name: 'Read products now' }).click();
      await frame.getByLabel('Print SKU for 40x30').waitFor();
      await frame.getByText('was not read from Shopify yet').waitFor({ state: 'detached' });
      await close();
    },
    PATIENCE_MS,
  );
});

describe('copying to other products', () => {
  it(
    '[U30] names each variant without a match, and why',
    async () => {
      const { shop } = admin.app.surroundings;
      const source = printProduct(shop, 'Copied coast', { fields: CANVAS });
      const target = printProduct(shop, 'Taking tide', { sizes: ['40x30', '20x20'] });
      await read();
      const { frame, close } = await admin.open(
        `/products/copy?from=${numberOf(source.gid)}&to=${numberOf(target.gid)}`,
        { locale: 'de-DE' },
      );
      await frame.getByRole('button', { name: german.action.preview }).click();
      await frame.getByText('1 Variante ohne Entsprechung').first().waitFor();
      await frame.getByRole('cell', { name: 'Taking tide, 20x20' }).waitFor();
      await frame.getByText('Das Produkt, von dem Sie kopieren, hat keine Variante mit Size 20x20').waitFor();
      expect(await axeFindings(frame)).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

async function exported(
  { page, frame }: View,
  words: { readonly menu: string; readonly item: string },
): Promise<Buffer> {
  await frame.getByRole('button', { name: words.menu }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByRole('button', { name: words.item, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

const choose = (frame: Frame, buffer: Buffer): Promise<void> =>
  frame.locator('input[type=file]').setInputFiles({ name: 'felder.csv', mimeType: 'text/csv', buffer });

/** What a German Excel makes of a cell when it opens a file, and writes when it saves it. */
function throughExcel(cell: string): string {
  if (/^\d{12,}$/.test(cell)) return Number(cell).toExponential(5).replace('.', ',').replace('e', 'E');
  if (/^0\d+$/.test(cell)) return String(Number(cell));
  if (/^\d{1,2}[-.]\d{1,2}$/.test(cell)) return cell.replace('-', '. ');
  if (/^[=+@-]./.test(cell)) return '#NAME?';
  return cell;
}

describe('[U26] CSV in Germany', () => {
  it(
    '[U27] has a mark and semicolons, comes back unharmed through a spreadsheet, and shows what would become broken',
    async () => {
      const { shop } = admin.app.surroundings;
      const harmful = {
        print_sku: '0010',
        print_url: '=cmd|x',
        print_option_name_1: 'Größe',
        print_option_value_1: '3-4',
        print_design_id: '45678901234567',
      };
      const product = printProduct(shop, 'Grüne Heide', { fields: harmful });
      const ready = printProduct(shop, 'Grüner Wald', { fields: CANVAS });
      await read();
      const view = await admin.open('/products?q=Gr%C3%BCne', { locale: 'de-DE' });
      const { frame } = view;
      await frame
        .getByRole('button', { name: /Grüne Heide/ })
        .first()
        .waitFor();
      const bytes = await exported(view, { menu: german.products.menu.more, item: german.products.menu.export });
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const [header = '', ...lines] = bytes.toString('utf8').split('\r\n');
      expect(header).toContain('Level;Variant ID;Product');
      expect(lines.join('\n')).toContain('Grüne Heide');
      expect(lines.join('\n')).toContain("'=cmd|x");
      const records = parse(bytes, { bom: true, delimiter: ';' }) as string[][];
      expect(records[1]?.[5]).toBe(german.products.status.ready);

      await frame.getByRole('button', { name: german.products.menu.more }).click();
      await frame.getByRole('link', { name: german.products.menu.import, exact: true }).click();
      const saved = stringify(
        records.map((record) => record.map(throughExcel)),
        { delimiter: ';', bom: true },
      );
      await choose(frame, Buffer.from(saved, 'utf8'));
      await frame.getByText('Zeilen: 2. Mit Änderung: 0, ohne Änderung: 2, mit Fehler: 0.').waitFor();

      const [gid = ''] = ready.variants.map((variant) => variant.gid);
      const worse = `Variant ID;print_option_value_1\r\n${numberOf(gid)};Marmoriert\r\n1,01E+06;x\r\n`;
      await choose(frame, Buffer.from(worse, 'utf8'));
      await frame.getByText('1 Variante würde fehlerhaft').waitFor();
      await frame.getByRole('row').filter({ hasText: 'Marmoriert' }).getByText(german.products.status.broken).waitFor();
      await frame.getByText('Eine Tabellenkalkulation hat die Zahl gekürzt').waitFor();
      expect(await axeFindings(frame)).toEqual([]);
      await frame.getByRole('button', { name: '1 Änderung importieren' }).click();
      await eventually('it is imported', () => fieldsOf(admin, gid)['print_option_value_1'] === 'Marmoriert');
      await frame.getByRole('button', { name: '1 Änderung rückgängig machen' }).click();
      await eventually('it is undone', () => fieldsOf(admin, gid)['print_option_value_1'] === 'Mirrored');
      expect(fieldsOf(admin, firstVariant(product))).toEqual(harmful);
      expect(view.errors).toEqual([]);
      await view.close();
    },
    PATIENCE_MS,
  );
});
