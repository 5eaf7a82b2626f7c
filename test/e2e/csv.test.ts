import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

it(
  'takes print fields out as CSV, and a changed file in again after a dry run that names the faulty row',
  async () => {
    const { shop } = admin.app.surroundings;
    const product = printProduct(shop, 'Round trip', { fields: CANVAS });
    const variant = firstVariant(product);
    await admin.app.api({ method: 'POST', path: '/products/index' });
    const { page, frame, errors } = await admin.open('/products?q=Round');
    await frame.getByRole('button', { name: /Round trip/ }).waitFor();

    await frame.getByRole('button', { name: 'More actions' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: 'Export CSV', exact: true }).click(),
    ]);
    const exported = readFileSync(await download.path(), 'utf8');
    expect(exported).toContain('sunset.jpg');

    const [header = '', ...rows] = exported.trimEnd().replace('sunset.jpg', 'sunrise.jpg').split('\r\n');
    const faulty = header
      .split(',')
      .map((name) => (name === 'Variant ID' ? '999999999' : ''))
      .join(',');
    const changed = [header, ...rows, faulty].join('\r\n');
    await frame.getByRole('button', { name: 'More actions' }).click();
    await frame.getByRole('link', { name: 'Import CSV', exact: true }).click();
    const choose = async (text: string): Promise<void> =>
      frame
        .locator('input[type=file]')
        .setInputFiles({ name: 'fields.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('x'.repeat(8 * 1024 * 1024 + 1));
    await frame.getByText('The file is larger than 8 MB').waitFor();
    await choose(changed);
    await frame.getByText('There is no such variant in your shop').waitFor();
    await frame.getByText('sunrise.jpg').waitFor();
    expect(shop.metafields(variant).find(({ key }) => key === 'print_url')?.value).toContain('sunset.jpg');

    await frame.getByRole('button', { name: 'Import 1 change' }).click();
    await frame.getByText('Importing print fields: Finished').waitFor();
    await eventually('Shopify has the new link', () =>
      shop
        .metafields(variant)
        .find(({ key }) => key === 'print_url')
        ?.value.includes('sunrise.jpg'),
    );
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);
