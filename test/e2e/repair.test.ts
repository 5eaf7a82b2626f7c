import { afterAll, beforeAll, expect, it } from 'vitest';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

it(
  '[U2] repairs a problem from the order page: its button opens the variant, and the saved value lets the order go',
  async () => {
    const { shop } = admin.app.surroundings;
    const product = printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
    await admin.app.api({ method: 'POST', path: '/products/index' });
    const order = shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
    const { page, frame, errors } = await admin.open('/orders?tab=attention');
    await frame.getByRole('link', { name: order.name }).click();

    const problem = frame.getByRole('alert').or(frame.getByRole('status')).filter({ hasText: 'Option not known' });
    await problem.getByText('Marbled').waitFor();
    await problem.getByRole('button', { name: 'Edit print fields' }).click();
    await frame.getByLabel('Value 1').selectOption('Mirrored');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. 1 order that waited is looked at again.').waitFor();

    const { frame: orderFrame } = await admin.open(`/orders/${numberOf(order.gid)}`);
    await orderFrame.getByText('At Picanova', { exact: true }).first().waitFor();
    // The timeline still tells what was wrong; the problem with its button is gone.
    expect(await orderFrame.getByRole('button', { name: 'Edit print fields' }).count()).toBe(0);
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'locks an option until the catalogue has told its words',
  async () => {
    const { shop } = admin.app.surroundings;
    printProduct(shop, 'Foggy lake', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
    await admin.app.api({ method: 'POST', path: '/products/index' });
    const { page, frame } = await admin.open('/products?q=Foggy');
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/api\/catalogue\?/, async (route) => {
      await asked;
      await route.continue();
    });
    await frame.getByRole('button', { name: 'Edit print fields of Foggy lake, 40x30' }).click();
    const value = frame.getByLabel('Value 1');
    await value.waitFor();
    expect(await value.isDisabled()).toBe(true);
    expect(await value.inputValue()).toBe('Marbled');
    answer();
    await value.selectOption('Mirrored');
    expect(await value.inputValue()).toBe('Mirrored');
  },
  PATIENCE_MS,
);

it(
  'leaves a text that is being typed a text when the words become known, and offers them afterwards',
  async () => {
    printProduct(admin.app.surroundings.shop, 'Clear creek', {
      fields: { ...CANVAS, print_sku: 'NO-SUCH-PRINT', print_option_value_1: 'Marbled' },
    });
    await admin.app.api({ method: 'POST', path: '/products/index' });
    const { page, frame } = await admin.open('/products?q=Clear');
    await frame.getByRole('button', { name: 'Edit print fields of Clear creek, 40x30' }).click();
    const value = frame.getByLabel('Value 1');
    const sku = frame.getByLabel('Print SKU', { exact: true });
    await sku.fill(CANVAS['print_sku'] ?? '');
    await value.focus();
    await frame.getByLabel('Value 2').locator('option', { hasText: '2 cm' }).waitFor({ state: 'attached' });
    await page.keyboard.type('!');
    expect(await value.inputValue()).toContain('!');
    await sku.focus();
    await value.selectOption('Mirrored');
  },
  PATIENCE_MS,
);
