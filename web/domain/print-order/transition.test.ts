import type { Unwritable } from '../shipments/shipment.ts';
import { describe, expect, it } from 'vitest';
import type { PicanovaOrderId } from '../kernel/ids.ts';
import type { StatusReading } from './read-status.ts';
import { PRINT_ORDER_STATES, type PrintOrderState } from './states.ts';
import {
  canMove,
  statesBefore,
  transition,
  underCancel,
  type PrintOrderEvent,
  type TransitionRow,
} from './transition.ts';

const ID = 'PPO1' as PicanovaOrderId;
const row: TransitionRow = {
  state: 'ready',
  step: 'send',
  problems: [],
  externalId: 'acme-11-EU',
  picanovaOrderId: null,
  items: [{}, {}],
};
const reading: StatusReading = {
  state: 'shipped',
  stateWithoutFulfilment: 'sent',
  giveBack: false,
  final: false,
  problems: [],
};
const problem = { code: 'unknown_sku', detail: {} } as const;
const tooLate = { code: 'too_late_to_cancel', detail: { picanovaOrderId: 'PPO0', reason: 'old' } } as const;
const atPicanova = { code: 'failed_at_picanova', detail: { status: 'ERROR' } } as const;
const notWritten = { code: 'tracking_not_written', detail: { reason: 'old' } } as const;

const after = (state: PrintOrderState, event: PrintOrderEvent, more: Partial<TransitionRow> = {}) =>
  transition({ ...row, state, ...more }, event);
const created: PrintOrderEvent = { kind: 'sent', how: 'created', picanovaOrderId: ID, problems: [], notes: [] };
const readBack = (what: Partial<Extract<PrintOrderEvent, { kind: 'read_back' }>> = {}): PrintOrderEvent => ({
  kind: 'read_back',
  reading,
  mayFulfil: true,
  unwritten: false,
  numbersDueAtMs: null,
  log: [],
  ...what,
});
const parcelWritten = (more: boolean, complete: boolean, numbersDueAtMs: number | null = null): PrintOrderEvent => ({
  kind: 'parcel_written',
  more,
  complete,
  numbersDueAtMs,
  log: [],
});

const inVain = (reason: Unwritable, more: boolean, complete: boolean): PrintOrderEvent => ({
  kind: 'parcel_in_vain',
  parcel: 'k',
  reason,
  more,
  complete,
});

const EVENTS: readonly PrintOrderEvent[] = [
  { kind: 'planned', state: 'ready', problems: [] },
  { kind: 'planned', state: 'held', problems: [] },
  { kind: 'dropped' },
  created,
  { kind: 'not_sent', why: 'refused_by_picanova', problems: [problem] },
  { kind: 'found_in_list' },
  { kind: 'not_found_yet', step: 'send', dueAtMs: 1 },
  { kind: 'announced', log: { event: 'shopify_announced', detail: {} } },
  ...PRINT_ORDER_STATES.map((state) => readBack({ reading: { ...reading, state } })),
  { kind: 'vanished', certain: true },
  parcelWritten(false, true),
  parcelWritten(true, false),
  { kind: 'parcel_refused', reason: 'x', attempt: 1, dueAtMs: 1, visible: true },
  inVain('order_cancelled', false, true),
  inVain('lines_removed', true, true),
  { kind: 'cancel_requested', certainlyUnsent: true },
  { kind: 'cancel_requested', certainlyUnsent: false },
  { kind: 'cancel_stopped', how: 'stopped' },
  { kind: 'cancel_refused', picanovaOrderId: ID, reason: 'in production', stays: 'sent', cause: null },
  { kind: 'disconnected', region: 'EU' },
];

describe('every event, in every state', () => {
  it('leads only where the table allows, and out of no end', () => {
    for (const event of EVENTS)
      for (const state of PRINT_ORDER_STATES) {
        const { state: to } = after(state, event);
        expect(canMove(state, to), `${event.kind} from ${state} to ${to}`).toBe(true);
        if (state === 'fulfilled' || state === 'cancelled') expect(to).toBe(state);
      }
  });

  it('changes nothing more when it comes twice', () => {
    for (const event of EVENTS)
      for (const state of PRINT_ORDER_STATES) {
        const once = after(state, event);
        expect(after(once.state, event, { problems: once.problems }).state).toBe(once.state);
      }
  });
});

