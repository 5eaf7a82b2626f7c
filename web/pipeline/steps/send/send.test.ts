import { describe, expect, it } from 'vitest';
import { aPicanovaOrder, aSetting, COMBINATION } from '../../../../test/fixtures/domain.ts';
import {
  ACCESS,
  aClaimed,
  aPrintItem,
  FAILURES,
  NOW_MS,
  REFUSED,
  THROTTLED,
  UNKNOWN,
  UNREACHABLE,
} from '../../../../test/fixtures/print-orders.ts';
import type { ClaimedPrintOrder, PrintProvider, RemoteFailure, Shop } from '../../ports/index.ts';
import { createSend } from './send.ts';
import type { MethodChoice } from '../../lookups/shipping-method.ts';

const DHL = { code: 'dhl', name: 'DHL', price: { minor: 334, currency: 'EUR' } };

interface Scene {
  readonly access?: null;
  readonly method?: MethodChoice;
  readonly create?: Awaited<ReturnType<PrintProvider['create']>>;
  readonly marked?: 'stopped';
  readonly find?: Awaited<ReturnType<PrintProvider['findByExternalId']>>;
}

const ORDER = aPicanovaOrder();
/** A create was asked for and never answered, this long ago. */
const unknown = (agoMs: number) => ({ createUnknown: true, createAskedAtMs: NOW_MS - agoMs });
const LONG_AGO = unknown(120_000);

async function sent(changes: Partial<ClaimedPrintOrder> = {}, scene: Scene = {}) {
  const calls: string[] = [];
  const positions: unknown[] = [];
  const marks: string[] = [];
  const step = createSend({
    printOrders: {
      markAsked: async ({ token }, nowMs) => {
        marks.push(`${token} ${nowMs} before ${calls.length}`);
        return scene.marked ?? 'marked';
      },
    },
    connections: { access: async () => (scene.access === null ? null : ACCESS) },
    shops: { find: async () => ({ settings: aSetting() }) as Shop },
    provider: {
      create: async (_access, { api }) => {
        calls.push(`create ${api}`);
        return scene.create ?? { outcome: 'created', order: ORDER };
      },
      findByExternalId: async (_access, externalId) => {
        calls.push(`find ${externalId}`);
        return scene.find ?? { outcome: 'absent' };
      },
    },
    catalogue: { combinations: async () => ({ outcome: 'answered', value: [COMBINATION] }) },
    shippingMethods: async () => scene.method ?? { outcome: 'chosen', method: DHL, notes: [] },
    positions: { sent: (...place) => void positions.push(place) },
    clock: { now: () => NOW_MS },
  });
  return { result: await step(aClaimed(changes)), calls, positions, marks };
}

const blocked = (why: string, problems: readonly unknown[]) => ({
  kind: 'happened',
  event: { kind: 'not_sent', why, problems },
  facts: { createUnknown: false },
});
const failure = (of: RemoteFailure, createUnknown: boolean) => ({
  kind: 'failed',
  failure: of,
  facts: { createUnknown },
});

describe('sending', () => {
  it('creates the order and learns what Picanova made of it', async () => {
    const { result, calls, positions } = await sent();
    expect(calls).toEqual(['create beta']);
    expect(positions).toEqual([[ACCESS.id, ORDER.id]]);
    expect(result).toEqual({
      kind: 'happened',
      event: { kind: 'sent', how: 'created', picanovaOrderId: ORDER.id, problems: [], notes: [] },
      facts: {
        createUnknown: false,
        picanovaOrderId: ORDER.id,
        picanovaStatus: 'ACCEPTED',
        isTest: false,
        totalMinor: 2826,
        totalCurrency: 'EUR',
        itemIds: { '501': 'gid://shopify/LineItem/1' },
        sentAtMs: NOW_MS,
        shippingMethod: 'dhl',
      },
    });
  });

  it('names no shipping method where the API takes none', async () => {
    const items = [aPrintItem(1, { identity: { kind: 'design', designSku: 'D-7' } })];
    const { result, calls } = await sent({ items });
    expect(calls).toEqual(['create v1']);
    expect(result).not.toHaveProperty('facts.shippingMethod');
  });

  it('says where the order that was made differs from what was meant', async () => {
    const order = aPicanovaOrder({ isTest: true });
    expect((await sent({}, { create: { outcome: 'created', order } })).result).toMatchObject({
      event: { problems: [{ code: 'test_mode_mismatch' }] },
      facts: { isTest: true },
    });
  });

  it.each([
    ['no region of its own', { connectionId: null }, {}],
    ['a connection that is gone', {}, { access: null }],
  ] as const)('is blocked with %s', async (_what, changes, scene) => {
    const { result, calls } = await sent(changes, scene);
    expect(calls).toEqual([]);
    expect(result).toEqual(blocked('blocked_before_sending', [{ code: 'not_connected', detail: { region: 'EU' } }]));
  });

  it('is blocked by what is wrong before it is sent', async () => {
    const problems = [{ code: 'destination_not_served', detail: { country: 'AQ' } }] as const;
    const { result, calls } = await sent({}, { method: { outcome: 'problems', problems } });
    expect(calls).toEqual([]);
    expect(result).toEqual(blocked('blocked_before_sending', problems));
  });

  it.each(FAILURES)('waits, certainly unsent, when rates cannot be read ($outcome)', async (cause) => {
    const { result } = await sent({}, { method: { outcome: 'failed', failure: cause } });
    expect(result).toEqual(failure(cause, false));
  });

  it('is blocked when Picanova refuses to say what it needs to know', async () => {
    const { result } = await sent({}, { method: { outcome: 'failed', failure: REFUSED } });
    expect(result).toMatchObject(
      blocked('refused_by_picanova', [{ code: 'rejected_by_picanova', detail: { reason: 'no', fields: [] } }]),
    );
  });
});

