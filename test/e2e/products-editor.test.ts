import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, fieldsOf, firstVariant, printProduct, readProducts } from './support/goods.ts';
import { numberOf } from '../../web/contract/gids.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser({ hasUs: true });
}, PATIENCE_MS);
afterAll(() => admin.close());

const read = (): Promise<void> => readProducts(admin);

describe('the editor of a variant', () => {
  it(
    '[U9] keeps what was typed when its fields are to apply to the whole product, and saves it there',
    async () => {
      const product = printProduct(admin.app.surroundings.shop, 'Silver birch', { sizes: ['40x30', '60x40'] });
      await read();
      const { page, frame, close } = await admin.open('/products?q=Silver');
      await frame.getByRole('button', { name: 'Edit print fields of Silver birch, 40x30' }).click();
      const link = frame.getByLabel('Artwork link');
      await link.fill('https://files.example.com/print/birch.jpg');
      await frame.getByText('All variants of the product').click();
      expect(await link.inputValue()).toBe('https://files.example.com/print/birch.jpg');
      await frame.getByText('This variant only').click();
      expect(await link.inputValue()).toBe('https://files.example.com/print/birch.jpg');
      await frame.getByText('All variants of the product').click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Print fields saved').waitFor();
      expect(fieldsOf(admin, product.gid)).toEqual({ print_url: 'https://files.example.com/print/birch.jpg' });
      expect(fieldsOf(admin, firstVariant(product))).toEqual({});
      await page.locator('#save-bar').waitFor({ state: 'hidden' });
      await close();
    },
    PATIENCE_MS,
  );

  it(
    'keeps what was typed when somebody else was faster, and shows theirs beside it',
    async () => {
      const { shop } = admin.app.surroundings;
      const product = printProduct(shop, 'Faster fox', { fields: CANVAS });
      await read();
      const { page, frame, close } = await admin.open('/products?q=Faster');
      await frame.getByRole('button', { name: 'Edit print fields of Faster fox, 40x30' }).click();
      await frame.getByLabel('Artwork link').fill('https://files.example.com/mine.jpg');
      shop.setMetafields(firstVariant(product), [
        { namespace: '$app', key: 'print_url', value: 'https://files.example.com/theirs.jpg' },
      ]);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('Artwork link now: https://files.example.com/theirs.jpg').waitFor();
      expect(await frame.getByLabel('Artwork link').inputValue()).toBe('https://files.example.com/mine.jpg');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Print fields saved').waitFor();
      expect(fieldsOf(admin, firstVariant(product))['print_url']).toBe('https://files.example.com/mine.jpg');
      await close();
    },
    PATIENCE_MS,
  );

  it(
    '[U3] opens on a variant that was made after products were last read, and says so of one that is gone',
    async () => {
      const { shop } = admin.app.surroundings;
      await read();
      const product = printProduct(shop, 'Newly made', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
      const address = `/products?product=${numberOf(product.gid)}&edit=${numberOf(firstVariant(product))}`;
      const view = await admin.open(address);
      await view.frame.getByLabel('Value 1').selectOption('Mirrored');
      await view.page.getByRole('button', { name: 'Save', exact: true }).click();
      await view.page.getByText('Print fields saved').waitFor();
      expect(fieldsOf(admin, firstVariant(product))['print_option_value_1']).toBe('Mirrored');
      await view.close();

      const gone = await admin.open('/products?product=999999&edit=999999');
      await gone.frame.getByText('This variant does not exist any more').waitFor();
      expect(await axeFindings(gone.frame)).toEqual([]);
      expect(gone.errors).toEqual([]);
      await gone.close();
    },
    PATIENCE_MS,
  );

  it(
    'stays open on the variant when saving moves it out of the list',
    async () => {
      const { shop } = admin.app.surroundings;
      printProduct(shop, 'Leaving list', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
      await read();
      const { page, frame, close } = await admin.open('/products?tab=broken&q=Leaving');
      await frame.getByRole('button', { name: 'Edit print fields of Leaving list, 40x30' }).click();
      await frame.getByLabel('Value 1').selectOption('Mirrored');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Print fields saved').waitFor();
      await frame
        .getByRole('row')
        .filter({ hasText: 'Leaving list' })
        .getByText('Ready', { exact: true })
        .first()
        .waitFor();
      await page.locator('#save-bar').waitFor({ state: 'hidden' });
      await close();
    },
    PATIENCE_MS,
  );

  it(
    '[U10] [U13] writes an option only with its value, and counts the price with it',
    async () => {
      const product = printProduct(admin.app.surroundings.shop, 'Priced peak');
      await read();
      const { page, frame, close } = await admin.open('/products?q=Priced');
      await frame.getByRole('button', { name: 'Edit print fields of Priced peak, 40x30' }).click();
      await frame.getByRole('button', { name: 'Choose from catalogue' }).click();
      await frame.getByLabel('Search by product, size or code').fill('DIGI-40X30-1');
      await frame.getByRole('button', { name: 'Use DIGI-40X30-1', exact: true }).click();
      await frame.getByLabel('Artwork link').fill('https://files.example.com/print/peak.jpg');
      expect(await frame.getByLabel('Option 1').inputValue()).toBe('Canvas border');
      await frame.getByLabel('Value 2').selectOption('2 cm (+€2.00)');
      await frame.getByText('€26.92').first().waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Print fields saved').waitFor();
      expect(Object.values(fieldsOf(admin, firstVariant(product)))).not.toContain('Canvas border');
      await frame.getByLabel('Value 1').selectOption('Mirrored');
      await frame.getByLabel('Value 1').selectOption('');
      await frame.getByLabel('Value 1').selectOption('White');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await eventually('the pair is written whole', () => {
        const fields = fieldsOf(admin, firstVariant(product));
        return Object.values(fields).includes('White') && Object.values(fields).includes('Canvas border');
      });
      await close();
    },
    PATIENCE_MS,
  );
});

describe('status by region', () => {
  it(
    '[U5] says where a variant is ready and where it is not offered, and what no region has is broken',
    async () => {
      const { shop } = admin.app.surroundings;
      const product = printProduct(shop, 'Europe alone', { fields: CANVAS });
      printProduct(shop, 'Nowhere sold', { fields: { ...CANVAS, print_sku: 'NO-SUCH-PRINT' } });
      await read();
      const { frame, close } = await admin.open('/products?q=Europe');
      const row = frame.getByRole('row').filter({ hasText: 'Europe alone' });
      await row.getByText('Ready in Europe, not offered in the United States').waitFor();
      await frame.getByRole('button', { name: 'Edit print fields of Europe alone, 40x30' }).click();
      await frame.getByText('Your catalogue in the United States does not have this article').waitFor();
      await frame.getByText('Region overrides', { exact: true }).click();
      await frame.getByLabel('Print SKU, United States only').fill('NO-SUCH-PRINT');
      await frame.getByText('Print SKU not in the catalogue').first().waitFor();
      await close();

      const other = await admin.open('/products?q=Nowhere', { locale: 'de-DE' });
      await other.frame.getByRole('row').getByText(german.products.status.broken, { exact: true }).waitFor();
      await other.close();

      const order = shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
      await eventually('the order for Europe is printed', () => admin.app.surroundings.picanova.orders().length > 0);
      expect(order.name).not.toBe('');
    },
    PATIENCE_MS,
  );
});

describe('[U22] a title of 105 characters', () => {
  const title = `${'Sunrise over the very long harbour wall '.repeat(3)}`.slice(0, 104).trimEnd().padEnd(105, 'x');

  it.each([1280, 1040, 360] as const)(
    'breaks no layout at %i px',
    async (widthPx) => {
      const known = printProduct(admin.app.surroundings.shop, title, { fields: CANVAS });
      await read();
      for (const path of [
        `/products?product=${numberOf(known.gid)}`,
        `/products?product=${numberOf(known.gid)}&edit=${numberOf(firstVariant(known))}`,
        `/products/table?product=${numberOf(known.gid)}`,
      ]) {
        const view = await admin.open(path, { widthPx, locale: 'de-DE' });
        await settled(view);
        const { frame } = view;
        const fits = (selector: string): Promise<readonly number[]> =>
          frame
            .locator(selector)
            .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width - innerWidth)));
        expect(
          await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBe(0);
        const tooWide = await fits(path.includes('table') ? '.sheet tbody th' : '.row-title, .editor section');
        expect(tooWide.length).toBeGreaterThan(0);
        expect(tooWide.every((over) => over <= 0)).toBe(true);
        await view.close();
      }
    },
    PATIENCE_MS,
  );
});
