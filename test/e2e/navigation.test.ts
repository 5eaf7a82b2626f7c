import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

const LIST = /\/api\/activity(\?|$)/;

describe('the app in the admin', () => {
  it('keeps filters in the address, so that a link shows the same list and back undoes', async () => {
    const { page, frame, close } = await admin.open('/orders');
    await frame.getByRole('tab', { name: /Shipped/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('shipped');
    await frame.getByRole('tab', { name: /Waiting/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('waiting');
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('shipped');
    const shared = page.url();
    await close();
    const again = await admin.open(shared.slice(shared.indexOf('/orders')));
    expect(await again.frame.getByRole('tab', { selected: true }).textContent()).toMatch(/^Shipped/);
    await again.close();
  });

  it('shows the save bar for a change and asks before it is lost', async () => {
    const { page, frame, close } = await admin.open('/settings/updates');
    await frame.getByLabel('Tag after shipment').fill('on its way');
    await page.getByRole('region', { name: 'Unsaved changes' }).waitFor();
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    expect(await frame.getByLabel('Tag after shipment').inputValue()).toBe('on its way');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Settings saved').waitFor();
    expect(await admin.app.api({ method: 'GET', path: '/settings' })).toMatchObject({
      tagAfterShipment: 'on its way',
    });
    await page.getByRole('link', { name: 'Orders' }).click();
    await frame.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await close();
  });

  it('asks before the browser goes back from a change, and goes when the merchant agrees', async () => {
    const { page, frame, close } = await admin.open('/orders');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Products' }).click();
    await frame.getByRole('heading', { name: 'Products', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Settings' }).click();
    await frame.getByRole('tab', { name: 'Tags and buyer e-mail' }).click();
    await frame.getByLabel('Tag after shipment').fill('sent');
    await page.getByRole('region', { name: 'Unsaved changes' }).waitFor();
    const before = page.url();
    await frame.evaluate('history.back()');
    await page.getByRole('button', { name: 'Stay' }).click();
    expect(await frame.getByLabel('Tag after shipment').inputValue()).toBe('sent');
    expect(page.url()).toBe(before);
    await frame.evaluate('history.back()');
    await page.getByRole('button', { name: 'Leave page' }).click();
    await frame.getByLabel('Tag after shipment').waitFor({ state: 'detached' });
    expect(page.url()).not.toBe(before);
    await close();
  });

  it('names the faulty field and saves nothing', async () => {
    const { page, frame, close } = await admin.open('/settings/sending');
    await frame.getByLabel('Wait window in hours').fill('100');
    await page.getByRole('button', { name: 'Save' }).click();
    await frame.getByText('Enter a number from 0 to 72.').waitFor();
    expect(await admin.app.api({ method: 'GET', path: '/settings' })).toMatchObject({ waitHours: 0 });
    await close();
  });

  it('says what failed and tries again on a click', async () => {
    const { page, frame, close } = await admin.open('/settings/connections');
    await page.route(LIST, (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    );
    await page.getByRole('link', { name: 'Activity' }).click();
    await frame.getByText('This could not be loaded').waitFor();
    await page.unroute(LIST);
    await frame.getByRole('button', { name: 'Try again' }).click();
    await frame.getByText('This could not be loaded').waitFor({ state: 'detached' });
    await close();
  });

  it('shows its data before any of its code is there', async () => {
    const { shop } = admin.app.surroundings;
    const order = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
    await eventually('the order is in the list', async () =>
      JSON.stringify(await admin.app.api({ method: 'GET', path: '/orders' })).includes(order.name) ? true : undefined,
    );
    const { page, frame, close } = await admin.open('/activity');
    await page.route(/\/assets\/.*\.js/, (route) => route.abort());
    const url = new URL(frame.url());
    url.pathname = '/orders';
    await frame.goto(url.href);
    await frame.getByText(order.name, { exact: true }).waitFor();
    await frame.getByText('Germany').first().waitFor();
    expect(await frame.evaluate('document.querySelector("#app").inert')).toBe(true);
    await close();
  });

  it('comes back by itself when the session token of its first address has run out', async () => {
    const { frame, close } = await admin.open('/orders');
    const url = new URL(frame.url());
    url.searchParams.set('id_token', admin.app.surroundings.shop.sessionToken({ expiresInSeconds: -600 }));
    await frame.goto(url.href);
    await frame.waitForSelector('h1');
    expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe('Orders');
    await close();
  });

  it('can be worked by keyboard alone: a tab, then a setting, then save', async () => {
    const { page, frame, close } = await admin.open('/settings/sending');
    const box = frame.getByLabel('Send every order as a test order');
    await box.focus();
    await page.keyboard.press('Space');
    const save = page.getByRole('button', { name: 'Save' });
    await save.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Settings saved').waitFor();
    expect(await admin.app.api({ method: 'GET', path: '/settings' })).toMatchObject({ testMode: true });
    await close();
  });
});
