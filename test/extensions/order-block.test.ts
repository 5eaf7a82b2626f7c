import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canvasProduct } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { openExtension, type OpenExtension, type OpenOptions } from './open-extension.ts';
import { startConnectedApp, type ConnectedApp } from './connected-app.ts';

interface PrintOrder {
  readonly state: string;
  readonly picanovaOrderId: string | null;
  readonly problems: readonly { readonly code: string }[];
}

let connected: ConnectedApp;
let canvas = '';
let open: OpenExtension | null = null;
beforeAll(async () => {
  connected = await startConnectedApp(12);
  canvas = canvasProduct(connected.shop);
});
afterEach(() => {
  open?.close();
  open = null;
});
afterAll(() => connected.close());

const numberOf = (gid: string): string => gid.split('/').at(-1) ?? '';

async function printOrdersOf(gid: string): Promise<readonly PrintOrder[]> {
  return (
    (await connected.ask(`/orders/${numberOf(gid)}`).catch(() => ({ printOrders: [] }))) as {
      printOrders: readonly PrintOrder[];
    }
  ).printOrders;
}

/** An order whose one print order has come to this state. */
async function order(
  state: string,
  options: Partial<Parameters<typeof connected.shop.placeOrder>[0]> = {},
): Promise<{ readonly gid: string; readonly picanovaId: string }> {
  const { gid } = connected.shop.placeOrder({ lines: [{ variant: canvas, quantity: 2 }], ...options });
  const reached = await eventually(
    `a print order is ${state}`,
    async () => (await printOrdersOf(gid)).find((one) => one.state === state),
    () => gid,
  );
  return { gid, picanovaId: reached.picanovaOrderId ?? '' };
}

async function show(
  gid: string,
  options: Partial<OpenOptions> = {},
  name: 'print-order-block' | 'print-order-resend' = 'print-order-block',
): Promise<OpenExtension> {
  open = await openExtension(name, { network: connected.network, selected: [gid], ...options });
  return open;
}

const badges = (block: OpenExtension): readonly (string | null)[] =>
  block.all('s-badge').map((badge) => badge.textContent);
const buttons = (block: OpenExtension): readonly (string | null)[] =>
  block.all('s-button').map((button) => button.textContent);