describe('sending', () => {
  it('is due at once when a plan finds it ready, and not before', () => {
    expect(after('held', { kind: 'planned', state: 'ready', problems: [] }).next).toEqual({ step: 'send', due: 'now' });
    expect(after('ready', { kind: 'planned', state: 'blocked', problems: [problem] })).toMatchObject({
      state: 'blocked',
      next: null,
      problems: [problem],
    });
  });

  it('is told to Shopify next, with what was sent and noted', () => {
    expect(after('ready', created)).toEqual({
      state: 'sent',
      next: { step: 'announce', due: 'now' },
      problems: [],
      log: [{ event: 'sent', detail: { picanovaOrderId: ID, externalId: 'acme-11-EU', items: 2, problems: [] } }],
    });
    const adopted = after('ready', {
      ...created,
      how: 'adopted',
      notes: ['n'],
      problems: [problem],
    } as PrintOrderEvent);
    expect(adopted.log.map(({ event }) => event)).toEqual(['adopted', 'noted']);
    expect(adopted.problems).toEqual([problem]);
  });

  it('that is not possible says why and waits for a plan', () => {
    const blocked = after('ready', { kind: 'not_sent', why: 'blocked_before_sending', problems: [problem] });
    expect(blocked).toMatchObject({ state: 'blocked', next: null, problems: [problem] });
    expect(blocked.log).toEqual([{ event: 'blocked_before_sending', detail: { problems: ['unknown_sku'] } }]);
  });

  it('begins with a look when the list shows it', () => {
    expect(after('failed', { kind: 'found_in_list' })).toMatchObject({ state: 'ready', next: { step: 'send' } });
  });

  it('stays as it is while it may only be late to be found', () => {
    expect(after('cancelling', { kind: 'not_found_yet', step: 'cancel', dueAtMs: 7 })).toMatchObject({
      state: 'cancelling',
      next: { step: 'cancel', due: { atMs: 7 } },
      log: [],
    });
    expect(after('blocked', { kind: 'dropped' })).toMatchObject({ state: 'cancelled', next: null });
  });
});

describe('an answer of Picanova', () => {
  it.each<[string, PrintOrderEvent]>([
    ['not found yet', { kind: 'not_found_yet', step: 'cancel', dueAtMs: 7 }],
    ['gone', { kind: 'vanished', certain: false }],
    [
      'not to be stopped',
      { kind: 'cancel_refused', picanovaOrderId: ID, reason: 'in production', stays: 'sent', cause: null },
    ],
  ])('ends that it does not answer, whatever it is: %s', (_answer, event) => {
    const { problems } = after('cancelling', event, { problems: [{ code: 'picanova_unreachable', detail: {} }] });
    expect(problems.map(({ code }) => code)).not.toContain('picanova_unreachable');
  });

  it('is followed by the parcel that Shopify lacks, else by giving back, by the next poll, or by nothing', () => {
    expect(after('sent', readBack({ unwritten: true })).next).toEqual({ step: 'fulfil', due: 'now' });
    expect(after('sent', readBack({ reading: { ...reading, state: 'failed', giveBack: true } }))).toMatchObject({
      state: 'failed',
      next: { step: 'announce', due: 'now' },
    });
    expect(after('sent', readBack()).next).toEqual({ step: 'sync', due: 'poll' });
    expect(after('sent', readBack({ reading: { ...reading, final: true } })).next).toBeNull();
  });

  it('about a test print never fulfils a real order', () => {
    const test = after('sent', readBack({ mayFulfil: false, unwritten: true }));
    expect(test).toMatchObject({ state: 'sent', next: { step: 'sync' } });
  });

  it('that it does not know the order is a problem only once it is certain', () => {
    expect(after('sent', { kind: 'vanished', certain: false }).problems).toEqual([]);
    const certain = after('sent', { kind: 'vanished', certain: true });
    expect(certain.problems.map(({ code }) => code)).toEqual(['failed_at_picanova']);
    expect(certain.state).toBe('sent');
  });

  it('cannot be had without a connection, and is asked for again: the cancel stays owed', () => {
    expect(after('sent', { kind: 'disconnected', region: 'US' })).toMatchObject({
      next: { step: 'sync', due: 'poll' },
      problems: [{ code: 'not_connected', detail: { region: 'US' } }],
    });
    expect(after('cancelling', { kind: 'disconnected', region: 'US' }, { step: 'cancel' }).next).toEqual({
      step: 'cancel',
      due: 'poll',
    });
  });

  it('is asked for again after Shopify was told, unless it is over', () => {
    const announced: PrintOrderEvent = { kind: 'announced', log: { event: 'shopify_announced', detail: {} } };
    expect(after('sent', announced).next).toEqual({ step: 'sync', due: 'poll' });
    expect(after('cancelled', announced).next).toBeNull();
    expect(after('failed', announced).next).toBeNull();
  });
});

