import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberOf } from '../../web/contract/gids.ts';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

const PARTS = {
  print_url_2: 'https://files.example.com/print/middle.jpg',
  print_url_3: 'https://files.example.com/print/right.jpg',
};

it('a pasted set lets the waiting order go on; its two parcels fulfil the one line once', async () => {
  const { shop, picanova } = admin.app.surroundings;
  const product = printProduct(shop, 'Triptych', { fields: { ...CANVAS, ...PARTS, print_sku: 'TRIP' } });
  const order = shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
  await eventually('the order waits: nobody knows the SKU', async () => {
    const { counts } = (await admin.app.api({ method: 'GET', path: '/orders/counts' })) as {
      counts: Readonly<Record<string, number>>;
    };
    return counts['attention'] === 1;
  });

  const { frame, errors, close } = await admin.open('/settings/codes');
  await frame.getByRole('button', { name: 'Import or paste' }).click();
  await frame.getByLabel('Paste a list').fill('Trip = DIGI-40X30-1, DIGI-40X30-1, DIGI-40X30-1\nwhat is this\n');
  await frame.getByRole('button', { name: 'Show what would change' }).click();
  await frame.getByText('There is no = in this line').waitFor();
  await frame.getByText('New: 1. Changed: 0. As they are already: 0. Not understood: 1.').waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Save 1 row' }).click();
  await frame.getByText('Set of 3').waitFor();

  const sent = await eventually('the set is at Picanova', () => picanova.orders()[0]);
  expect(sent.items.map(({ quantity, file }) => [quantity, file])).toEqual([
    [1, CANVAS['print_url']],
    [1, PARTS.print_url_2],
    [1, PARTS.print_url_3],
  ]);
  const [left, middle, right] = sent.items.map(({ id, quantity }) => ({ itemId: id, quantity }));
  if (left === undefined || middle === undefined || right === undefined) throw new Error('a set has three parts');
  picanova.ship(sent.id, { trackingNumber: 'FIRST1', items: [left, middle] });
  await eventually('the first parcel is known', async () => {
    const view = (await admin.app.api({ method: 'GET', path: `/orders/${numberOf(order.gid)}` })) as {
      printOrders: { parcels: unknown[] }[];
    };
    return view.printOrders[0]?.parcels.length === 1;
  });
  expect(shop.order(order.gid).fulfillments).toEqual([]);
  picanova.ship(sent.id, { trackingNumber: 'SECOND2', items: [right] });
  await eventually('both numbers are on the fulfillment', () => {
    const [fulfillment] = shop.order(order.gid).fulfillments;
    return fulfillment?.trackingNumbers.length === 2;
  });
  const [fulfillment, ...others] = shop.order(order.gid).fulfillments;
  expect(fulfillment).toMatchObject({ lines: [{ quantity: 1 }], trackingNumbers: ['SECOND2', 'FIRST1'], mails: 2 });
  expect(others).toEqual([]);
  expect(errors).toEqual([]);
  await close();
}, 120_000);

it('a row is added, its fault named, edited, found and removed', async () => {
  const { frame, errors, close } = await admin.open('/settings/codes?tab=skip');
  await frame.getByRole('button', { name: 'Add a row' }).click();
  const form = frame.getByRole('form', { name: 'Add a row' });
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Enter a code').waitFor();
  await form.getByLabel('Your code').fill('HOOK');
  await form.getByRole('button', { name: 'Save' }).click();
  await frame.getByRole('button', { name: 'Edit HOOK' }).click();
  const edited = frame.getByRole('form', { name: 'Edit HOOK' });
  await edited.getByLabel('Your code').fill('NAIL');
  await edited.getByRole('button', { name: 'Save' }).click();
  await frame.getByRole('button', { name: 'Remove NAIL' }).waitFor();
  await frame.getByPlaceholder('Search codes and SKUs').fill('nothing like it');
  await frame.getByText('No code or SKU matches').waitFor();
  await frame.getByPlaceholder('Search codes and SKUs').fill('ail');
  await frame.getByRole('button', { name: 'Remove NAIL' }).click();
  await frame.getByText('No code or SKU matches').waitFor();
  expect(errors).toEqual([]);
  await close();
}, 120_000);