describe('the order block', () => {
  it('says in plain words where a print order stands, what is made and what it costs', async () => {
    const { gid, picanovaId } = await order('sent');
    const block = await show(gid);
    await block.until(() => expect(badges(block)).toEqual(['At Picanova']));
    expect(block.text()).toContain('Picanova has it and makes it.');
    expect(block.text()).toContain('2 × Canvas 40 x 30 cm');
    expect(block.text()).toContain('Canvas border: Mirrored, Stretcher frame: 2 cm');
    expect(block.text()).toMatch(new RegExp(`Picanova order ${picanovaId} · Cost €[0-9.]+ · Europe`));
    expect(block.all('s-thumbnail')[0]?.getAttribute('src')).toBe('https://files.example.com/print/sunset.jpg');
    expect(buttons(block)).toEqual(['Read back from Picanova', 'Cancel at Picanova', 'Update']);
  });

  it('shows a parcel with its tracking once it is fulfilled', async () => {
    const { gid, picanovaId } = await order('sent');
    connected.picanova.ship(picanovaId, {
      carrier: 'UPS',
      trackingNumber: '1Z999',
      trackingUrl: 'https://tracking.example.com/1Z999',
    });
    await eventually('it is fulfilled', async () => (await printOrdersOf(gid))[0]?.state === 'fulfilled');
    const block = await show(gid);
    await block.until(() => expect(badges(block)).toEqual(['Fulfilled', 'Fulfilled in Shopify']));
    const link = block.all('s-link')[0];
    expect([link?.textContent, link?.getAttribute('href')]).toEqual(['1Z999', 'https://tracking.example.com/1Z999']);
    expect(block.text()).toContain('UPS');
  });

  it('names a problem with its fix, and is rid of it when that is pressed after the cause is gone', async () => {
    const product = connected.shop.product({
      title: 'Bare',
      variants: [
        {
          title: 'One',
          price: '1.00',
          metafields: [{ namespace: '$app', key: 'print_sku', value: 'TASSE-LI_QUER-MAGIC' }],
        },
      ],
    });
    const variant = product.variants[0]?.gid ?? '';
    const { gid } = await order('blocked', { lines: [{ variant, quantity: 1 }] });
    const block = await show(gid);
    await block.until(() =>
      expect(block.all('s-banner').map((banner) => banner.getAttribute('heading'))).toEqual(['Artwork missing']),
    );
    expect(block.text()).toContain('Add the artwork link to the variant or its product.');
    const [fix, ...others] = block.all('s-button[variant=primary]');
    expect(others).toEqual([]);
    expect([fix?.textContent, fix?.getAttribute('href')]).toEqual([
      'Open the variant',
      `shopify:admin/products/${numberOf(product.gid)}/variants/${numberOf(variant)}`,
    ]);
    connected.shop.setMetafields(variant, [
      { namespace: '$app', key: 'print_url', value: 'https://files.example.com/print/mug.jpg' },
    ]);
    block.press('Check again');
    await block.until(() => expect(block.text()).not.toContain('Artwork missing'));
    await block.until(() => expect(badges(block)).toEqual(['At Picanova']));
  });

  it('[R5] says what Shopify fulfilled at payment and where that is set, and sends it anyway', async () => {
    connected.shop.fulfilAtPayment(true);
    const { gid } = await order('blocked');
    connected.shop.fulfilAtPayment(false);
    const block = await show(gid);
    await block.until(() =>
      expect(block.all('s-banner').map((banner) => banner.getAttribute('heading'))).toEqual([
        'Fulfilled by Shopify, not printed',
      ]),
    );
    const link = block.all('s-link')[0];
    expect([link?.textContent, link?.getAttribute('href')]).toEqual([
      'Open Shopify’s settings',
      'shopify:admin/settings/checkout',
    ]);
    expect(buttons(block)).not.toContain('Send now');
    expect(block.all('s-button[variant=primary]').map((button) => button.textContent)).toEqual(['Send anyway']);
    block.press('Send anyway');
    await block.until(() => expect(badges(block)).toEqual(['At Picanova']));
    expect(connected.shop.order(gid).fulfillments).toHaveLength(1);
  });

  it('holds what is not sent yet in Shopify, and lets it go again', async () => {
    const { gid } = await order('held', { paid: false });
    const block = await show(gid);
    await block.until(() => expect(block.text()).toContain('Not sent yet. The order is not paid.'));
    block.press('Hold');
    await block.until(() => expect(block.text()).toContain('On hold. It is not sent until the hold is released.'));
    expect(connected.shop.order(gid).fulfillmentOrders[0]?.status).toBe('ON_HOLD');
    await block.until(() => expect(block.text()).toContain('It is on hold in Shopify.'));
    block.press('Release hold');
    await block.until(() => expect(block.text()).toContain('Hold released.'));
    expect(connected.shop.order(gid).fulfillmentOrders[0]?.status).toBe('OPEN');
  });

  it('does not lift a hold that somebody else placed', async () => {
    const { gid } = await order('held', { paid: false });
    connected.shop.hold(connected.shop.order(gid).fulfillmentOrders[0]?.gid ?? '');
    await eventually(
      'the hold is seen',
      async () => ((await printOrdersOf(gid))[0] as { holdReason?: string } | undefined)?.holdReason === 'on_hold',
    );
    const block = await show(gid);
    await block.until(() => expect(buttons(block)).toContain('Release hold'));
    block.press('Release hold');
    await block.until(() => expect(block.text()).toContain('The hold was placed by somebody else.'));
    expect(connected.shop.order(gid).fulfillmentOrders[0]?.status).toBe('ON_HOLD');
  });

  it('[U6] asks with order and cost before it cancels, and says "stopped" when Picanova could stop it', async () => {
    const { gid, picanovaId } = await order('sent');
    const block = await show(gid);
    await block.until(() => expect(buttons(block)).toContain('Cancel at Picanova'));
    block.press('Cancel at Picanova');
    await block.until(() => expect(block.text()).toMatch(/Picanova charges €[0-9.]+\. Production is stopped/));
    expect(block.all('s-banner').map((banner) => banner.getAttribute('heading'))).toEqual([
      `Cancel the print order of ${connected.shop.order(gid).name}?`,
    ]);
    block.press('Keep it');
    await block.until(() => expect(buttons(block)).not.toContain('Keep it'));
    expect(connected.picanova.order(picanovaId).status).not.toBe('CANCELLED');
    block.press('Cancel at Picanova');
    await block.until(() => expect(buttons(block)).toContain('Cancel print order'));
    block.press('Cancel print order');
    await block.until(() => expect(block.text()).toContain('Stopped: nothing is made.'));
    expect(connected.picanova.order(picanovaId).status).toBe('CANCELLED');
    expect(badges(block)).toEqual(['Cancelled']);
  });

  it('[U6] asks with order and cost before it sends anew', async () => {
    const { gid, picanovaId } = await order('sent');
    connected.picanova.cancelByVendor(picanovaId);
    await eventually('it is cancelled', async () => (await printOrdersOf(gid))[0]?.state === 'cancelled');
    const block = await show(gid);
    await block.until(() => expect(buttons(block)).toContain('Send anew'));
    block.press('Send anew');
    await block.until(() => expect(block.text()).toMatch(/Picanova charges €[0-9.]+\. A new print order is made/));
    expect(block.text()).toContain(`Send the print order of ${connected.shop.order(gid).name} anew?`);
    block.press('Do not send');
    await block.until(() => expect(buttons(block)).not.toContain('Do not send'));
    expect((await printOrdersOf(gid)).map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('says "too late" when Picanova could not', async () => {
    const { gid, picanovaId } = await order('sent');
    const block = await show(gid);
    await block.until(() => expect(buttons(block)).toContain('Cancel at Picanova'));
    connected.picanova.startProduction(picanovaId);
    block.press('Cancel at Picanova');
    await block.until(() => expect(buttons(block)).toContain('Cancel print order'));
    block.press('Cancel print order');
    await block.until(() => expect(block.text()).toContain('Too late: it is in production and will be shipped.'));
    expect(connected.picanova.order(picanovaId).status).not.toBe('CANCELLED');
  });

  it('says so when a click comes too late for the state it is in by now', async () => {
    const { gid, picanovaId } = await order('sent');
    const block = await show(gid);
    await block.until(() => expect(buttons(block)).toContain('Cancel at Picanova'));
    connected.picanova.ship(picanovaId);
    await eventually('it is fulfilled', async () => (await printOrdersOf(gid))[0]?.state === 'fulfilled');
    block.press('Cancel at Picanova');
    await block.until(() => expect(buttons(block)).toContain('Cancel print order'));
    block.press('Cancel print order');
    await block.until(() => expect(block.text()).toContain('That is not possible any more in its present state.'));
    await block.until(() => expect(badges(block)).toContain('Fulfilled'));
  });

  it('says that nothing is printed of an order without print items', async () => {
    const { gid } = connected.shop.placeOrder({ lines: [{ title: 'Gift card', quantity: 1 }] });
    const block = await show(gid);
    await block.until(() => expect(block.text()).toContain('Nothing of this order is printed by Picanova.'));
  });

  it('without permission to fulfil says so, and nothing is held', async () => {
    const { gid } = await order('held', { paid: false });
    const block = await show(gid, {
      answers: { Hold: { errors: [{ message: 'fulfill_and_ship_orders', extensions: { code: 'ACCESS_DENIED' } }] } },
    });
    await block.until(() => expect(buttons(block)).toContain('Hold'));
    block.press('Hold');
    await block.until(() => expect(block.text()).toContain('You lack permission to fulfill orders.'));
    expect(connected.shop.order(gid).fulfillmentOrders[0]?.status).toBe('OPEN');
  });

  it("without the app's server shows what Shopify has, and goes on when it is back", async () => {
    const { gid, picanovaId } = await order('sent');
    connected.picanova.ship(picanovaId, {
      carrier: 'UPS',
      trackingNumber: '1Z998',
      trackingUrl: 'https://tracking.example.com/1Z998',
    });
    await eventually('it is fulfilled', async () => (await printOrdersOf(gid))[0]?.state === 'fulfilled');
    const options = { network: connected.network, appIsDown: true };
    const block = await show(gid, options);
    await block.until(() =>
      expect(block.text()).toContain('Missing until it is back: state at Picanova, problems and actions.'),
    );
    await block.until(() => expect(block.all('s-link')[0]?.textContent).toBe('1Z998'));
    expect(badges(block)).toEqual(['Fulfilled in Shopify']);
    block.press('Try again');
    await block.until(() => expect(block.asked.filter((asked) => asked === 'OrderParcels')).toHaveLength(2));
  });

  it('[U31] without the app and without a parcel does not promise what is not below', async () => {
    const { gid } = await order('sent');
    const block = await show(gid, { appIsDown: true });
    await block.until(() => expect(block.text()).toContain('Shopify has no parcel of this order yet'));
    expect(block.text()).not.toContain('Below is');
  });

  it('[U15] [U28] says that a broken order was not sent, and does not offer to cancel it at Picanova', async () => {
    const product = connected.shop.product({
      title: 'Bare again',
      variants: [
        {
          title: 'One',
          price: '1.00',
          metafields: [{ namespace: '$app', key: 'print_sku', value: 'TASSE-LI_QUER-MAGIC' }],
        },
      ],
    });
    const { gid } = await order('blocked', { lines: [{ variant: product.variants[0]?.gid ?? '', quantity: 1 }] });
    const block = await show(gid);
    await block.until(() => expect(buttons(block)).toContain('Do not print'));
    expect(buttons(block)).not.toContain('Cancel at Picanova');
    expect(buttons(block)).not.toContain('Send now');
    block.press('Check again');
    await block.until(() => expect(block.text()).toContain('Not sent: the problem below still stands in the way.'));
    block.press('Do not print');
    await block.until(() => expect(block.text()).toContain('nothing is made and nothing is charged'));
  });

  it('speaks German to a German merchant', async () => {
    const { gid } = await order('sent');
    const block = await show(gid, { language: 'de' });
    await block.until(() => expect(badges(block)).toEqual(['Bei Picanova']));
    expect(block.text()).toMatch(/Picanova-Auftrag \S+ · Kosten [0-9,]+\s€ · Europa/);
  });
});

describe('the resend action', () => {
  it('sends what was cancelled anew, as a new print order', async () => {
    const { gid, picanovaId } = await order('sent');
    connected.picanova.cancelByVendor(picanovaId);
    await eventually('it is cancelled', async () => (await printOrdersOf(gid))[0]?.state === 'cancelled');
    const action = await show(gid, {}, 'print-order-resend');
    await action.until(() =>
      expect(action.all('s-checkbox').map((box) => box.getAttribute('label'))).toEqual([
        `${picanovaId}: 2 × Canvas 40 x 30 cm`,
      ]),
    );
    action.press('Send anew');
    await action.until(() =>
      expect(action.text()).toContain(`Send the print order of ${connected.shop.order(gid).name} anew?`),
    );
    expect(action.text()).toMatch(/made, printed and charged again\. Picanova charges €[0-9.]+\./);
    action.press('Do not send');
    await action.until(() => expect(buttons(action)).not.toContain('Do not send'));
    expect((await printOrdersOf(gid)).map(({ state }) => state)).toEqual(['cancelled']);
    action.press('Send anew');
    await action.until(() => expect(buttons(action)).toContain('Send anew now'));
    action.press('Send anew now');
    await action.until(() => expect(action.text()).toContain('Asked for.'));
    const again = await eventually('a new print order is at Picanova', async () =>
      (await printOrdersOf(gid)).find(({ state }) => state === 'sent'),
    );
    expect(again.picanovaOrderId).not.toBe(picanovaId);
  });

  it('has nothing to send of an order that is at Picanova', async () => {
    const { gid } = await order('sent');
    const action = await show(gid, {}, 'print-order-resend');
    await action.until(() => expect(action.text()).toContain('Nothing to send anew'));
    expect(() => action.press('Send anew')).toThrow('disabled');
    action.press('Close');
    expect(action.closed()).toBe(1);
  });

  it('says that it needs the app', async () => {
    const action = await show('gid://shopify/Order/1', { appIsDown: true }, 'print-order-resend');
    await action.until(() => expect(action.text()).toContain('Sending anew needs the app.'));
  });
});
