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
import type { MethodChoice } from './shipping-method.ts';

interface Scene {
  readonly access?: null;
  readonly method?: MethodChoice;
  readonly create?: Awaited<ReturnType<PrintProvider['create']>>;
  readonly find?: Awaited<ReturnType<PrintProvider['findByExternalId']>>;
}

const ORDER = aPicanovaOrder();

async function sent(changes: Partial<ClaimedPrintOrder> = {}, scene: Scene = {}) {
  const calls: string[] = [];
  const positions: unknown[] = [];
  const step = createSend({
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
    shippingMethods: async () => scene.method ?? { outcome: 'chosen', code: 'dhl', notes: [] },
    positions: { sent: (...place) => void positions.push(place) },
    clock: { now: () => NOW_MS },
  });
  return { result: await step(aClaimed(changes)), calls, positions };
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
    const { result, calls } = await sent({ createUnknown: true }, { find: { outcome: 'found', order: ORDER } });
    expect(calls).toEqual(['find acme-11-EU']);
    expect(result).toMatchObject({ event: { kind: 'sent', how: 'adopted', picanovaOrderId: ORDER.id, notes: [] } });
    expect(result).not.toHaveProperty('facts.shippingMethod');
  });

  it('is made again only when it is certainly not there', async () => {
    expect((await sent({ createUnknown: true })).calls).toEqual(['find acme-11-EU', 'create beta']);
    for (const cause of FAILURES) {
      const { result, calls } = await sent({ createUnknown: true }, { find: cause });
      expect(calls).toEqual(['find acme-11-EU']);
      expect(result).toEqual(failure(cause, true));
    }
  });
});

describe('a create that is refused', () => {
  it('is a problem, with its cause', async () => {
    const create = { ...REFUSED, fields: { 'items.0.options': ['?'] } };
    expect((await sent({}, { create })).result).toMatchObject(
      blocked('refused_by_picanova', [{ code: 'unknown_option' }]),
    );
  });

  it.each([
    ['as a duplicate', {}, { outcome: 'duplicate' }],
    ['after one whose answer was lost', { createUnknown: true }, REFUSED],
  ] as const)('%s is looked up, and neither judged nor repeated before it is found', async (_why, changes, create) => {
    const late = await sent(changes, { create });
    expect(late.calls.at(-1)).toBe('find acme-11-EU');
    expect(late.result).toMatchObject({
      kind: 'failed',
      failure: { outcome: 'unknown', retry: true },
      facts: { createUnknown: true },
    });
  });

  it('as a duplicate is adopted when it is found, and asked for again when nobody answers', async () => {
    const found = await sent({}, { create: { outcome: 'duplicate' }, find: { outcome: 'found', order: ORDER } });
    expect(found.result).toMatchObject({ event: { kind: 'sent', how: 'adopted' } });
    for (const cause of FAILURES)
      expect((await sent({}, { create: { outcome: 'duplicate' }, find: cause })).result).toEqual(failure(cause, true));
  });
});
