import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './extension-browser.ts';

const numberOf = (gid: string): string => gid.split('/').at(-1) ?? '';

let admin: ExtensionBrowser;
beforeAll(async () => {
  admin = await openExtensionBrowser(14);
});
afterAll(() => admin.close());

describe('a merchant who never opens the app', () => {
  it('sets print fields on the product page, and sees the order fulfilled on the order page', async () => {
    const { shop, picanova } = admin.connected;
    const product = shop.product({ title: 'Harbour', variants: [{ title: '40x30', price: '39.90' }] });
    const variant = product.variants[0]?.gid ?? '';

    const edit = await admin.open(`/products/${numberOf(product.gid)}`);
    const { block } = edit;
    if (block === null) throw new Error('the product page has a block');
    await block.getByLabel('Picanova product').selectOption({ label: 'Canvas' });
    await block.getByLabel('Print SKU').selectOption('DIGI-40X30-1');
    await block.getByLabel('Canvas border (required)').selectOption('Mirrored');
    await block.getByLabel('Stretcher frame (required)').selectOption('2 cm');
    await block.getByLabel('Artwork link').fill('https://files.example.com/print/harbour.jpg');
    await block.getByText('Ready', { exact: true }).waitFor();
    await edit.page.getByRole('button', { name: 'Save', exact: true }).click();
    await edit.page.locator('#save-bar').waitFor({ state: 'hidden' });
    expect(
      shop
        .metafields(product.gid)
        .map(({ key, value }) => [key, value])
        .toSorted(),
    ).toEqual([
      ['print_option_name_1', 'Canvas border'],
      ['print_option_name_2', 'Stretcher frame'],
      ['print_option_value_1', 'Mirrored'],
      ['print_option_value_2', '2 cm'],
      ['print_sku', 'DIGI-40X30-1'],
      ['print_url', 'https://files.example.com/print/harbour.jpg'],
    ]);
    expect(edit.errors).toEqual([]);
    await edit.close();

    const order = shop.placeOrder({ lines: [{ variant, quantity: 1 }] });
    const made = await eventually('the order is at Picanova', () => picanova.orders().at(-1));
    picanova.ship(made.id, { carrier: 'UPS', trackingNumber: '1Z1', trackingUrl: 'https://tracking.example.com/1Z1' });
    await eventually('the parcel is in Shopify', () => shop.order(order.gid).fulfillments.length === 1);

    const status = await admin.open(`/orders/${numberOf(order.gid)}`);
    await status.block?.getByText('Made, shipped and fulfilled in Shopify.').waitFor();
    expect(await status.block?.getByRole('link', { name: '1Z1' }).getAttribute('href')).toBe(
      'https://tracking.example.com/1Z1',
    );
    expect(status.errors).toEqual([]);
    await status.close();
  });

  it("fills a product's variants in the table, in the built action", async () => {
    const { shop } = admin.connected;
    const product = shop.product({
      title: 'Two sizes',
      variants: ['40x30', '60x40'].map((size) => ({
        title: size,
        price: '1.00',
        options: [{ name: 'Size', value: size }],
      })),
    });
    const view = await admin.open(`/products/${numberOf(product.gid)}`);
    const action = await view.act('Print settings of all variants');
    await action.getByLabel('Artwork link of 40x30').fill('https://files.example.com/print/both.jpg');
    await action.getByRole('button', { name: 'Fill Artwork link down from the first variant' }).click();
    await action.getByRole('button', { name: 'Save (2)' }).click();
    await action.getByText('Saved: 2. Not saved: 0.').waitFor();
    for (const { gid } of product.variants)
      expect(shop.metafields(gid).map(({ value }) => value)).toEqual(['https://files.example.com/print/both.jpg']);
    await view.close();
  });

  it('is told by the page itself that a conflicting change was not saved', async () => {
    const { shop } = admin.connected;
    const product = shop.product({
      title: 'Shared',
      variants: [
        {
          title: 'One',
          price: '1.00',
          metafields: [{ namespace: '$app', key: 'print_url', value: 'https://files.example.com/a.jpg' }],
        },
      ],
    });
    const variant = product.variants[0]?.gid ?? '';
    const view = await admin.open(`/products/${numberOf(product.gid)}/variants/${numberOf(variant)}`);
    await view.block?.getByLabel('Artwork link').fill('https://files.example.com/mine.jpg');
    shop.setMetafields(variant, [
      { namespace: '$app', key: 'print_url', value: 'https://files.example.com/theirs.jpg' },
    ]);
    await view.page.getByRole('button', { name: 'Save', exact: true }).click();
    await view.page.getByText('Not saved').waitFor();
    await view.block?.getByText('Changed by somebody else in the meantime').waitFor();
    expect(shop.metafields(variant).map(({ value }) => value)).toEqual(['https://files.example.com/theirs.jpg']);
    await view.close();
  });
});
