import { describe, expect, it } from 'vitest';
import { aPicanovaOrder } from '../../../../test/fixtures/domain.ts';
import {
  ACCESS,
  aClaimed,
  FAILURES,
  NOW_MS,
  REFUSED,
  UNKNOWN,
  UNREACHABLE,
} from '../../../../test/fixtures/print-orders.ts';
import type { PicanovaOrderId } from '../../../domain/kernel/ids.ts';
import type { PicanovaStatus } from '../../../domain/print-order/picanova-order.ts';
import type { ClaimedPrintOrder } from '../../ports/index.ts';
import { createCancel, type CancelPorts } from './cancel.ts';

type Answer<Of extends (...input: never[]) => unknown> = Awaited<ReturnType<Of>>;
interface Scene {
  readonly access?: null;
  readonly cancel?: Answer<CancelPorts['provider']['cancel']>;
  readonly read?: Answer<CancelPorts['provider']['read']>;
  readonly find?: Answer<CancelPorts['provider']['findByExternalId']>;
  readonly answered?: Answer<CancelPorts['shopify']['answerCancellation']>;
}

const ID = 'PPO00000001' as PicanovaOrderId;
const NOT_CANCELLED = { outcome: 'not_cancelled', reason: 'in production' } as const;
const there = (status: PicanovaStatus) => ({ outcome: 'found', order: aPicanovaOrder({ status }) }) as const;

function cancelled(changes: Partial<ClaimedPrintOrder>, scene: Scene = {}) {
  const calls: unknown[] = [];
  const step = createCancel({
    connections: { access: async () => (scene.access === null ? null : ACCESS) },
    provider: {
      cancel: async (_access, id) => {
        calls.push(`cancel ${id}`);
        return scene.cancel ?? { outcome: 'cancelled' };
      },
      read: async (_access, id) => {
        calls.push(`read ${id}`);
        return scene.read ?? { outcome: 'absent' };
      },
      findByExternalId: async (_access, externalId) => {
        calls.push(`find ${externalId}`);
        return scene.find ?? { outcome: 'absent' };
      },
    },
    clock: { now: () => NOW_MS },
    shopify: {
      answerCancellation: async (_shop, { accept }) => {
        calls.push(accept ? 'accept' : 'reject');
        return scene.answered ?? { outcome: 'answered' };
      },
    },
  });
  const row = aClaimed({ step: 'cancel', state: 'cancelling', picanovaOrderId: ID, ...changes });
  return step(row).then((result) => ({ result, calls }));
}

const stopped = (how: string, wakeOrder = false) => ({
  kind: 'happened',
  event: { kind: 'cancel_stopped', how },
  facts: { createUnknown: false, cancelAnswered: true, wakeOrder },
});
const tooLate = (stays: 'sent' | 'failed') => ({
  kind: 'happened',
  event: { kind: 'cancel_refused', picanovaOrderId: ID, reason: 'in production', stays, cause: null },
  facts: { createUnknown: false, cancelAnswered: true, picanovaOrderId: ID, resubmit: false },
});

describe('cancelling what Picanova may not know', () => {
  it('asks nobody when it was never sent', async () => {
    const { result, calls } = await cancelled({ picanovaOrderId: null });
    expect(result).toEqual(stopped('never_sent'));
    expect(calls).toEqual([]);
  });

  it('looks for what a lost create may have left there', async () => {
    const unknown = { picanovaOrderId: null, createUnknown: true, createAskedAtMs: NOW_MS - 120_000 };
    expect((await cancelled(unknown)).result).toEqual(stopped('never_arrived'));
    const found = await cancelled(unknown, { find: there('accepted') });
    expect(found.result).toEqual(stopped('stopped_at_picanova'));
    expect(found.calls).toEqual(['find acme-11-EU', `cancel ${ID}`]);
    for (const failure of FAILURES)
      expect((await cancelled(unknown, { find: failure })).result).toEqual({ kind: 'failed', failure, facts: {} });
  });

  it('does not believe at once that a lost create left nothing there', async () => {
    const unknown = { picanovaOrderId: null, createUnknown: true, createAskedAtMs: NOW_MS - 30_000 };
    const { result, calls } = await cancelled(unknown);
    expect(calls).toEqual(['find acme-11-EU']);
    expect(result).toMatchObject({ event: { kind: 'not_found_yet', step: 'cancel', dueAtMs: NOW_MS + 30_000 } });
  });

  it.each([[{ connectionId: null }, {}] as const, [{}, { access: null }] as const])(
    'waits without a connection (%o)',
    async (changes, scene) => {
      expect((await cancelled(changes, scene)).result).toEqual({
        kind: 'happened',
        event: { kind: 'disconnected', region: 'EU' },
        facts: {},
        progressed: false,
      });
    },
  );
});