describe('a create without a clear answer', () => {
  it('that certainly did not act leaves nothing to look for', async () => {
    expect((await sent({}, { create: THROTTLED })).result).toEqual(failure(THROTTLED, false));
    expect((await sent({}, { create: UNREACHABLE })).result).toEqual(failure(UNREACHABLE, false));
  });

  it('that may have acted is looked up before the next', async () => {
    expect((await sent({}, { create: UNKNOWN })).result).toEqual(failure(UNKNOWN, true));
  });

  it('is adopted when it is found', async () => {
    const { result, calls } = await sent(unknown(0), { find: { outcome: 'found', order: ORDER } });
    expect(calls).toEqual(['find acme-11-EU']);
    expect(result).toMatchObject({ event: { kind: 'sent', how: 'adopted', picanovaOrderId: ORDER.id, notes: [] } });
    expect(result).not.toHaveProperty('facts.shippingMethod');
  });

  it('is looked for again while it may only be late to be found', async () => {
    const { result, calls } = await sent(unknown(20_000));
    expect(calls).toEqual(['find acme-11-EU']);
    expect(result).toEqual({
      kind: 'happened',
      event: { kind: 'not_found_yet', step: 'send', dueAtMs: NOW_MS + 20_000 },
      facts: { createUnknown: true },
      progressed: false,
    });
  });

  it('is made again only when it is certainly not there', async () => {
    expect((await sent(LONG_AGO)).calls).toEqual(['find acme-11-EU', 'create beta']);
    for (const cause of FAILURES) {
      const { result, calls } = await sent(LONG_AGO, { find: cause });
      expect(calls).toEqual(['find acme-11-EU']);
      expect(result).toEqual(failure(cause, true));
    }
  });

  it('is written down before it is asked for, and not asked for when that is too late', async () => {
    expect((await sent()).marks).toEqual([`lease ${NOW_MS} before 0`]);
    expect((await sent(LONG_AGO)).marks).toEqual([`lease ${NOW_MS} before 1`]);
    const late = await sent({}, { marked: 'stopped' });
    expect(late.calls).toEqual([]);
    expect(late.result).toMatchObject({ kind: 'failed', failure: { outcome: 'unreachable' }, facts: {} });
  });
});

describe('a create that is refused', () => {
  it('is a problem, with its cause, when it is not there', async () => {
    const create = { ...REFUSED, fields: { 'items.0.options': ['?'] } };
    const { result, calls } = await sent({}, { create });
    expect(calls).toEqual(['create beta', 'find acme-11-EU']);
    expect(result).toMatchObject(blocked('refused_by_picanova', [{ code: 'unknown_option' }]));
  });

  it('as a duplicate is neither judged nor repeated before it is found', async () => {
    const late = await sent({}, { create: { outcome: 'duplicate' } });
    expect(late.calls).toEqual(['create beta', 'find acme-11-EU']);
    expect(late.result).toMatchObject({
      kind: 'failed',
      failure: { outcome: 'unknown', retry: true },
      facts: { createUnknown: true },
    });
  });

  it.each([{ outcome: 'duplicate' }, REFUSED] as const)(
    'is adopted when it is there all the same, and asked for again when nobody answers ($outcome)',
    async (create) => {
      const found = await sent({}, { create, find: { outcome: 'found', order: ORDER } });
      expect(found.result).toMatchObject({ event: { kind: 'sent', how: 'adopted' } });
      for (const cause of FAILURES)
        expect((await sent({}, { create, find: cause })).result).toEqual(failure(cause, true));
    },
  );
});
