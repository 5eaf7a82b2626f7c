import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { quiet } from '../support/passing-clock.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

let admin: AdminBrowser;
let broken: { readonly gid: string; readonly name: string };
let sent: { readonly gid: string; readonly name: string };
let printed = '';
beforeAll(async () => {
  admin = await openAdminBrowser();
  const { shop, picanova } = admin.app.surroundings;
  const faulty = printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
  broken = shop.placeOrder({ lines: [{ variant: firstVariant(faulty), quantity: 1 }] });
  sent = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 2 }] });
  printed = (await eventually('one is at Picanova', () => picanova.orders()[0])).id;
  await eventually('the other waits with its problem', async () => {
    const { counts } = (await admin.app.api({ method: 'GET', path: '/orders/counts' })) as {
      counts: Readonly<Record<string, number>>;
    };
    return counts['attention'] === 1;
  });
}, 90_000);
afterAll(() => admin.close());

it('[U15] a broken order offers its cure first, not to be sent; a look in vain says so', async () => {
  const { frame, errors, close } = await admin.open(`/orders/${numberOf(broken.gid)}`);
  await frame.getByRole('button', { name: 'Edit print fields' }).waitFor();
  const primary = frame.locator('.Polaris-Button--variantPrimary');
  expect(await primary.allTextContents()).toEqual(['Edit print fields']);
  expect(await frame.getByRole('button', { name: 'Send now' }).count()).toBe(0);
  await frame.getByRole('button', { name: 'Check again and send' }).click();
  await frame.getByText('Looked at again: the problem is still there').waitFor();
  expect(await frame.getByText('Option not known').count()).toBeGreaterThan(1);
  expect(await axeFindings(frame)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

it('[U28] what was never sent is not "cancelled at Picanova", and costs nothing', async () => {
  const { page, frame, close } = await admin.open(`/orders/${numberOf(broken.gid)}`);
  await frame.getByRole('button', { name: 'Do not print' }).click();
  const question = page.getByRole('dialog');
  await question.getByText(`Cancel the print order of ${broken.name}?`).waitFor();
  expect(await question.textContent()).toContain(
    'It was not sent to Picanova: nothing is made and nothing is charged.',
  );
  expect(await frame.getByRole('button', { name: 'Cancel at Picanova' }).count()).toBe(0);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await close();
});

it('[U6] asks before it cancels and before it sends anew, with order and cost', async () => {
  const { page, frame, close } = await admin.open(`/orders/${numberOf(sent.gid)}`);
  const question = page.getByRole('dialog');
  await frame.getByRole('button', { name: 'Cancel at Picanova' }).click();
  await question.getByText(`Cancel the print order of ${sent.name}?`).waitFor();
  expect(await question.textContent()).toMatch(/Picanova charges €\d+\.\d\d\./);
  await question.getByRole('button', { name: 'Cancel print order' }).click();
  await frame.getByText('Cancelled', { exact: true }).first().waitFor();
  const { picanova } = admin.app.surroundings;
  expect(picanova.order(printed).status).toBe('CANCELLED');
  const made = picanova.orders().length;

  await frame.getByRole('button', { name: 'Send anew' }).click();
  await question.getByText(`Send the print order of ${sent.name} anew?`).waitFor();
  expect(await question.textContent()).toMatch(/charged again\. Picanova charges €\d+\.\d\d\./);
  await question.getByRole('button', { name: 'Cancel', exact: true }).click();
  expect(picanova.orders()).toHaveLength(made);
  await close();
});

it('[U31] an order that is not there is no page that goes on loading', async () => {
  const { frame, close } = await admin.open('/orders/4711');
  await frame.getByText('This could not be loaded').waitFor();
  expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe('Order');
  expect(await axeFindings(frame)).toEqual([]);
  await close();
});

it('[U31] says the time at which an order goes on, not how long it is until then', async () => {
  const { shop } = admin.app.surroundings;
  await admin.app.api({ method: 'PATCH', path: '/settings', body: { waitHours: 1 } });
  const later = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
  const { frame, close } = await admin.open('/orders?tab=waiting');
  await frame.getByRole('link', { name: later.name }).click();
  await frame.getByText(/^Looked at again: .*\d+:\d\d/).waitFor();
  const primary = frame.locator('.Polaris-Button--variantPrimary');
  expect(await primary.allTextContents()).toEqual(['Send now']);
  await admin.app.api({ method: 'PATCH', path: '/settings', body: { waitHours: 0 } });
  await close();
});

it('leads to the preview of the order and back, and sends nothing by it', async () => {
  await quiet(admin.app.surroundings);
  const before = admin.app.surroundings.picanova.orders().length;
  const { frame, errors, close } = await admin.open(`/orders/${numberOf(broken.gid)}`);
  await frame
    .getByRole('link', { name: 'Preview' })
    .or(frame.getByRole('button', { name: 'Preview' }))
    .first()
    .click();
  await frame.getByRole('heading', { name: `Preview of ${broken.name}` }).waitFor();
  await frame.getByText('This cannot be sent yet').waitFor();
  await frame.getByText('Option not known').first().waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  await frame.getByRole('link', { name: broken.name }).click();
  await frame.getByRole('button', { name: 'Edit print fields' }).waitFor();
  expect(admin.app.surroundings.picanova.orders()).toHaveLength(before);
  expect(errors).toEqual([]);
  await close();
});

it('shows both addresses where one was edited too late', async () => {
  const { shop, picanova } = admin.app.surroundings;
  const before = new Set(picanova.orders().map(({ id }) => id));
  const order = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
  const made = await eventually('it is at Picanova', () => picanova.orders().find(({ id }) => !before.has(id)));
  picanova.startProduction(made.id);
  await quiet(admin.app.surroundings);
  shop.editAddress(order.gid, { address1: 'Ringstraße 4', city: 'Aachen', zip: '52062' });
  // An edit alone is seen by the reconciler; a fraud assessment is heard of at once.
  shop.assessRisk(order.gid, 'LOW');
  const { frame, errors, close } = await admin.open(`/orders/${numberOf(order.gid)}`);
  await frame.getByText('It goes to the old address').first().waitFor();
  const sentTo = frame.locator('address').filter({ hasText: 'Heidestraße 17' });
  const editedTo = frame.locator('address').filter({ hasText: 'Ringstraße 4' });
  expect([await sentTo.count(), await editedTo.count()]).toEqual([1, 1]);
  await frame.getByText('In Shopify now').waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});
