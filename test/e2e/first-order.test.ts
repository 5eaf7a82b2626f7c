import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCOUNT_KEY, ACCOUNT_USER } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { firstVariant, printProduct } from './support/goods.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser({ connected: false });
});
afterAll(() => admin.close());

it(
  'leads a new merchant from the checklist to the first fulfilled order',
  async () => {
    const { surroundings } = admin.app;
    const product = printProduct(surroundings.shop, 'Harbour at dawn');
    const { page, frame, errors } = await admin.open('/');

    await frame.getByRole('link', { name: 'Connect', exact: true }).click();
    const europe = frame.locator('form').first();
    await europe.getByLabel('API user').fill(ACCOUNT_USER);
    await europe.getByLabel('API key').fill('wrong');
    await europe.getByRole('button', { name: 'Test and connect' }).click();
    await frame.getByText('Picanova refused these credentials').waitFor();
    await europe.getByLabel('API key').fill(ACCOUNT_KEY);
    await europe.getByRole('button', { name: 'Test and connect' }).click();
    const webhook = frame.getByRole('textbox', { name: 'Webhook address' });
    await webhook.waitFor();
    surroundings.picanova.setWebhookUrl(ACCOUNT_USER, await webhook.inputValue());
    await frame.getByText(/variants, read/).waitFor();

    await page.getByRole('link', { name: 'Products' }).click();
    const edit = frame.getByRole('button', { name: 'Edit print fields of Harbour at dawn, 40x30' });
    await edit.click();
    await frame.getByRole('button', { name: 'Choose from catalogue' }).click();
    await frame.getByLabel('Search by product, size or code').fill('DIGI-40X30-1');
    await frame.getByRole('button', { name: 'Use DIGI-40X30-1', exact: true }).click();
    await frame.getByLabel('Artwork link').fill('https://files.example.com/print/dawn.jpg');
    const values = frame.locator('select').and(frame.getByLabel(/^Value \d$/));
    for (const select of await values.all()) await select.selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Print fields saved').waitFor();
    await frame.getByRole('row').filter({ hasText: 'Harbour at dawn' }).getByText('Ready').waitFor();

    const order = surroundings.shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
    await page.getByRole('link', { name: 'Orders' }).click();
    await frame.getByRole('link', { name: order.name }).click();
    await frame.getByText('At Picanova', { exact: true }).first().waitFor();
    const [printed] = surroundings.picanova.orders();
    surroundings.picanova.ship(printed?.id ?? '', {
      carrier: 'UPS',
      trackingNumber: '1ZFIRST',
      trackingUrl: 'https://ups.example.com/1ZFIRST',
    });
    await frame.getByText('UPS 1ZFIRST').waitFor();
    await frame.getByText('Fulfilled in Shopify', { exact: true }).first().waitFor();
    await eventually('Shopify has the fulfillment', () => surroundings.shop.order(order.gid).fulfillments.length === 1);

    await page.getByRole('link', { name: 'Home' }).click();
    await frame.getByText('Nothing needs your attention').waitFor();
    expect(page.url()).not.toContain('id_token');
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);
