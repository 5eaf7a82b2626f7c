import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, type AdminBrowser, type View } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { numberOf } from '../../web/contract/gids.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

/** The tab that a link of the app opens beside the admin. */
async function opened({ page, frame }: View, link: string) {
  const [tab] = await Promise.all([page.waitForEvent('popup'), frame.getByRole('link', { name: link }).click()]);
  await tab.waitForLoadState();
  return tab;
}

it('is linked under every page, with what whoever runs the app publishes, and opens beside the admin', async () => {
  const view = await admin.open('/settings/connections', { locale: 'de-DE' });
  const footer = view.frame.getByRole('contentinfo').getByRole('link');
  await footer.first().waitFor();
  expect(
    await footer.evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href')])),
  ).toEqual([
    ['Hilfe', `${admin.app.url}/help?lang=de`],
    ['Support', 'mailto:help@example.com'],
    ['Datenschutz', 'https://example.com/privacy'],
    ['Nutzungsbedingungen', 'https://example.com/terms'],
  ]);
  const tab = await opened(view, 'Hilfe');
  expect(await tab.title()).toBe('Hilfe zu Picanova Fulfillment');
  expect(await axeFindings(tab.mainFrame())).toEqual([]);
  await tab.getByRole('link', { name: 'English' }).click();
  await tab.getByRole('heading', { name: 'Help for Picanova Fulfillment' }).waitFor();
  expect(await axeFindings(tab.mainFrame())).toEqual([]);
  expect(view.errors).toEqual([]);
  await view.close();
});

it('explains the very problem from which it was opened', async () => {
  const { shop } = admin.app.surroundings;
  const product = printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
  const order = shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
  const path = `/orders/${numberOf(order.gid)}`;
  await eventually('the order has its problem', async () =>
    JSON.stringify(await admin.app.find(path)).includes('unknown_option') ? true : undefined,
  );
  const view = await admin.open(path);
  const tab = await opened(view, 'Learn more');
  expect(new URL(tab.url()).hash).toBe('#unknown_option');
  expect(await tab.locator('h3:has(:target)').textContent()).toBe('Option not known');
  await view.close();
});
