import { describe, expect, it } from 'vitest';
import { aParcel, aPicanovaOrder, aShipment } from '../../../../test/fixtures/domain.ts';
import { ACCESS, aClaimed, FAILURES, NOW_MS } from '../../../../test/fixtures/print-orders.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import type { ClaimedPrintOrder, PrintProvider } from '../../ports/index.ts';
import type { StepResult } from '../../runner/step.ts';
import { createSync } from './sync.ts';

const LINE = 'gid://shopify/LineItem/1';
const ORDER = aPicanovaOrder();

async function synced(
  changes: Partial<ClaimedPrintOrder> = {},
  scene: { access?: null; read?: Awaited<ReturnType<PrintProvider['read']>> } = {},
): Promise<StepResult | undefined> {
  const results: StepResult[] = [];
  const step = createSync({
    printOrders: { wakeOrphans: async () => 0 },
    connections: { access: async () => (scene.access === null ? null : ACCESS) },
    provider: {
      read: async () => scene.read ?? { outcome: 'found', order: ORDER },
      listOrders: async () => ({ outcome: 'listed', orders: [], totalPages: 1 }),
    },
    positions: { sent: () => undefined, bestPage: () => null, shown: () => undefined },
    clock: { now: () => NOW_MS },
    pollMs: 600_000,
  });
  const row = aClaimed({
    step: 'sync',
    state: 'sent',
    picanovaOrderId: ORDER.id,
    picanovaStatus: 'ACCEPTED',
    itemIds: { '501': LINE },
    ...changes,
  });
  await step([row], async (_row, result) => void results.push(result));
  return results[0];
}
const found = (changes: Parameters<typeof aPicanovaOrder>[0]) =>
  ({ outcome: 'found', order: aPicanovaOrder(changes) }) as const;

describe('reading an order back', () => {
  it('says how it stands, and nothing more when nothing is new', async () => {
    expect(await synced()).toEqual({
      kind: 'happened',
      event: expect.objectContaining({ kind: 'read_back', mayFulfil: true, unwritten: false, log: [] }) as unknown,
      facts: { picanovaStatus: 'ACCEPTED', itemIds: { '501': LINE } },
    });
  });

  it('logs a new status and a new parcel, which is to be written', async () => {
    const read = found({ status: 'fulfilled', rawStatus: 'FULFILLED', shipments: [aParcel({ 1: 1 })] });
    expect(await synced({}, { read })).toMatchObject({
      event: {
        unwritten: true,
        log: [
          { event: 'picanova_status', detail: { from: 'ACCEPTED', to: 'FULFILLED' } },
          { event: 'parcel', detail: { key: 'parcel-1', carrier: 'DHL', trackingNumber: null } },
        ],
      },
      facts: { shipments: [{ key: 'parcel-1', lines: [{ lineItemGid: LINE, quantity: 1 }] }] },
    });
  });

  it('knows a parcel that Shopify holds, until its number changes', async () => {
    const fulfillmentGid = 'gid://shopify/Fulfillment/1' as FulfillmentGid;
    const shipments = [aShipment({ fulfillmentGid, writtenTrackingNumber: 'N1' })];
    const same = found({ shipments: [aParcel({ 1: 1 }, { trackingNumber: 'N1' })] });
    expect(await synced({ shipments }, { read: same })).toMatchObject({ event: { unwritten: false } });
    const unwritten = [aShipment({ fulfillmentGid, writtenTrackingNumber: null })];
    expect(await synced({ shipments: unwritten }, { read: same })).toMatchObject({ event: { unwritten: true } });
  });

  it('never fulfils a real order by a test print', async () => {
    const read = found({ isTest: true });
    expect(await synced({ isTest: true }, { read })).toMatchObject({ event: { mayFulfil: false } });
    expect(await synced({ isTest: true, orderIsTest: true }, { read })).toMatchObject({ event: { mayFulfil: true } });
  });

  it('compares items that the create did not answer with', async () => {
    const items = [{ id: '501', externalId: '101', variantId: 3, sku: null, quantity: 4, options: null }];
    const result = await synced({ itemIds: {} }, { read: found({ items }) });
    expect(result).toMatchObject({
      event: { reading: { problems: [{ code: 'answer_differs' }] } },
      facts: { itemIds: { '501': LINE } },
    });
    const silent = await synced({ itemIds: {} }, { read: found({ items: [] }) });
    expect(silent).toMatchObject({ event: { reading: { problems: [] } }, facts: { itemIds: {} } });
  });
});

