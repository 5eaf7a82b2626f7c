import { describe, expect, it } from 'vitest';
import { accessOf, BETA_REQUEST, KEY, V1_REQUEST } from './testing/parts.ts';
import { ACCESS, ID, LISTED, NOT_FOUND, NOW_MS, ORDER, useScriptedProvider } from './testing/scripted-provider.ts';

const at = useScriptedProvider();

describe('every call', () => {
  it('carries the credentials of its connection and asks for JSON', async () => {
    at.server.script(LISTED);
    await at.provider.products(ACCESS);
    expect(at.server.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`walls:${KEY}`).toString('base64')}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'picanova-fulfillment',
    });
  });

  it('goes to its region', async () => {
    at.server.script(LISTED, LISTED);
    await at.provider.products(accessOf('US'));
    await at.provider.products(accessOf('EU'));
    expect(at.paths()).toEqual(['GET /api/us/beta/products', 'GET /api/beta/products']);
  });

  it('does not leave without a permit', async () => {
    expect(await at.withCalls(0).create(ACCESS, BETA_REQUEST)).toEqual({
      outcome: 'throttled',
      retry: true,
      retryAtMs: NOW_MS + 12_345,
      urgency: 'send',
    });
    expect(at.server.requests).toEqual([]);
  });

  it('stops the whole account after a 429, both regions of it', async () => {
    at.server.script({ status: 429, json: { message: 'Too Many Attempts.' }, headers: { 'retry-after': '30' } });
    const throttled = { outcome: 'throttled', retry: true, retryAtMs: NOW_MS + 30_000 };
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toEqual(throttled);
    expect(await at.provider.products(accessOf('US'))).toEqual(throttled);
    expect(at.server.requests).toHaveLength(1);
  });

  it('never shows a key, even when the server echoes what it was sent', async () => {
    const token = Buffer.from(`walls:${KEY}`).toString('base64');
    const echo = { message: `Authorization: Basic ${token}`, errors: { [KEY]: [`key ${KEY} and ${token}`] } };
    at.server.script(
      { status: 422, json: echo },
      { status: 401, json: { message: `bad key ${KEY}` } },
      { status: 500, json: echo },
      { status: 200, text: KEY },
    );
    const outcomes = [
      await at.provider.create(ACCESS, BETA_REQUEST),
      await at.provider.products(ACCESS),
      await at.provider.create(ACCESS, BETA_REQUEST),
      await at.provider.products(ACCESS),
    ];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'access_lost', 'unknown', 'unreachable']);
    const told = JSON.stringify([outcomes, at.log.lines]);
    expect(told).not.toContain(KEY);
    expect(told).not.toContain(token);
    expect(told).toContain('***');
  });

  it('does not make noise about a look-up that finds nothing', async () => {
    at.server.script(NOT_FOUND);
    await at.provider.findByExternalId(ACCESS, 'OD-1');
    expect(at.log.lines).toMatchObject([{ level: 'debug', fields: { outcome: 'refused', status: 404 } }]);
  });

  it('leaves a line in the log when it fails, with no address in it', async () => {
    at.server.script({ status: 503, text: '<html>' });
    await at.provider.create(ACCESS, BETA_REQUEST);
    expect(at.log.lines).toEqual([
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
    at.server.script({ status, json: { data: ORDER } });
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toMatchObject({
      outcome: 'created',
      order: {
        id: ID,
        externalId: 'OD-26211',
        isTest: false,
        status: 'draft',
        items: [{ id: '3399', externalId: 'OD-26211-1', variantId: 3, quantity: 1 }],
      },
    });
    expect(at.paths()).toEqual(['POST /api/beta/orders']);
    expect(at.server.requests[0]?.body).toMatchObject({ external_id: 'OD-26211', shipping: { city: 'Köln' } });
  });

  it.each([
    ['under data', { data: { order_id: 'PPO1T' } }],
    ['at top level', { order_id: 'PPO1T' }],
    ['as a beta order', { data: { id: 'PPO1T' } }],
  ])(
    'through v1 reads an id %s, and takes id and test flag, not the items, from what was sent',
    async (_where, json) => {
      at.server.script({ status: 201, json });
      expect(await at.provider.create(ACCESS, V1_REQUEST)).toEqual({
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
      expect(at.paths()).toEqual(['POST /api/v1/orders']);
    },
  );

  it('shows what the answer says, not what was sent, where they differ', async () => {
    at.server.script({ status: 200, json: { data: { ...ORDER, is_test: true, items: [] } } });
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toMatchObject({ order: { isTest: true, items: [] } });
  });

  it.each([409, 422])('answers duplicate when a %i names external_id, whatever the text says', async (status) => {
    at.server.script({ status, json: { message: 'no', errors: { external_id: ['Die Kennung ist vergeben.'] } } });
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toEqual({ outcome: 'duplicate' });
  });

  it('does not take the external id of an item, or a text about one, for a duplicate', async () => {
    at.server.script(
      {
        status: 422,
        json: { message: 'external_id taken', errors: { 'items.0.external_id': ['external_id already exists'] } },
      },
      { status: 422, json: { message: 'external_id already exists' } },
    );
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toMatchObject({
      outcome: 'refused',
      status: 422,
      fields: { 'items.0.external_id': ['external_id already exists'] },
    });
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toMatchObject({ outcome: 'refused', fields: {} });
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
    at.server.script(step);
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toMatchObject({ outcome: 'unknown', retry: true });
    expect(at.server.requests).toHaveLength(1);
  });

  it('is unreachable, and certainly not done, when nobody listens', async () => {
    await at.server.close();
    expect(await at.provider.create(ACCESS, BETA_REQUEST)).toEqual({
      outcome: 'unreachable',
      retry: true,
      reason: 'ECONNREFUSED',
    });
  });
});

describe('cancel', () => {
  it.each([200, 202, 204])('is done after %i, with an empty body', async (status) => {
    at.server.script({ status, text: '' });
    expect(await at.provider.cancel(ACCESS, ID)).toEqual({ outcome: 'cancelled' });
    expect(at.paths()).toEqual([`DELETE /api/beta/orders/${ID}`]);
  });

  it('is done whatever a 200 says', async () => {
    at.server.script({ status: 200, text: 'OK' });
    expect(await at.provider.cancel(ACCESS, ID)).toEqual({ outcome: 'cancelled' });
  });

  it.each([400, 403, 404, 405, 409, 422])('is refused by %i, with the reason', async (status) => {
    at.server.script({ status, json: { message: 'already in production' } });
    expect(await at.provider.cancel(ACCESS, ID)).toEqual({ outcome: 'not_cancelled', reason: 'already in production' });
  });

  it('is refused with the status when no reason is given', async () => {
    at.server.script({ status: 409, text: '' });
    expect(await at.provider.cancel(ACCESS, ID)).toEqual({ outcome: 'not_cancelled', reason: 'HTTP 409' });
  });

  it('is open after no answer, and nothing is concluded from lost access or a rate limit', async () => {
    at.server.script({ status: 500, text: '' }, 'silence', { status: 401, text: '' }, { status: 429, text: '' });
    const outcomes: string[] = [];
    for (let call = 0; call < 4; call++) outcomes.push((await at.provider.cancel(ACCESS, ID)).outcome);
    expect(outcomes).toEqual(['unknown', 'unknown', 'access_lost', 'throttled']);
  });
});
