import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PicanovaOrderId } from '../domain/kernel/ids.ts';
import type { PrintProvider } from '../pipeline/ports/print-provider.ts';
import { CALL_LIMITS } from './limits.ts';
import { createPicanovaProviders } from './provider.ts';
import { accessOf, BETA_REQUEST, KEY, recordingLog, V1_REQUEST } from './testing/parts.ts';
import type { RecordingLog } from './testing/parts.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import type { ScriptedServer } from './testing/scripted-server.ts';

const NOW_MS = 1_800_000_000_000;
const ID = 'PPO21694395' as PicanovaOrderId;
const ORDER = {
  id: ID,
  external_id: 'OD-26211',
  is_test: false,
  status: 'DRAFT',
  items: [{ id: 3399, external_id: 'OD-26211-1', variant_id: 3, quantity: 1 }],
};
const ACCESS = accessOf();
const NOT_FOUND = { status: 404, json: { message: '404 Not Found', status_code: 404 } };
const LISTED = { status: 200, json: { data: [] } };

let server: ScriptedServer;
let provider: PrintProvider;
let log: RecordingLog;

function makeProvider(granted = 1_000): PrintProvider {
  log = recordingLog();
  return createPicanovaProviders({
    baseUrls: { EU: server.baseUrl, US: `${server.baseUrl}/us` },
    takeCalls: async () => ({ granted, retryAtMs: NOW_MS + 12_345 }),
    callsPerMinute: 60,
    clock: { now: () => NOW_MS },
    log,
    limits: { ...CALL_LIMITS, createMs: 1_000, otherMs: 1_000 },
  }).send;
}

beforeEach(async () => {
  server = await startScriptedServer();
  provider = makeProvider();
});
afterEach(() => server.close());

const paths = () => server.requests.map(({ method, path }) => `${method} ${path}`);

describe('every call', () => {
  it('carries the credentials of its connection and asks for JSON', async () => {
    server.script(LISTED);
    await provider.products(ACCESS);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`walls:${KEY}`).toString('base64')}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'picanova-fulfillment',
    });
  });

  it('goes to its region', async () => {
    server.script(LISTED, LISTED);
    await provider.products(accessOf('US'));
    await provider.products(accessOf('EU'));
    expect(paths()).toEqual(['GET /api/us/beta/products', 'GET /api/beta/products']);
  });

  it('does not leave without a permit', async () => {
    provider = makeProvider(0);
    expect(await provider.create(ACCESS, BETA_REQUEST)).toEqual({
      outcome: 'throttled',
      retry: true,
      retryAtMs: NOW_MS + 12_345,
      urgency: 'send',
    });
    expect(server.requests).toEqual([]);
  });

  it('stops the whole account after a 429, both regions of it', async () => {
    server.script({ status: 429, json: { message: 'Too Many Attempts.' }, headers: { 'retry-after': '30' } });
    const throttled = { outcome: 'throttled', retry: true, retryAtMs: NOW_MS + 30_000 };
    expect(await provider.create(ACCESS, BETA_REQUEST)).toEqual(throttled);
    expect(await provider.products(accessOf('US'))).toEqual(throttled);
    expect(server.requests).toHaveLength(1);
  });

  it('never shows a key, even when the server echoes what it was sent', async () => {
    const token = Buffer.from(`walls:${KEY}`).toString('base64');
    const echo = { message: `Authorization: Basic ${token}`, errors: { [KEY]: [`key ${KEY} and ${token}`] } };
    server.script(
      { status: 422, json: echo },
      { status: 401, json: { message: `bad key ${KEY}` } },
      { status: 500, json: echo },
      { status: 200, text: KEY },
    );
    const outcomes = [
      await provider.create(ACCESS, BETA_REQUEST),
      await provider.products(ACCESS),
      await provider.create(ACCESS, BETA_REQUEST),
      await provider.products(ACCESS),
    ];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'access_lost', 'unknown', 'unreachable']);
    const told = JSON.stringify([outcomes, log.lines]);
    expect(told).not.toContain(KEY);
    expect(told).not.toContain(token);
    expect(told).toContain('***');
  });

  it('does not make noise about a look-up that finds nothing', async () => {
    server.script(NOT_FOUND);
    await provider.findByExternalId(ACCESS, 'OD-1');
    expect(log.lines).toMatchObject([{ level: 'debug', fields: { outcome: 'refused', status: 404 } }]);
  });

  it('leaves a line in the log when it fails, with no address in it', async () => {
    server.script({ status: 503, text: '<html>' });
    await provider.create(ACCESS, BETA_REQUEST);
    expect(log.lines).toEqual([
      {
        level: 'info',
        event: 'picanova_call_failed',
        fields: {
          connection: 'connection-EU',
          method: 'POST',
          path: '/beta/orders',
          status: 503,
          elapsedMs: 0,
          outcome: 'unknown',
        },
      },
    ]);
  });
});

