import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../faults.ts';
import { betaOrderBody, ManualClock, startForTest, startReceiver, STORE, type Api } from './testing.ts';

const MINUTE_MS = 60_000;

async function placed(api: Api, changes: object = {}): Promise<string> {
  return String((await api.post('/beta/orders', betaOrderBody(changes))).body.data?.id);
}

describe('webhooks', () => {
  it('tell of a shipment in the documented envelope, lines by item id only', async () => {
    const { url, events } = await startReceiver();
    const { api, sim } = await startForTest({ clock: new ManualClock(), accounts: [{ ...STORE, webhookUrl: url }] });
    const id = await placed(api, { is_test: true });
    sim.ship(id);
    await sim.drain();
    const created = { date: '2026-11-24 09:00:00.250000', timezone_type: 3, timezone: 'UTC' };
    const shipment = {
      shipping_method: { code: 'DHL', name: 'DHL' },
      tracking_number: '',
      tracking_url: '',
      shipped_at: created,
      items: [{ item_id: sim.order(id).items[0]?.id, quantity: 1 }],
    };
    expect(events).toMatchObject([
      {
        type: 'shipment_sent',
        created,
        data: {
          shipment,
          order: {
            id,
            is_test: true,
            status: 'FULFILLED',
            status_label: 'Fulfilled (TEST)',
            shipments: [shipment],
            items: [{ external_id: 'line-1' }],
          },
        },
      },
    ]);
    expect(events[0]?.data?.shipment?.items?.[0]).not.toHaveProperty('item_external_id');
    expect(sim.deliveries()).toEqual([{ type: 'shipment_sent', orderId: id, acknowledged: true, attempts: 1 }]);
  });

  it('tell of carriers, faults, comments and cancels, each with its own field', async () => {
    const { url, events } = await startReceiver();
    const { api, sim } = await startForTest({ betaDates: 'iso', accounts: [{ ...STORE, webhookUrl: url }] });
    const [a, b, c] = [
      await placed(api, { external_id: 'a' }),
      await placed(api, { external_id: 'b' }),
      await placed(api, { external_id: 'c' }),
    ];
    const steps = [
      () =>
        sim.trackingEvent(a, {
          status: 'in_transit',
          location: 'Köln, DE',
          details: 'Departed',
          atMs: Date.UTC(2026, 0, 1),
        }),
      () => sim.fail(a, 'no file'),
      () => sim.comment(b, 'Check the address.'),
      () => sim.cancelByVendor(b),
      () => api.delete(`/beta/orders/${c}`),
    ];
    for (const step of steps) {
      await step();
      await sim.drain();
    }
    expect(events.map((event) => [event.type, event.data])).toMatchObject([
      [
        'shipment_tracking_event',
        {
          event: {
            status: 'in_transit',
            location: 'Köln, DE',
            details: 'Departed',
            date: '2026-01-01T00:00:00.000000Z',
          },
          order: { id: a },
        },
      ],
      ['order_failed', { reason: 'no file', order: { id: a, status: 'ERROR' } }],
      ['order_commented', { comment: 'Check the address.', order: { id: b, status: 'DRAFT' } }],
      ['order_canceled', { author: 'System', order: { id: b, status: 'CANCELLED' } }],
      ['order_canceled', { author: 'API', order: { id: c, status: 'CANCELLED' } }],
    ]);
  });

  it('say nothing of steps that have no event', async () => {
    const { url, events } = await startReceiver();
    const { api, sim } = await startForTest({ accounts: [{ ...STORE, webhookUrl: url }] });
    const id = await placed(api);
    for (const step of [sim.setPending, sim.pay, sim.generate, sim.startProduction]) step(id);
    await sim.drain();
    expect(events).toEqual([]);
    expect(sim.deliveries()).toEqual([]);
  });

  it('go to the URL that was set when the order was created', async () => {
    const [old, fresh] = [await startReceiver(), await startReceiver()];
    const { api, sim } = await startForTest();
    const silent = await placed(api, { external_id: 'silent' });
    sim.setWebhookUrl('eu-store', old.url);
    const first = await placed(api, { external_id: 'first' });
    sim.setWebhookUrl('eu-store', fresh.url);
    const second = await placed(api, { external_id: 'second' });
    sim.setWebhookUrl('eu-store', null);
    for (const id of [silent, first, second]) sim.comment(id, 'hello');
    await sim.drain();
    expect(old.events.map((event) => event.data?.order?.external_id)).toEqual(['first']);
    expect(fresh.events.map((event) => event.data?.order?.external_id)).toEqual(['second']);
  });

  it('are retried after 1, 5, 10, 20 and 30 minutes, then lost', async () => {
    const { url, events } = await startReceiver(...Array.from({ length: 10 }, () => 500));
    const clock = new ManualClock();
    const { api, sim } = await startForTest({ clock, accounts: [{ ...STORE, webhookUrl: url }] });
    const id = await placed(api);
    sim.comment(id, 'hello');
    await sim.drain();
    for (const minutes of [1, 5, 10, 20, 30]) {
      clock.nowMs += minutes * MINUTE_MS - 1;
      expect(sim.retryDue()).toBe(0);
      clock.nowMs += 1;
      expect(sim.retryDue()).toBe(1);
      await sim.drain();
    }
    clock.nowMs += 1000 * MINUTE_MS;
    expect(sim.retryDue()).toBe(0);
    expect(events).toHaveLength(6);
    expect(sim.deliveries()).toEqual([{ type: 'order_commented', orderId: id, acknowledged: false, attempts: 6 }]);
  });

  it('stop being retried once they are acknowledged', async () => {
    const { url, events } = await startReceiver(503, 202);
    const clock = new ManualClock();
    const { api, sim } = await startForTest({ clock, accounts: [{ ...STORE, webhookUrl: url }] });
    sim.comment(await placed(api), 'hello');
    await sim.drain();
    clock.nowMs += MINUTE_MS;
    sim.retryDue();
    await sim.drain();
    expect(sim.deliveries()).toMatchObject([{ acknowledged: true, attempts: 2 }]);
    clock.nowMs += 100 * MINUTE_MS;
    expect(sim.retryDue()).toBe(0);
    expect(events).toHaveLength(2);
  });

  it('are lost for good when they are dropped, and come twice when they are doubled', async () => {
    const { url, events } = await startReceiver();
    const clock = new ManualClock();
    const { api, sim } = await startForTest({ clock, accounts: [{ ...STORE, webhookUrl: url }] });
    const id = await placed(api);
    sim.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
    sim.comment(id, 'dropped');
    await sim.drain();
    clock.nowMs += 100 * MINUTE_MS;
    expect(sim.retryDue()).toBe(0);
    sim.faults.rates = { ...NO_FAULTS, deliveryDuplicate: 1 };
    sim.comment(id, 'doubled');
    await sim.drain();
    expect(events.map((event) => event.data?.comment)).toEqual(['doubled', 'doubled']);
    expect(sim.deliveries().map(({ acknowledged, attempts }) => [acknowledged, attempts])).toEqual([
      [false, 1],
      [true, 1],
    ]);
  });
});
