import { afterAll, beforeAll, expect, it } from 'vitest';
import { WORLD_KEY, WORLD_USER } from '../support/world.ts';
import { eventually } from '../support/eventually.ts';
import { firstVariant, printProduct } from './support/goods.ts';
import { startStage, type Stage } from './support/stage.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ connected: false });
});
afterAll(() => stage.close());

it(
  'leads a new merchant from the checklist to the first fulfilled order',
  async () => {
    const { world } = stage.harness;
    const product = printProduct(world.shop, 'Harbour at dawn');
    const { page, frame, errors } = await stage.open('/');

    await frame.getByRole('link', { name: 'Connect', exact: true }).click();
    const europe = frame.locator('form').first();
    await europe.getByLabel('API user').fill(WORLD_USER);
    await europe.getByLabel('API key').fill('wrong');
    await europe.getByRole('button', { name: 'Test and connect' }).click();
    await frame.getByText('Picanova refused these credentials').waitFor();
    await europe.getByLabel('API key').fill(WORLD_KEY);
    await europe.getByRole('button', { name: 'Test and connect' }).click();
    const webhook = frame.getByRole('textbox', { name: 'Webhook address' });
    await webhook.waitFor();
    world.picanova.setWebhookUrl(WORLD_USER, await webhook.inputValue());
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

    const order = world.shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
    await page.getByRole('link', { name: 'Orders' }).click();
    await frame.getByRole('link', { name: order.name }).click();
    await frame.getByText('At Picanova', { exact: true }).first().waitFor();
    const [printed] = world.picanova.orders();
    world.picanova.ship(printed?.id ?? '', {
      carrier: 'UPS',
      trackingNumber: '1ZFIRST',
      trackingUrl: 'https://ups.example.com/1ZFIRST',
    });
    await frame.getByText('UPS 1ZFIRST').waitFor();
    await frame.getByText('Fulfilled in Shopify', { exact: true }).first().waitFor();
    await eventually('Shopify has the fulfillment', () => world.shop.order(order.gid).fulfillments.length === 1);

    await page.getByRole('link', { name: 'Home' }).click();
    await frame.getByText('Nothing needs your attention').waitFor();
    expect(page.url()).not.toContain('id_token');
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);
