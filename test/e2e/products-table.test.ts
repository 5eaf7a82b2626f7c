import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, printProduct, readProducts } from './support/goods.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, PATIENCE_MS);
afterAll(() => admin.close());

const field = (gid: string, key: string): string | undefined =>
  admin.app.surroundings.shop.metafields(gid).find((metafield) => metafield.key === key)?.value;

const read = (): Promise<void> => readProducts(admin);

const paste = (page: Page, frame: Frame, text: string): Promise<unknown> =>
  page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'])
    .then(() =>
      frame.evaluate((copied) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', copied);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, text),
    );

describe('the table of print fields', () => {
  it(
    '[U1] saves without asking whether to leave, and shows what was typed all the while',
    async () => {
      const product = printProduct(admin.app.surroundings.shop, 'Quiet sea', { fields: CANVAS });
      await read();
      const view = await admin.open('/products/table?q=Quiet');
      const { page, frame, errors } = view;
      const cell = frame.getByLabel('Artwork link of Quiet sea, 40x30');
      await cell.fill('https://files.example.com/print/quiet.jpg');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('Saving print fields: Finished').waitFor();
      expect(await cell.inputValue()).toBe('https://files.example.com/print/quiet.jpg');
      expect(field(product.variants[0]?.gid ?? '', 'print_url')).toBe('https://files.example.com/print/quiet.jpg');
      await page.locator('#save-bar').waitFor({ state: 'hidden' });
      expect(await cell.getAttribute('data-changed')).toBe('false');
      await page.getByRole('link', { name: 'Orders' }).click();
      await frame.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
      expect(await page.getByText('Leave page with unsaved changes?').count()).toBe(0);
      expect(errors).toEqual([]);
      await view.close();
    },
    PATIENCE_MS,
  );

  it(
    'keeps what could not be saved as typed, beside the reason',
    async () => {
      const { shop } = admin.app.surroundings;
      const product = printProduct(shop, 'Contested bay', { fields: CANVAS });
      const gid = product.variants[0]?.gid ?? '';
      await read();
      const view = await admin.open('/products/table?q=Contested');
      const { page, frame } = view;
      const cell = frame.getByLabel('Artwork link of Contested bay, 40x30');
      await cell.fill('https://files.example.com/print/mine.jpg');
      shop.setMetafields(gid, [{ namespace: '$app', key: 'print_url', value: 'https://files.example.com/theirs.jpg' }]);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('Somebody else changed this in the meantime').waitFor();
      expect(await cell.inputValue()).toBe('https://files.example.com/print/mine.jpg');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await eventually('it is saved knowingly', () => field(gid, 'print_url')?.endsWith('mine.jpg'));
      await view.close();
    },
    PATIENCE_MS,
  );

  it(
    '[U23] is filled by keys, down and from a spreadsheet, with valid values, live status and price',
    async () => {
      const { shop } = admin.app.surroundings;
      const product = printProduct(shop, 'Many walls', { sizes: ['40x30', '60x40', '80x60'] });
      await read();
      const view = await admin.open('/products/table?q=Many');
      const { page, frame, errors } = view;
      await settled(view);
      const at = (name: string, size: string) => frame.getByLabel(`${name} of Many walls, ${size}`);
      const row = (size: string) => frame.getByRole('row').filter({ hasText: size });

      await at('Print SKU', '40x30').focus();
      await paste(page, frame, 'DIGI-40X30-1\thttps://files.example.com/print/w.jpg\r\nDIGI-60X40-1\r\n');
      expect(await at('Artwork link', '40x30').inputValue()).toBe('https://files.example.com/print/w.jpg');
      expect(await at('Print SKU', '60x40').inputValue()).toBe('DIGI-60X40-1');

      await frame.getByRole('button', { name: 'Fill down: Artwork link of the first variant' }).click();
      expect(await at('Artwork link', '80x60').inputValue()).toBe('https://files.example.com/print/w.jpg');

      await row('40x30').getByText('Incomplete').waitFor();
      const border = at('Canvas border', '40x30');
      const list = await border.getAttribute('list');
      expect(
        await frame
          .locator(`#${list ?? ''} option`)
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)),
      ).toEqual(['Mirrored', 'White', 'Stretched', 'Folded']);
      await border.fill('Marbled');
      expect(await border.getAttribute('aria-invalid')).toBe('true');
      await row('40x30').getByText('Option not known').waitFor();

      await border.focus();
      await paste(page, frame, 'mirrored\t2 CM\nwhite\t4 cm\t\t\tnowhere');
      expect(await border.inputValue()).toBe('Mirrored');
      expect(await at('Stretcher frame', '60x40').inputValue()).toBe('4 cm');
      await frame.getByText('1 pasted cell did not fit into the table.').waitFor();
      await row('40x30').getByText('Ready').waitFor();
      await row('40x30').getByText('€27.12').waitFor();

      await at('Print SKU', '60x40').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+d');
      expect(await at('Print SKU', '80x60').inputValue()).toBe('DIGI-60X40-1');
      await page.keyboard.press('ArrowUp');
      expect(await frame.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        'Print SKU of Many walls, 60x40',
      );
      expect(await axeFindings(frame)).toEqual([]);

      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('Saving print fields: Finished').waitFor();
      expect(product.variants.map(({ gid }) => field(gid, 'print_sku'))).toEqual([
        'DIGI-40X30-1',
        'DIGI-60X40-1',
        'DIGI-60X40-1',
      ]);
      expect(field(product.variants[1]?.gid ?? '', 'print_option_value_1')).toBe('White');
      expect(errors).toEqual([]);

      await frame.getByRole('button', { name: 'Undo 3 changes' }).click();
      await eventually('all is as it was', () =>
        product.variants.every(({ gid }) => shop.metafields(gid).length === 0),
      );
      await view.close();
    },
    PATIENCE_MS,
  );
});
