import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCOUNT_KEY, ACCOUNT_USER, callApi } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, 90_000);
afterAll(() => admin.close());

it('[U19] the way to the keys and to the place of the webhook address is told, with a link', async () => {
  const { frame, close } = await admin.open('/settings/connections');
  await frame.getByRole('heading', { name: 'Where you find user and key' }).waitFor();
  expect(await frame.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('Log in'),
    'Open Stores, then your store, then Settings.',
    expect.stringContaining('API user and API key'),
    expect.stringContaining('Webhook URL'),
  ]);
  expect(await frame.getByRole('link', { name: /Open merchOne/ }).getAttribute('href')).toBe('https://merchone.com');
  await close();
});

it('[U20] *Test connection* tells size and currency of the catalogue, and what orders the account takes', async () => {
  const { surroundings } = admin.app;
  const { frame, close } = await admin.open('/settings/connections');
  const test = frame.getByRole('button', { name: 'Test connection' });
  await test.click();
  await frame.getByText(/\d+ products, \d+ variants\. Its prices are in EUR\. Whether it is in sandbox mode/).waitFor();
  surroundings.shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }], test: true });
  await eventually('a test order is there', () => surroundings.picanova.orders().length === 1);
  await test.click();
  await frame.getByText(/All its orders so far are test orders\./).waitFor();
  surroundings.shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
  await eventually('a real one is there', () => surroundings.picanova.orders().length === 2);
  await test.click();
  await frame.getByText(/It takes real orders\./).waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  await close();
});

it('[U21] a second shop that connects the same account is warned, and so is the first', async () => {
  const { surroundings, url } = admin.app;
  const first = await admin.open('/settings/connections');
  await settled(first);
  expect(await first.frame.getByText('Another shop of this app').count()).toBe(0);
  await first.close();
  const shop = surroundings.shopify.addShop('second.myshopify.com');
  const ask = (method: string, path: string, body?: unknown): Promise<unknown> =>
    callApi({ shop }, url, { method, path, ...(body === undefined ? {} : { body }) });
  await ask('PUT', '/connections/EU', { apiUser: ACCOUNT_USER, apiKey: ACCOUNT_KEY });
  const { connections } = (await ask('GET', '/connections')) as { connections: readonly object[] };
  expect(connections).toMatchObject([{ shared: true }]);
  expect(JSON.stringify(connections)).not.toContain('world.myshopify.com');

  const warned = await admin.open('/settings/connections');
  await warned.frame.getByText('Another shop of this app has connected the same Picanova account').waitFor();
  expect(await axeFindings(warned.frame)).toEqual([]);
  await ask('DELETE', '/connections/EU');
  await warned.frame.getByText('Another shop of this app').waitFor({ state: 'detached' });
  await warned.close();
});

it('[U31] a shipping rule names its country in words, and methods are shown for any country', async () => {
  const { page, frame, close } = await admin.open('/settings/shipping');
  await frame.getByRole('button', { name: 'Add rule' }).click();
  await frame.getByLabel('Country', { exact: true }).selectOption({ label: 'Austria' });
  await page.getByRole('button', { name: 'Save' }).click();
  await frame.getByText('Enter the name of the Shopify rate.').waitFor();
  await frame.getByText('Choose a method.').waitFor();
  await frame.getByLabel('Methods shown for').selectOption({ label: 'France' });
  await frame.getByText('Methods offered now, for one piece to France').waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  await page.getByRole('button', { name: 'Discard' }).click();
  await close();
});