describe('cancelling at Picanova', () => {
  it('ends the print order, and frees its lines when it is to be sent anew', async () => {
    expect((await cancelled({})).result).toEqual(stopped('stopped_at_picanova'));
    expect((await cancelled({ resubmit: true })).result).toEqual(stopped('stopped_at_picanova', true));
  });

  it('is repeated when no answer came', async () => {
    for (const failure of FAILURES)
      expect((await cancelled({}, { cancel: failure })).result).toEqual({ kind: 'failed', failure, facts: {} });
  });

  it('reads the order when it is refused: an earlier call may have stopped it', async () => {
    const { result, calls } = await cancelled({}, { cancel: NOT_CANCELLED, read: there('cancelled') });
    expect(result).toEqual(stopped('already_cancelled'));
    expect(calls).toEqual([`cancel ${ID}`, `read ${ID}`]);
    for (const failure of FAILURES)
      expect((await cancelled({}, { cancel: NOT_CANCELLED, read: failure })).result).toEqual({
        kind: 'failed',
        failure,
        facts: {},
      });
  });

  it.each([
    ['in_progress', 'sent'],
    ['error', 'failed'],
    ['refunded', 'failed'],
  ] as const)('is too late when the order is %s: it stays %s', async (status, stays) => {
    const { result } = await cancelled({}, { cancel: NOT_CANCELLED, read: there(status) });
    expect(result).toEqual(tooLate(stays));
  });

  it('is too late, as far as is known, when the order cannot be found to read', async () => {
    expect((await cancelled({}, { cancel: NOT_CANCELLED })).result).toEqual(tooLate('sent'));
  });

  it.each(['error', 'refunded'] as const)(
    'frees the lines of what is %s when it is to be sent anew',
    async (status) => {
      const { result } = await cancelled({ resubmit: true }, { cancel: NOT_CANCELLED, read: there(status) });
      expect(result).toEqual(stopped('failed_there', true));
    },
  );
});

describe('a cancellation that the merchant requested of the app’s own service', () => {
  const own = { assignment: 'own_service' } as const;

  it('is accepted, or rejected, in Shopify', async () => {
    expect((await cancelled(own)).calls).toEqual([`cancel ${ID}`, 'accept']);
    const late = await cancelled(own, { cancel: NOT_CANCELLED, read: there('in_progress') });
    expect(late.calls).toEqual([`cancel ${ID}`, `read ${ID}`, 'reject']);
    expect(late.result).toEqual(tooLate('sent'));
  });

  it('is over when nobody asked, or it was answered before', async () => {
    expect((await cancelled(own, { answered: REFUSED })).result).toEqual(stopped('stopped_at_picanova'));
  });

  it.each([UNREACHABLE, UNKNOWN])('[A11] is owed until Shopify takes the answer', async (failure) => {
    const asked = { kind: 'failed', failure, facts: {}, system: 'shopify' };
    expect((await cancelled(own, { answered: failure })).result).toEqual(asked);
    expect(
      (await cancelled(own, { answered: failure, cancel: NOT_CANCELLED, read: there('in_progress') })).result,
    ).toEqual(asked);
  });
});
