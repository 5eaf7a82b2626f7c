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
  '[U29] sends orders of before their product had print fields: preview first, and only what is ticked',
  async () => {
    const { shop } = admin.app.surroundings;
    const late = printProduct(shop, 'Late bloomer');
    const foreign = printProduct(shop, 'Mug');
    const place = (product: typeof late): string =>
      shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] }).name;
    const faulty = printProduct(shop, 'Half done');
    const [older, other, mug] = [place(late), place(late), place(foreign)];
    const [unwanted, stuck] = [place(late), place(faulty)];
    const seen = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] }).name;
    await eventually('what came after them is at Picanova', async () => (await listed())[seen] === 'sent');
    const fields = Object.entries(CANVAS).map(([key, value]) => ({ namespace: '$app', key, value }));
    shop.setMetafields(firstVariant(late), fields);
    shop.setMetafields(firstVariant(faulty), fields.slice(0, 1));
    expect(Object.keys(await listed())).toEqual([seen]);

    const { page, frame, errors } = await admin.open('/orders');
    await frame.getByRole('link', { name: 'Send older orders' }).click();
    await frame.getByRole('button', { name: 'Preview' }).click();
    await frame.getByRole('heading', { name: '3 orders can be sent' }).waitFor();
    await frame.getByText('1 more has a problem').waitFor();
    for (const name of [older, other, unwanted, stuck]) {
      const row = frame.getByRole('row').filter({ has: frame.getByRole('rowheader', { name, exact: true }) });
      await row.getByText(/\w{3} \d+, \d{4}/).waitFor();
      expect(await row.getByText(/^€\d+\.\d\d$/).count()).toBe(1);
      expect(await row.getByRole('checkbox').isChecked()).toBe(name !== stuck);
    }
    expect(await axeFindings(frame)).toEqual([]);
    await frame.getByLabel(`Send ${unwanted}`).uncheck({ force: true });
    expect(await frame.getByText(mug, { exact: true }).count()).toBe(0);
    expect(Object.keys(await listed())).toEqual([seen]);
    expect(new URL(page.url()).searchParams.get('job')).not.toBeNull();

    await frame.getByRole('button', { name: 'Send 2 orders' }).click();
    await frame.getByText(/2 done/).waitFor();
    await eventually('both are at Picanova', async () => {
      const states = await listed();
      return states[older] === 'sent' && states[other] === 'sent';
    });
    expect(Object.keys(await listed())).not.toContain(unwanted);
    expect(Object.keys(await listed())).not.toContain(stuck);

    for (const name of [unwanted, stuck]) {
      const { gid } = shop.orders().find((order) => order.name === name) ?? {};
      if (gid !== undefined) shop.cancel(gid);
    }
    await frame.getByRole('button', { name: 'Preview' }).click();
    await frame.getByRole('heading', { name: 'There is nothing to send in these days' }).waitFor();
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);
