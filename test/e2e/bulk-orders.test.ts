import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { NO_FAULTS } from '../simulator/faults.ts';
import { eventually } from '../support/eventually.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';

const ORDERS = 200;

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

interface Counts {
  readonly counts: Readonly<Record<string, number>>;
}

function count(tab: string): Promise<number> {
  return admin.app.api({ method: 'GET', path: '/orders/counts' }).then((answer) => (answer as Counts).counts[tab] ?? 0);
}

it(
  'holds what is ticked, shows it held in Shopify, and releases one on its page',
  async () => {
    const { shop } = admin.app.surroundings;
    const product = printProduct(shop, 'Quiet valley', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
    const orders = [1, 2].map(() => shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] }));
    await eventually(
      'both orders wait with a problem',
      async () => (await count('attention')) === 2,
      () => orders.map(({ gid }) => shop.order(gid)),
    );

    const view = await admin.open('/orders?q=Quiet');
    const { frame, errors, close } = view;
    await settled(view);
    await frame.getByRole('checkbox').first().check({ force: true });
    await frame.getByRole('button', { name: 'More actions' }).last().click();
    await frame.getByRole('button', { name: 'Hold', exact: true }).click();
    await frame.getByText(/2 done/).waitFor();
    await expect.poll(() => frame.getByText('On hold in Shopify').count()).toBe(2);
    for (const { gid } of orders) expect(shop.order(gid).fulfillmentOrders).toMatchObject([{ status: 'ON_HOLD' }]);

    const [first] = orders;
    await frame.getByRole('link', { name: first?.name ?? '' }).click();
    await frame.getByRole('button', { name: 'Release hold' }).click();
    await frame.getByText(/1 done/).waitFor();
    await frame.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    await expect.poll(() => shop.order(first?.gid ?? '').fulfillmentOrders).toMatchObject([{ status: 'OPEN' }]);
    expect(errors).toEqual([]);
    await close();
    for (const { gid } of orders) shop.cancel(gid);
    await eventually('nothing is left for the other story', async () => (await count('attention')) === 0);
  },
  PATIENCE_MS,
);

it(
  'retries 200 orders at once with progress, all that the filter shows and not only the page',
  async () => {
    const { shop, shopify } = admin.app.surroundings;
    const product = printProduct(shop, 'City lights', { fields: { ...CANVAS, print_sku: 'NO-SUCH-SKU' } });
    for (let placed = 0; placed < ORDERS; placed += 1)
      shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
    await eventually('all orders wait with a problem', async () => (await count('attention')) === ORDERS);
    // Nobody hears of the mended product; heard of, the orders would go on by themselves.
    shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
    onTestFinished(() => void (shopify.faults.rates = NO_FAULTS));
    shop.setMetafields(firstVariant(product), [{ namespace: '$app', key: 'print_sku', value: 'DIGI-40X30-1' }]);

    const view = await admin.open('/orders?tab=attention&problem=unknown_sku');
    const { page, frame, errors } = view;
    await settled(view);
    await frame.getByRole('checkbox').first().check({ force: true });
    await frame.getByRole('button', { name: `Select all ${ORDERS}` }).click();
    await frame.getByRole('button', { name: 'Check again' }).click();
    await frame.getByText(/Checking orders again/).waitFor();
    await frame.getByText(new RegExp(`${ORDERS} done|${ORDERS} of ${ORDERS} done`)).waitFor();
    expect(new URL(page.url()).searchParams.get('job')).not.toBeNull();
    await eventually('all orders are at Picanova', async () => (await count('at_picanova')) === ORDERS);
    expect(errors).toEqual([]);
  },
  PATIENCE_MS,
);