describe('a difference between what was sent and what is there', () => {
  const differs = { code: 'answer_differs' as const, detail: { what: 'address', parts: ['city'] } };
  const MINUTE_MS = 60_000;
  const problemsOf = async (row: Partial<ClaimedPrintOrder>, order: Parameters<typeof aPicanovaOrder>[0]) => {
    const result = await synced({ sentAtMs: NOW_MS - MINUTE_MS, ...row }, { read: found(order) });
    return result?.kind === 'happened' && result.event.kind === 'read_back' ? result.event.reading.problems : null;
  };
  const elsewhere = { address: { city: 'Bonn' } };

  it('is a problem as long as the order can be stopped', async () => {
    expect(await problemsOf({}, elsewhere)).toEqual([differs]);
    expect(await problemsOf({}, { ...elsewhere, status: 'in_progress' })).toEqual([]);
    expect(await problemsOf({ sentAtMs: NOW_MS - 61 * MINUTE_MS }, elsewhere)).toEqual([]);
    expect(await problemsOf({ sentAtMs: NOW_MS - 61 * MINUTE_MS }, { ...elsewhere, status: 'draft' })).toEqual([
      differs,
    ]);
    expect(await problemsOf({ cancelRequestedAtMs: NOW_MS }, elsewhere)).toEqual([]);
  });

  it('is told once, stays while nothing else is said, and is gone when it was mended there', async () => {
    expect(await problemsOf({ problems: [differs] }, elsewhere)).toEqual([differs]);
    expect(await problemsOf({ problems: [differs] }, {})).toEqual([differs]);
    expect(await problemsOf({ problems: [differs] }, { address: { city: 'KÖLN' } })).toEqual([]);
    expect(await problemsOf({ problems: [differs] }, { address: { city: 'Köln' }, status: 'in_progress' })).toEqual([
      differs,
    ]);
  });
});

describe('an order that cannot be read', () => {
  it('has vanished, certainly so after the fifth attempt', async () => {
    const read = { outcome: 'absent' } as const;
    const vanished = (certain: boolean) => ({
      kind: 'happened',
      event: { kind: 'vanished', certain },
      progressed: false,
    });
    expect(await synced({ attempt: 4 }, { read })).toMatchObject(vanished(false));
    expect(await synced({ attempt: 5 }, { read })).toMatchObject(vanished(true));
  });

  it.each(FAILURES)('is asked for again ($outcome)', async (failure) => {
    expect(await synced({}, { read: failure })).toEqual({ kind: 'failed', failure, facts: {} });
  });

  it('waits for its region to be connected', async () => {
    const disconnected = { kind: 'happened', event: { kind: 'disconnected', region: 'EU' }, progressed: false };
    expect(await synced({}, { access: null })).toMatchObject(disconnected);
    expect(await synced({ connectionId: null })).toMatchObject(disconnected);
  });

  it('is nothing to ask about when there is none', async () => {
    const step = createSync({
      printOrders: { wakeOrphans: async () => 0 },
      connections: { access: async () => ACCESS },
      provider: {
        read: async () => ({ outcome: 'absent' }),
        listOrders: async () => ({ outcome: 'listed', orders: [], totalPages: 1 }),
      },
      positions: { sent: () => undefined, bestPage: () => null, shown: () => undefined },
      clock: { now: () => NOW_MS },
      pollMs: 600_000,
    });
    const results: StepResult[] = [];
    await step([], async (_row, result) => void results.push(result));
    expect(results).toEqual([]);
  });
});
