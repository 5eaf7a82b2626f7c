import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, settled, type AdminBrowser, type ViewOptions } from './support/admin-browser.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, 90_000);
afterAll(() => admin.close());

const LOOKS = [
  { name: 'English on a desktop', texts: english, locale: 'en-US', widthPx: 1280 },
  { name: 'German in a narrow window', texts: german, locale: 'de-DE', widthPx: 1040 },
  { name: 'German on a phone', texts: german, locale: 'de-DE', widthPx: 360 },
] as const;

/** Opens a page that shows these texts, reads well and fits its width. */
async function shows(path: string, look: ViewOptions, texts: readonly string[]): Promise<void> {
  const view = await admin.open(path, look);
  await settled(view);
  for (const text of texts) await view.frame.getByText(text, { exact: true }).first().waitFor();
  expect(await axeFindings(view.frame)).toEqual([]);
  const surplus = await view.frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(surplus).toBe(0);
  expect(view.errors).toEqual([]);
  await view.close();
}

async function homeTells(what: string | null): Promise<void> {
  await eventually(`Home tells of ${what}`, async () => {
    const home = (await admin.app.api({ method: 'GET', path: '/home' })) as {
      health: { accessNotGranted: { what: string } | null };
    };
    return (home.health.accessNotGranted?.what ?? null) === what;
  });
}

describe.each(LOOKS)('in $name', ({ texts, ...look }) => {
  it('[R11] Home says that test mode is on, and leads to its switch', async () => {
    await admin.app.api({ method: 'PATCH', path: '/settings', body: { testMode: true } });
    const { testMode } = texts.home;
    await shows('/', look, [testMode.title, testMode.meaning, testMode.button]);
    await admin.app.api({ method: 'PATCH', path: '/settings', body: { testMode: false } });
  });

  it('[R6] an order that waits for its fraud assessment says so, and until when', async () => {
    const { shop } = admin.app.surroundings;
    const { gid } = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }], riskLevel: 'PENDING' });
    const number = gid.split('/').at(-1) ?? '';
    await eventually('it is held', async () =>
      JSON.stringify(await admin.app.find(`/orders/${number}`)).includes('risk_pending'),
    );
    await shows(`/orders/${number}`, look, [texts.orders.hold.risk_pending]);
    await shows('/settings/sending', look, [texts.sending.riskWaitMinutes, texts.sending.riskWaitMinutesHelp]);
    shop.assessRisk(gid, 'LOW');
  });

  it('[R2] Home says what Shopify does not let the app do, and where it is granted', async () => {
    const { shop } = admin.app.surroundings;
    const { notGranted } = texts.home;
    for (const verb of ['read', 'write']) shop.denyScope(`${verb}_merchant_managed_fulfillment_orders`);
    await homeTells('scopes');
    const areas = notGranted.areas.replace('{{areas}}', notGranted.area.fulfillment_orders);
    await shows('/', look, [notGranted.scopes.title, notGranted.scopes.where, areas]);
    for (const verb of ['read', 'write']) shop.grantScope(`${verb}_merchant_managed_fulfillment_orders`);
    await homeTells(null);
    shop.refuseOrders(true);
    shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
    await homeTells('customer_data');
    const { title, text, where } = notGranted.customer_data;
    await shows('/', look, [title, text, where, notGranted.open]);
    shop.refuseOrders(false);
    // News of the app's scopes has it asked for at once.
    shop.grantScope('write_merchant_managed_fulfillment_orders');
    await homeTells(null);
  });
});