describe('a parcel', () => {
  it('is followed by the next one, by the rest of the order, or by the end', () => {
    expect(after('shipped', parcelWritten(true, true))).toMatchObject({
      state: 'shipped',
      next: { step: 'fulfil', due: 'now' },
    });
    expect(after('sent', parcelWritten(false, false))).toMatchObject({ state: 'shipped', next: { step: 'sync' } });
    expect(after('shipped', parcelWritten(false, true))).toMatchObject({ state: 'fulfilled', next: null });
  });

  it('is read again for numbers that come late, when all else is over', () => {
    const later = { step: 'sync', due: { atMs: 7 } };
    expect(after('shipped', parcelWritten(false, true, 7))).toMatchObject({ state: 'fulfilled', next: later });
    const over = readBack({ reading: { ...reading, state: 'fulfilled', final: true }, numbersDueAtMs: 7 });
    expect(after('fulfilled', over)).toMatchObject({ state: 'fulfilled', next: later });
  });

  it('that is over stays as it is when it cannot be read any more', () => {
    for (const event of [
      { kind: 'vanished', certain: true },
      { kind: 'disconnected', region: 'EU' },
    ] as const)
      expect(after('fulfilled', event)).toEqual({ state: 'fulfilled', next: null, problems: row.problems, log: [] });
  });

  it('that is written is no problem any more', () => {
    expect(after('shipped', parcelWritten(false, true), { problems: [notWritten, problem] }).problems).toEqual([
      problem,
    ]);
  });

  it('that Shopify refuses is shown once it does not pass', () => {
    const refused = { kind: 'parcel_refused', reason: 'not_open', attempt: 2, dueAtMs: 77 } as const;
    expect(after('shipped', { ...refused, visible: false }).problems).toEqual([]);
    const shown = after('shipped', { ...refused, visible: true }, { problems: [notWritten] });
    expect(shown.problems).toEqual([{ code: 'tracking_not_written', detail: { reason: 'not_open' } }]);
    expect(shown.next).toEqual({ step: 'fulfil', due: { atMs: 77 } });
  });

  it('of an order that was cancelled too late ends the work', () => {
    const cancelled = after('sent', inVain('order_cancelled', false, true), { problems: [notWritten, problem] });
    expect(cancelled).toMatchObject({ state: 'shipped', next: null, problems: [problem] });
    expect(after('shipped', inVain('lines_removed', false, true))).toMatchObject({ state: 'fulfilled', next: null });
    expect(after('sent', inVain('lines_removed', true, true))).toMatchObject({
      state: 'shipped',
      next: { step: 'fulfil' },
    });
    expect(after('sent', inVain('lines_removed', false, false))).toMatchObject({
      state: 'shipped',
      next: { step: 'sync', due: 'poll' },
    });
  });
});

describe('a cancel', () => {
  it('ends at once what Picanova cannot know, and asks for the rest', () => {
    expect(after('ready', { kind: 'cancel_requested', certainlyUnsent: true })).toMatchObject({
      state: 'cancelled',
      next: null,
    });
    expect(after('sent', { kind: 'cancel_requested', certainlyUnsent: false })).toMatchObject({
      state: 'cancelling',
      next: { step: 'cancel', due: 'now' },
    });
  });

  it('shows as being cancelled until it is answered, whatever a step does meanwhile', () => {
    for (const state of ['held', 'blocked', 'ready', 'sent', 'failed', 'cancelling'] as const)
      expect(underCancel(state)).toBe('cancelling');
    for (const state of ['shipped', 'fulfilled', 'cancelled'] as const) expect(underCancel(state)).toBe(state);
  });

  it('that is answered stops it, or says that it goes on', () => {
    expect(after('cancelling', { kind: 'cancel_stopped', how: 'stopped' })).toMatchObject({
      state: 'cancelled',
      problems: [],
    });
    const refused = {
      kind: 'cancel_refused',
      picanovaOrderId: ID,
      reason: 'in production',
      stays: 'sent',
      cause: null,
    } as const;
    const goesOn = after('cancelling', refused, { problems: [tooLate, problem] });
    expect(goesOn).toMatchObject({ state: 'sent', next: { step: 'sync', due: 'poll' } });
    expect(goesOn.problems).toEqual([
      problem,
      { code: 'too_late_to_cancel', detail: { picanovaOrderId: ID, reason: 'in production' } },
    ]);
    expect(after('shipped', refused).state).toBe('shipped');
    const dead = after('cancelling', { ...refused, stays: 'failed' }, { problems: [atPicanova] });
    expect(dead.state).toBe('failed');
    expect(dead.problems.map(({ code }) => code)).toEqual(['failed_at_picanova', 'too_late_to_cancel']);
    expect(after('cancelling', refused, { problems: [atPicanova] }).problems.map(({ code }) => code)).toEqual([
      'too_late_to_cancel',
    ]);
  });

  it('that came too late says what was wanted instead', () => {
    const refused = {
      kind: 'cancel_refused',
      picanovaOrderId: ID,
      reason: 'in production',
      stays: 'sent',
    } as const;
    const told = (cause: Extract<PrintOrderEvent, { kind: 'cancel_refused' }>['cause']) =>
      after('cancelling', { ...refused, cause }).problems;
    const facts = { picanovaOrderId: ID, reason: 'in production' };
    expect(told({ why: 'cancelled' })).toEqual([{ code: 'too_late_to_cancel', detail: facts }]);
    expect(told({ why: 'fewer', pieces: 2 })).toEqual([
      { code: 'too_late_to_cancel', detail: { ...facts, pieces: 2 } },
    ]);
    expect(told({ why: 'address', parts: ['city'] })).toEqual([
      { code: 'address_changed', detail: { ...facts, parts: ['city'] } },
    ]);
  });

  it('is asked for in the states that it can change', () => {
    expect(statesBefore('cancel_requested')).toEqual(['held', 'blocked', 'ready', 'sent', 'failed']);
    expect(statesBefore('dropped')).toEqual(['held', 'blocked', 'ready']);
  });
});
