import { describe, expect, it } from 'vitest';
import type { PicanovaSimulator } from './index.ts';
import { betaOrderBody, ITEM, ManualClock, startForTest, STORE, type Api } from './testing.ts';

const HOUR_MS = 3_600_000;

async function placed(api: Api, changes: object = {}): Promise<string> {
  return String((await api.post('/beta/orders', betaOrderBody(changes))).body.data?.id);
}

describe('the way of an order', () => {
  it('leads through every status, seen by reading it', async () => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    const status = async (): Promise<unknown> => (await api.get(`/beta/orders/${id}`)).body.data?.status;
    const seen = [await status()];
    for (const step of [sim.setPending, sim.pay, sim.generate, sim.startProduction, sim.ship]) {
      step(id);
      seen.push(await status());
    }
    expect(seen).toEqual(['DRAFT', 'PENDING', 'ACCEPTED', 'GENERATED', 'IN_PROGRESS', 'FULFILLED']);
  });

  it.each([
    [
      'backwards',
      (sim: PicanovaSimulator, id: string) => {
        sim.startProduction(id);
        sim.accept(id);
      },
    ],
    [
      'on from a cancelled order',
      (sim: PicanovaSimulator, id: string) => {
        sim.cancelByVendor(id);
        sim.accept(id);
      },
    ],
    [
      'to shipping from an error',
      (sim: PicanovaSimulator, id: string) => {
        sim.fail(id, 'r');
        sim.ship(id);
      },
    ],
    [
      'to an error after shipping',
      (sim: PicanovaSimulator, id: string) => {
        sim.ship(id);
        sim.fail(id, 'r');
      },
    ],
    ['to paid without waiting for money', (sim: PicanovaSimulator, id: string) => sim.pay(id)],
    [
      'to a tracking number without a parcel',
      (sim: PicanovaSimulator, id: string) => sim.addTracking(id, 0, { number: 'T', url: '' }),
    ],
    [
      'to a second full shipment',
      (sim: PicanovaSimulator, id: string) => {
        sim.ship(id);
        sim.ship(id);
      },
    ],
    [
      'to a parcel with too many copies',
      (sim: PicanovaSimulator, id: string) => sim.ship(id, { items: [{ externalId: 'line-1', quantity: 2 }] }),
    ],
    [
      'to a parcel with an unknown line',
      (sim: PicanovaSimulator, id: string) => sim.ship(id, { items: [{ itemId: 1, quantity: 1 }] }),
    ],
    ['to anything, for an unknown order', (sim: PicanovaSimulator) => sim.accept('PPO0')],
  ])('does not lead %s', async (_what, walk) => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    expect(() => walk(sim, id)).toThrow(/PPO/);
  });

  it('goes on after support has corrected an error', async () => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    sim.fail(id, 'file');
    sim.accept(id);
    expect(sim.order(id).status).toBe('ACCEPTED');
  });
});

describe('the hold time', () => {
  it.each([
    ['immediate', HOUR_MS],
    ['delayed', 24 * HOUR_MS],
  ] as const)('of a store with %s selling ends by itself', async (sellingPreference, holdMs) => {
    const clock = new ManualClock();
    const { api, sim } = await startForTest({ clock, accounts: [{ ...STORE, sellingPreference }] });
    const id = await placed(api);
    clock.nowMs += holdMs - 1;
    expect(sim.order(id).status).toBe('DRAFT');
    clock.nowMs += 1;
    expect((await api.get('/beta/orders')).body.data?.[0]).toMatchObject({ status: 'ACCEPTED' });
  });

  it('never ends in manual mode', async () => {
    const clock = new ManualClock();
    const { api, sim } = await startForTest({ clock, accounts: [{ ...STORE, sellingPreference: 'manual' }] });
    const id = await placed(api);
    clock.nowMs += 1000 * HOUR_MS;
    expect(sim.order(id).status).toBe('DRAFT');
  });
});

describe('cancelling', () => {
  it.each(['accept', 'setPending'] as const)('works after %s', async (step) => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    sim[step](id);
    expect(await api.delete(`/beta/orders/${id}`)).toMatchObject({ status: 200, text: '' });
    expect((await api.get(`/beta/orders/${id}`)).body.data).toMatchObject({
      status: 'CANCELLED',
      status_label: 'Cancelled',
    });
  });

  it.each(['generate', 'startProduction', 'ship', 'cancelByVendor'] as const)('is refused after %s', async (step) => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    sim[step](id);
    const before = sim.order(id).status;
    expect(await api.delete(`/beta/orders/${id}`)).toMatchObject({
      status: 422,
      body: { message: expect.any(String), status_code: 422 },
    });
    expect(sim.order(id).status).toBe(before);
  });

  it('is refused for an unknown order', async () => {
    const { api } = await startForTest();
    expect((await api.delete('/beta/orders/PPO1')).status).toBe(404);
  });
});

describe('parcels', () => {
  it('may be several, and the order is fulfilled with the last copy', async () => {
    const { api, sim } = await startForTest();
    const items = [
      { ...ITEM, quantity: 3 },
      { ...ITEM, external_id: 'line-2' },
    ];
    const id = await placed(api, { items });
    sim.ship(id, {
      items: [{ externalId: 'line-1', quantity: 2 }],
      trackingNumber: 'T1',
      trackingUrl: 'https://t.example/T1',
    });
    expect(sim.order(id).status).toBe('IN_PROGRESS');
    sim.ship(id, { carrier: 'UPS' });
    const [first, second] = sim.order(id).items.map((item) => item.id);
    expect((await api.get(`/beta/orders/${id}`)).body.data).toMatchObject({
      status: 'FULFILLED',
      shipments: [
        {
          shipping_method: { code: 'DHL', name: 'DHL' },
          tracking_number: 'T1',
          tracking_url: 'https://t.example/T1',
          items: [{ item_id: first, item_external_id: 'line-1', quantity: 2 }],
        },
        {
          shipping_method: { code: 'UPS', name: 'UPS' },
          tracking_number: '',
          tracking_url: '',
          items: [
            { item_id: first, quantity: 1 },
            { item_id: second, item_external_id: 'line-2', quantity: 1 },
          ],
        },
      ],
    });
  });

  it('may get their number later', async () => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    sim.ship(id);
    sim.addTracking(id, 0, { number: 'T9', url: 'https://t.example/T9' });
    expect((await api.get(`/beta/orders/${id}`)).body.data?.shipments?.[0]).toMatchObject({
      tracking_number: 'T9',
      tracking_url: 'https://t.example/T9',
    });
  });
});

describe('snapshots', () => {
  it('are copies, of all stores or of one', async () => {
    const { api, sim } = await startForTest({ accounts: [STORE, { user: 'other', key: 'k' }] });
    const id = await placed(api);
    sim.order(id).status = 'ERROR';
    expect(sim.order(id).status).toBe('DRAFT');
    expect(sim.orders('other')).toEqual([]);
    expect(sim.orders().map((order) => order.id)).toEqual([id]);
    expect(() => sim.orders('nobody')).toThrow('nobody');
  });
});
