import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

interface Orders {
  readonly items: readonly { readonly orderName: string; readonly state: string }[];
}

async function listed(): Promise<Readonly<Record<string, string>>> {
  const { items } = (await admin.app.api({ method: 'GET', path: '/orders' })) as Orders;
  return Object.fromEntries(items.map(({ orderName, state }) => [orderName, state]));
}

it(
  'sends orders of before their product had print fields: preview first, and what is not to be printed is left alone',
  async () => {
    const { shop } = admin.app.surroundings;
    const late = printProduct(shop, 'Late bloomer');
    const foreign = printProduct(shop, 'Mug');
    const place = (product: typeof late): string =>
      shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] }).name;
    const [older, other, mug] = [place(late), place(late), place(foreign)];
    const seen = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] }).name;
    await eventually('what came after them is at Picanova', async () => (await listed())[seen] === 'sent');
    const fields = Object.entries(CANVAS).map(([key, value]) => ({ namespace: '$app', key, value }));
    shop.setMetafields(firstVariant(late), fields);
    expect(Object.keys(await listed())).toEqual([seen]);

    const { page, frame, errors } = await admin.open('/orders');
    await frame.getByRole('link', { name: 'Send older orders' }).click();
    await frame.getByRole('button', { name: 'Preview' }).click();
    await frame.getByRole('heading', { name: '2 orders can be sent' }).waitFor();
    for (const name of [older, other]) await frame.getByRole('cell', { name, exact: true }).waitFor();
    expect(await frame.getByText(mug, { exact: true }).count()).toBe(0);
    expect(Object.keys(await listed())).toEqual([seen]);
    expect(new URL(page.url()).searchParams.get('job')).not.toBeNull();

    await frame.getByRole('button', { name: 'Send 2 orders' }).click();
    await frame.getByText(/2 done/).waitFor();
    await eventually('both are at Picanova', async () => {
      const states = await listed();
      return states[older] === 'sent' && states[other] === 'sent';
    });

    await frame.getByRole('button', { name: 'Preview' }).click();
    await frame.getByRole('heading', { name: 'There is nothing to send in these days' }).waitFor();
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);
