import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../simulator/shopify/types.ts';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest();
});
afterAll(() => app.close());

function order(gid: string): OrderView {
  return app.surroundings.shop.order(gid);
}

function place(options: Partial<Parameters<AppUnderTest['surroundings']['shop']['placeOrder']>[0]> = {}): string {
  return app.surroundings.shop.placeOrder({ lines: [{ variant: app.variant, quantity: 2 }], ...options }).gid;
}

interface Seen {
  readonly id: string;
  readonly externalId: string;
  readonly state: string;
  readonly picanovaOrderId: string | null;
  readonly isTest: boolean;
  readonly problems: readonly { readonly code: string }[];
}

/** None while the app has not heard of the order. */
async function printOrders(gid: string): Promise<readonly Seen[]> {
  const answer = (await app.find(`/orders/${gid.split('/').at(-1)}`)) as { printOrders: Seen[] } | null;
  return answer?.printOrders ?? [];
}

/** The one print order of an order once it is in this state. */
function reached(gid: string, state: string): Promise<Seen> {
  let last: readonly Seen[] = [];
  return eventually(
    `${gid} is ${state}`,
    async () => {
      last = await printOrders(gid);
      return last.find((printOrder) => printOrder.state === state);
    },
    () => last,
  );
}

function atPicanova(externalId: string) {
  return app.surroundings.picanova.orders().filter((candidate) => candidate.externalId === externalId);
}

