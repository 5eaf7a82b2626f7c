import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberOf } from '../../web/contract/gids.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

const PATIENCE_MS = 90_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, PATIENCE_MS);
afterAll(() => admin.close());

it(
  '[R5] the order says that Shopify fulfilled it, leads to the setting and is sent anyway; Home has it on its list',
  async () => {
    const { app } = admin;
    const { shop } = app.surroundings;
    shop.fulfilAtPayment(true);
    const order = shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
    await eventually('the order is known', () => app.find(`/orders/${numberOf(order.gid)}`));
    const phone = await admin.open(`/orders/${numberOf(order.gid)}`, { locale: 'de-DE', widthPx: 360 });
    await phone.frame.getByText('Von Shopify erfüllt, nicht gedruckt').first().waitFor();
    await phone.frame.getByRole('button', { name: 'Trotzdem senden' }).first().waitFor();
    expect(await axeFindings(phone.frame)).toEqual([]);
    const surplus = await phone.frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(surplus).toBe(0);
    await phone.close();

    const { frame, errors } = await admin.open(`/orders/${numberOf(order.gid)}`);
    await frame.getByText('Fulfilled by Shopify, not printed').first().waitFor();
    const settings = frame.getByRole('link', { name: 'Open Shopify’s settings' });
    expect(await settings.first().getAttribute('href')).toBe('shopify://admin/settings/checkout');
    await frame.getByRole('button', { name: 'Send anyway' }).first().click();
    await frame.getByText('At Picanova', { exact: true }).first().waitFor();
    const note = frame.getByText('Printed though Shopify had marked it as fulfilled at payment').first();
    await note.waitFor({ state: 'attached' });

    const home = await admin.open('/');
    await home.frame.getByText('Let your orders be printed before they are fulfilled').waitFor();
    expect(shop.order(order.gid).fulfillments).toHaveLength(1);
    expect([...errors, ...home.errors]).toEqual([]);
  },
  PATIENCE_MS,
);