describe('create', () => {
  it.each([200, 201, 202])('gives the order of a %i', async (status) => {
    server.script({ status, json: { data: ORDER } });
    expect(await provider.create(ACCESS, BETA_REQUEST)).toMatchObject({
      outcome: 'created',
      order: {
        id: ID,
        externalId: 'OD-26211',
        isTest: false,
        status: 'draft',
        items: [{ id: '3399', externalId: 'OD-26211-1', variantId: 3, quantity: 1 }],
      },
    });
    expect(paths()).toEqual(['POST /api/beta/orders']);
    expect(server.requests[0]?.body).toMatchObject({ external_id: 'OD-26211', shipping: { city: 'Köln' } });
  });

  it.each([
    ['under data', { data: { order_id: 'PPO1T' } }],
    ['at top level', { order_id: 'PPO1T' }],
    ['as a beta order', { data: { id: 'PPO1T' } }],
  ])(
    'through v1 reads an id %s, and takes id and test flag, not the items, from what was sent',
    async (_where, json) => {
      server.script({ status: 201, json });
      expect(await provider.create(ACCESS, V1_REQUEST)).toEqual({
        outcome: 'created',
        order: {
          id: 'PPO1T',
          externalId: 'OD-26211',
          isTest: true,
          status: 'unknown',
          rawStatus: '',
          shipments: null,
          totalMinor: null,
          currency: null,
          items: [],
        },
      });
      expect(paths()).toEqual(['POST /api/v1/orders']);
    },
  );

  it('shows what the answer says, not what was sent, where they differ', async () => {
    server.script({ status: 200, json: { data: { ...ORDER, is_test: true, items: [] } } });
    expect(await provider.create(ACCESS, BETA_REQUEST)).toMatchObject({ order: { isTest: true, items: [] } });
  });

  it.each([409, 422])('answers duplicate when a %i names external_id, whatever the text says', async (status) => {
    server.script({ status, json: { message: 'no', errors: { external_id: ['Die Kennung ist vergeben.'] } } });
    expect(await provider.create(ACCESS, BETA_REQUEST)).toEqual({ outcome: 'duplicate' });
  });

  it('does not take the external id of an item, or a text about one, for a duplicate', async () => {
    server.script(
      {
        status: 422,
        json: { message: 'external_id taken', errors: { 'items.0.external_id': ['external_id already exists'] } },
      },
      { status: 422, json: { message: 'external_id already exists' } },
    );
    expect(await provider.create(ACCESS, BETA_REQUEST)).toMatchObject({
      outcome: 'refused',
      status: 422,
      fields: { 'items.0.external_id': ['external_id already exists'] },
    });
    expect(await provider.create(ACCESS, BETA_REQUEST)).toMatchObject({ outcome: 'refused', fields: {} });
  });

  it.each([
    ['500', { status: 500, json: { message: 'Internal Server Error' } }],
    ['502 with HTML', { status: 502, text: '<html>Bad Gateway</html>' }],
    ['HTML with status 200', { status: 200, text: '<html>' }],
    ['an empty 200', { status: 200, text: '' }],
    ['JSON without an order', { status: 200, json: { data: [] } }],
    ['null', { status: 200, json: null }],
    ['a connection that was cut before the answer', 'cut_before_answer' as const],
    ['a connection that was cut within the answer', 'cut_in_answer' as const],
    ['no answer in time', 'silence' as const],
  ])('is unknown, and not repeated, after %s', async (_what, step) => {
    server.script(step);
    expect(await provider.create(ACCESS, BETA_REQUEST)).toMatchObject({ outcome: 'unknown', retry: true });
    expect(server.requests).toHaveLength(1);
  });

  it('is unreachable, and certainly not done, when nobody listens', async () => {
    await server.close();
    expect(await provider.create(ACCESS, BETA_REQUEST)).toEqual({
      outcome: 'unreachable',
      retry: true,
      reason: 'ECONNREFUSED',
    });
  });
});

describe('cancel', () => {
  it.each([200, 202, 204])('is done after %i, with an empty body', async (status) => {
    server.script({ status, text: '' });
    expect(await provider.cancel(ACCESS, ID)).toEqual({ outcome: 'cancelled' });
    expect(paths()).toEqual([`DELETE /api/beta/orders/${ID}`]);
  });

  it('is done whatever a 200 says', async () => {
    server.script({ status: 200, text: 'OK' });
    expect(await provider.cancel(ACCESS, ID)).toEqual({ outcome: 'cancelled' });
  });

  it.each([400, 403, 404, 405, 409, 422])('is refused by %i, with the reason', async (status) => {
    server.script({ status, json: { message: 'already in production' } });
    expect(await provider.cancel(ACCESS, ID)).toEqual({ outcome: 'not_cancelled', reason: 'already in production' });
  });

  it('is refused with the status when no reason is given', async () => {
    server.script({ status: 409, text: '' });
    expect(await provider.cancel(ACCESS, ID)).toEqual({ outcome: 'not_cancelled', reason: 'HTTP 409' });
  });

  it('is open after no answer, and nothing is concluded from lost access or a rate limit', async () => {
    server.script({ status: 500, text: '' }, 'silence', { status: 401, text: '' }, { status: 429, text: '' });
    const outcomes: string[] = [];
    for (let call = 0; call < 4; call++) outcomes.push((await provider.cancel(ACCESS, ID)).outcome);
    expect(outcomes).toEqual(['unknown', 'unknown', 'access_lost', 'throttled']);
  });
});