describe('the way of an order', () => {
  it('goes from payment to a Shopify fulfillment with tracking, once', async () => {
    const gid = place();
    const { externalId, picanovaOrderId } = await reached(gid, 'sent');
    expect(atPicanova(externalId)).toHaveLength(1);
    await eventually(
      'Shopify shows progress and the tag',
      () => order(gid).tags.includes('Picanova: sent') && order(gid).fulfillmentOrders[0]?.progressReported,
    );
    app.surroundings.picanova.ship(picanovaOrderId ?? '', {
      carrier: 'UPS',
      trackingNumber: '1Z999',
      trackingUrl: 'https://ups.example.com/1Z999',
    });
    await reached(gid, 'fulfilled');
    const { fulfillments, tags } = order(gid);
    expect(fulfillments).toHaveLength(1);
    expect(fulfillments[0]).toMatchObject({
      tracking: { company: 'UPS', number: '1Z999', url: 'https://ups.example.com/1Z999' },
      notifyCustomer: true,
    });
    expect(fulfillments[0]?.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(tags).toContain('Picanova: shipped');
  });

  it('makes two fulfillments for two parcels, each with its own quantity', async () => {
    const gid = place();
    const { picanovaOrderId } = await reached(gid, 'sent');
    const id = picanovaOrderId ?? '';
    const item = app.surroundings.picanova.order(id).items[0];
    app.surroundings.picanova.ship(id, {
      items: [{ itemId: item?.id ?? 0, quantity: 1 }],
      carrier: 'UPS',
      trackingNumber: 'P1',
    });
    await eventually('the first parcel is written', () => order(gid).fulfillments.length === 1);
    app.surroundings.picanova.ship(id, { carrier: 'UPS', trackingNumber: 'P2' });
    await reached(gid, 'fulfilled');
    expect(
      order(gid).fulfillments.map(({ tracking, lines }) => [tracking.number, lines.map(({ quantity }) => quantity)]),
    ).toEqual([
      ['P1', [1]],
      ['P2', [1]],
    ]);
  });

  it('fulfils without a number and completes the number that comes later', async () => {
    const gid = place();
    const { id, picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.picanova.ship(picanovaOrderId ?? '', { carrier: 'UPS' });
    await reached(gid, 'fulfilled');
    app.surroundings.picanova.addTracking(picanovaOrderId ?? '', 0, {
      number: '1ZLATE',
      url: 'https://ups.example.com/1ZLATE',
    });
    await app.api({ method: 'POST', path: `/print-orders/${id}/refresh` });
    await eventually(
      'the number arrives',
      () => order(gid).fulfillments[0]?.tracking.number === '1ZLATE',
      () => order(gid).fulfillments,
    );
    expect(order(gid).fulfillments).toHaveLength(1);
  });

  it('leaves foreign lines alone in a mixed cart and reports no progress for them', async () => {
    const gid = place({
      lines: [
        { variant: app.variant, quantity: 1 },
        { title: 'Gift card', quantity: 1 },
      ],
    });
    const { picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.picanova.ship(picanovaOrderId ?? '', { carrier: 'UPS', trackingNumber: 'MIXED' });
    await reached(gid, 'fulfilled');
    const [fulfillmentOrder] = order(gid).fulfillmentOrders;
    expect(fulfillmentOrder?.progressReported).toBe(false);
    expect(fulfillmentOrder?.lines.map(({ remainingQuantity }) => remainingQuantity).toSorted()).toEqual([0, 1]);
  });

  it('sends nothing before it is paid, and everything once it is', async () => {
    const gid = place({ paid: false });
    await reached(gid, 'held');
    app.surroundings.shop.pay(gid);
    await reached(gid, 'sent');
  });

  it('sends a Shopify test order as a Picanova test order, and lets its parcel fulfil it', async () => {
    const gid = place({ test: true });
    const { isTest, picanovaOrderId } = await reached(gid, 'sent');
    expect(isTest).toBe(true);
    app.surroundings.picanova.ship(picanovaOrderId ?? '', { carrier: 'UPS', trackingNumber: 'TEST' });
    await reached(gid, 'fulfilled');
  });

  it('stops the print of an order that is cancelled in time', async () => {
    const gid = place();
    const { picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.shop.cancel(gid);
    await reached(gid, 'cancelled');
    expect(app.surroundings.picanova.order(picanovaOrderId ?? '').status).toBe('CANCELLED');
  });

  it('says honestly that it was too late, and still ships', async () => {
    const gid = place();
    const { picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.picanova.startProduction(picanovaOrderId ?? '');
    app.surroundings.shop.cancel(gid);
    await eventually('the problem is shown', async () =>
      (await printOrders(gid))[0]?.problems.some(({ code }) => code === 'too_late_to_cancel'),
    );
    app.surroundings.picanova.ship(picanovaOrderId ?? '', { carrier: 'UPS', trackingNumber: 'INVAIN' });
    const { problems } = await reached(gid, 'shipped');
    expect(problems.map(({ code }) => code)).toEqual(['too_late_to_cancel']);
  });

  it('never sends an order that is cancelled before it is planned', async () => {
    const gid = place();
    app.surroundings.shop.cancel(gid);
    await app.surroundings.shopify.drain();
    const [fulfillmentOrder] = order(gid).fulfillmentOrders;
    await reached(place(), 'sent');
    expect((await printOrders(gid)).filter(({ picanovaOrderId }) => picanovaOrderId !== null)).toEqual([]);
    expect(atPicanova(`surroundings-${fulfillmentOrder?.gid.split('/').at(-1)}-EU`)).toEqual([]);
  });

  it('waits while a hold stands and goes on when it is lifted', async () => {
    const gid = place({ paid: false });
    await reached(gid, 'held');
    const fulfillmentOrderGid = order(gid).fulfillmentOrders[0]?.gid ?? '';
    app.surroundings.shop.hold(fulfillmentOrderGid);
    app.surroundings.shop.pay(gid);
    await app.surroundings.shopify.drain();
    await reached(gid, 'held');
    app.surroundings.shop.release(fulfillmentOrderGid);
    await reached(gid, 'sent');
  });

  it('adopts what the merchant fulfilled by hand, and does not fight it', async () => {
    const gid = place();
    const { picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.shop.fulfilManually(order(gid).fulfillmentOrders[0]?.gid ?? '', {
      tracking: { number: 'BYHAND' },
    });
    app.surroundings.picanova.ship(picanovaOrderId ?? '', { carrier: 'UPS', trackingNumber: 'OURS' });
    await reached(gid, 'fulfilled');
    expect(order(gid).fulfillments).toHaveLength(1);
  });

  it("tells what Picanova charges, and what is left of the items' prices", async () => {
    const gid = place();
    await reached(gid, 'sent');
    const [printOrder] = (
      (await app.find(`/orders/${gid.split('/').at(-1)}`)) as {
        printOrders: Record<'picanovaTotal' | 'soldFor' | 'margin', { minor: number; currency: string }>[];
      }
    ).printOrders;
    expect(printOrder?.picanovaTotal.minor).toBeGreaterThan(0);
    expect(printOrder?.margin).toMatchObject({
      minor: (printOrder?.soldFor.minor ?? 0) - (printOrder?.picanovaTotal.minor ?? 0),
      currency: 'EUR',
    });
  });

  it('shows what Picanova reports as failed', async () => {
    const gid = place();
    const { picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.picanova.fail(picanovaOrderId ?? '', 'The print file could not be downloaded.');
    const failed = await reached(gid, 'failed');
    expect(failed.problems.map(({ code }) => code)).toContain('failed_at_picanova');
  });

  it('sends a cancelled one anew under the next revision when asked', async () => {
    const gid = place();
    const { id, externalId, picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.picanova.cancelByVendor(picanovaOrderId ?? '');
    const cancelled = await reached(gid, 'cancelled');
    expect(cancelled.problems.map(({ code }) => code)).toContain('cancelled_at_picanova');
    await app.api({ method: 'POST', path: `/print-orders/${id}/resubmit` });
    const anew = await reached(gid, 'sent');
    expect(anew.externalId).toBe(`${externalId}-R2`);
  });
});
