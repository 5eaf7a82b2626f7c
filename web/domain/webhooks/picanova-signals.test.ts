import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionId } from '../kernel/ids.ts';
import { signalsOfPicanova } from './picanova-signals.ts';

const connectionId = 'connection-eu' as ConnectionId;
const read = (body: unknown) => signalsOfPicanova({ connectionId, body, receivedAtMs: 5_000 });
const order = { id: 'PPO21694395', external_id: 'acme-1-EU', status: 'FULFILLED' };

function detailOf(body: unknown): Readonly<Record<string, unknown>> {
  const signals = read(body);
  const [signal] = signals === 'unreadable' ? [] : signals;
  return signal?.kind === 'sync' ? (signal.log?.detail ?? {}) : {};
}

describe('a Picanova webhook', () => {
  it('asks to read its order back on the next full second, whatever else it says', () => {
    const created = { date: '2018-05-30 08:40:20.050308', timezone_type: 3, timezone: 'UTC' };
    expect(read({ type: 'shipment_sent', created, data: { shipment: { tracking_number: '' }, order } })).toEqual([
      {
        kind: 'sync',
        connectionId,
        picanovaOrderId: 'PPO21694395',
        externalId: 'acme-1-EU',
        dueAtMs: 6_000,
        log: { event: 'picanova_event', detail: { type: 'shipment_sent' } },
      },
    ]);
  });

  it.each([
    ['order_canceled', { author: 'API' }],
    ['order_failed', { reason: 'The print file could not be downloaded.' }],
    ['order_commented', { comment: 'Please check.' }],
  ])('%s keeps its extra field %j, under data or beside it', (type, extra) => {
    expect(detailOf({ type, data: { ...extra, order } })).toEqual({ type, ...extra });
    expect(detailOf({ type, ...extra, data: { order } })).toEqual({ type, ...extra });
  });

  it('keeps what a tracking event says, as object or text', () => {
    const event = { status: 'in_transit', location: 'Köln, DE', details: 'Departed', date: '2026-11-24', secret: 'x' };
    expect(detailOf({ type: 'shipment_tracking_event', data: { event, order } })).toEqual({
      type: 'shipment_tracking_event',
      status: 'in_transit',
      location: 'Köln, DE',
      details: 'Departed',
      date: '2026-11-24',
    });
    expect(detailOf({ type: 'shipment_tracking_event', data: { event: 'in_transit', order } })).toEqual({
      type: 'shipment_tracking_event',
      event: 'in_transit',
    });
  });

  it('may be of an unknown or no type, and of any length', () => {
    expect(detailOf({ type: 'order_exploded', data: { order } })).toEqual({ type: 'order_exploded' });
    expect(detailOf({ data: { order, comment: 'x'.repeat(900) } })).toEqual({
      type: 'unknown',
      comment: 'x'.repeat(500),
    });
  });

  it.each([
    [{ data: { order: { id: 'PPO1T', external_id: '' } } }, 'PPO1T', null],
    [{ order: { order_id: 'PPO1' } }, 'PPO1', null],
    [{ data: { order_id: 'PPO1' } }, 'PPO1', null],
    [{ data: { order: { external_id: 'acme-1-EU' } } }, null, 'acme-1-EU'],
    [{ data: { order: { id: 21694395 } } }, '21694395', null],
  ])('names its order in %j', (body, picanovaOrderId, externalId) => {
    expect(read(body)).toMatchObject([{ picanovaOrderId, externalId }]);
  });

  it.each([
    null,
    [],
    'x',
    {},
    { type: 'order_failed', data: {} },
    { data: { order: null } },
    { data: { order: { id: null, external_id: null } } },
  ])('is unreadable as %j', (body) => {
    expect(read(body)).toBe('unreadable');
  });

  it('never makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => read({ type: value, data: { order: value, event: value } })).not.toThrow();
      }),
    );
  });
});
