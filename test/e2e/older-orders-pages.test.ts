import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, orderStates, printProduct } from './support/goods.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

const listed = () => orderStates(admin);

it(
  '[U29] tells number and cost of all pages, and sends exactly what is ticked on them',
  async () => {
    const { shop } = admin.app.surroundings;
    const late = printProduct(shop, 'Very late');
    const faulty = printProduct(shop, 'Quarter done');
    const place = (product: typeof late): string =>
      shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] }).name;
    const names = Array.from({ length: 101 }, () => place(late));
    const stuck = place(faulty);
    const seen = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] }).name;
    await eventually('what came after them is at Picanova', async () => (await listed())[seen] === 'sent');
    const fields = Object.entries(CANVAS).map(([key, value]) => ({ namespace: '$app', key, value }));
    shop.setMetafields(firstVariant(late), fields);
    shop.setMetafields(firstVariant(faulty), fields.slice(0, 1));

    const { frame, errors, close } = await admin.open('/orders/older');
    const sends = (label: string) => frame.getByRole('button', { name: label, exact: true });
    await frame.getByRole('button', { name: 'Preview' }).click();
    await frame.getByRole('heading', { name: '101 orders can be sent' }).waitFor();
    const chosen = frame.getByText(/^Chosen: /);
    expect(await chosen.textContent()).toMatch(/^Chosen: 101 of 102 orders\. Picanova charges €[\d,]+\.\d\d, /);
    await frame.getByRole('button', { name: 'Next page' }).click();
    const unwanted = names.at(-1) ?? '';
    expect(await frame.getByLabel(`Send ${stuck}`).isChecked()).toBe(false);
    await frame.getByLabel(`Send ${unwanted}`).uncheck({ force: true });
    await sends('Send 100 orders').waitFor();
    await frame.getByRole('button', { name: 'Select all 102' }).click();
    await sends('Send 102 orders').waitFor();
    expect(await frame.getByLabel(`Send ${stuck}`).isChecked()).toBe(true);
    await frame.getByRole('button', { name: 'Select none' }).click();
    expect(await sends('Send 0 orders').isDisabled()).toBe(true);
    await frame.getByLabel(`Send ${unwanted}`).check({ force: true });
    expect(await chosen.textContent()).toContain('Chosen: 1 of 102 orders.');
    expect(await axeFindings(frame)).toEqual([]);
    await sends('Send 1 order').click();
    await frame.getByText(/1 done/).waitFor();
    await eventually('it is at Picanova', async () => (await listed())[unwanted] === 'sent');
    const states = await listed();
    expect([stuck, ...names].filter((name) => name in states)).toEqual([unwanted]);
    expect(errors).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);
