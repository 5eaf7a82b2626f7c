import { describe, expect, it } from 'vitest';
import type { Fault } from '../faults.ts';
import { apiOf, betaOrderBody, ManualClock, startForTest, STORE } from './testing.ts';

const MINUTE_MS = 60_000;

describe('who is asking', () => {
  it.each([
    ['no credentials', {}],
    ['a wrong key', { authorization: `Basic ${btoa('eu-store:wrong')}` }],
    ['a bearer token', { authorization: 'Bearer 0123456789abcdef' }],
  ])('is refused with an empty body for %s', async (_what, headers: Record<string, string>) => {
    const { sim } = await startForTest();
    const response = await fetch(`${sim.url}/beta/products`, { headers });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
  });
});

describe('what is asked', () => {
  it('must exist', async () => {
    const { api, sim } = await startForTest();
    expect(await api.get('/beta/nothing')).toMatchObject({
      status: 404,
      body: { message: '404 Not Found', status_code: 404 },
    });
    expect(await api.get('/v1/orders/PPO1')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    expect((await api.get('/beta/orders/%E0%A4%A')).status).toBe(404);
    expect(
      (
        await fetch(sim.url.replace('/api', '/other'), {
          headers: { authorization: `Basic ${btoa(`${STORE.user}:${STORE.key}`)}` },
        })
      ).status,
    ).toBe(404);
  });

  it('must use the right method', async () => {
    const { api } = await startForTest();
    expect(await api.put('/beta/orders/PPO1', {})).toMatchObject({
      status: 405,
      body: { message: '405 Method Not Allowed', status_code: 405 },
    });
  });

  it('must be JSON, and be declared as such', async () => {
    const { api, sim } = await startForTest();
    const authorization = `Basic ${btoa(`${STORE.user}:${STORE.key}`)}`;
    const post = (type: string, body: string): Promise<Response> =>
      fetch(`${sim.url}/beta/orders`, { method: 'POST', headers: { authorization, 'content-type': type }, body });
    expect(await (await post('application/json', '{"a":')).json()).toEqual({
      message: 'Bad Request',
      status_code: 400,
    });
    expect((await post('application/json', '[]')).status).toBe(400);
    expect(
      await (await post('application/x-www-form-urlencoded', JSON.stringify(betaOrderBody()))).json(),
    ).toMatchObject({ errors: { items: [expect.any(String)] } });
    expect((await api.post('/beta/orders', betaOrderBody())).status).toBe(200);
  });

  it('is counted by route', async () => {
    const { api, sim } = await startForTest();
    await api.post('/beta/orders', betaOrderBody());
    await api.get('/beta/orders/@OD-1');
    await api.get('/beta/orders/PPO1');
    await api.get('/beta/orders/PPO2');
    expect(sim.calls()).toEqual({
      total: 4,
      byRoute: { 'POST /beta/orders': 1, 'GET /beta/orders/@:external': 1, 'GET /beta/orders/:id': 2 },
    });
  });
});

describe('the call budget', () => {
  it('is refused beyond the limit and told in the headers, until the minute is over', async () => {
    const clock = new ManualClock();
    const { api, sim } = await startForTest({ clock, callsPerMinute: 2 });
    const first = await api.get('/beta/countries');
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual(['2', '1']);
    await api.post('/beta/orders', betaOrderBody());
    clock.nowMs += 20_000;
    const refused = await api.post('/beta/orders', betaOrderBody({ external_id: 'b' }));
    expect(refused).toMatchObject({
      status: 429,
      body: { message: 'You have exceeded your rate limit.', status_code: 429 },
    });
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(Math.ceil((clock.nowMs + 40_000) / 1000)));
    expect((await api.get('/v1/orders')).body).toEqual({ message: 'Too Many Attempts.' });
    expect(sim.orders()).toHaveLength(1);
    clock.nowMs += 40_000;
    expect((await api.get('/beta/countries')).status).toBe(200);
  });

  it('is shared by the stores of one account and by nobody else', async () => {
    const accounts = [
      { ...STORE, accountId: 'one' },
      { user: 'b', key: 'b', accountId: 'one' },
      { user: 'c', key: 'c' },
    ];
    const { sim } = await startForTest({ clock: new ManualClock(), callsPerMinute: 1, accounts });
    const statuses: number[] = [];
    for (const account of accounts) statuses.push((await apiOf(sim, account).get('/beta/countries')).status);
    expect(statuses).toEqual([200, 429, 200]);
  });

  it('is 60 calls unless it is set, and may be without end', async () => {
    const { api } = await startForTest();
    expect((await api.get('/beta/countries')).headers.get('x-ratelimit-limit')).toBe('60');
    const free = await startForTest({ callsPerMinute: Number.POSITIVE_INFINITY });
    expect((await free.api.get('/beta/countries')).headers.has('x-ratelimit-limit')).toBe(false);
  });

  it('opens a new window with the first call after the old one', async () => {
    const clock = new ManualClock();
    const { api } = await startForTest({ clock, callsPerMinute: 5 });
    await api.get('/beta/countries');
    clock.nowMs += 10 * MINUTE_MS;
    expect((await api.get('/beta/countries')).headers.get('x-ratelimit-reset')).toBe(
      String(Math.ceil((clock.nowMs + MINUTE_MS) / 1000)),
    );
  });
});

describe('faults', () => {
  it.each<[string, Fault, { status: number; orders: number }]>([
    ['a server error before the work', { kind: 'status', status: 500 }, { status: 500, orders: 0 }],
    ['a server error after the commit', { kind: 'status', status: 500, afterCommit: true }, { status: 500, orders: 1 }],
    ['HTML before the work', { kind: 'html' }, { status: 502, orders: 0 }],
    ['HTML after the commit', { kind: 'html', afterCommit: true }, { status: 502, orders: 1 }],
    ['an empty answer before the work', { kind: 'empty_body' }, { status: 200, orders: 0 }],
    ['an empty answer after the commit', { kind: 'empty_body', afterCommit: true }, { status: 200, orders: 1 }],
    ['throttling', { kind: 'status', status: 429, retryAfterSeconds: 7 }, { status: 429, orders: 0 }],
    ['a delay', { kind: 'delay', ms: 5 }, { status: 200, orders: 1 }],
  ])('give %s once, on the scripted route', async (_what, fault, { status, orders }) => {
    const { api, sim } = await startForTest();
    sim.faults.script('POST /beta/orders', fault);
    await api.get('/beta/countries');
    const reply = await api.post('/beta/orders', betaOrderBody());
    expect(reply.status).toBe(status);
    if (fault.kind === 'html') expect(reply.headers.get('content-type')).toBe('text/html');
    if (fault.kind === 'empty_body') expect(reply.text).toBe('');
    if (fault.kind === 'status' && fault.retryAfterSeconds) expect(reply.headers.get('retry-after')).toBe('7');
    expect(sim.orders()).toHaveLength(orders);
    expect((await api.post('/beta/orders', betaOrderBody({ external_id: 'next' }))).status).toBe(200);
  });

  it.each<[Fault['kind'], number]>([
    ['cut_before_work', 0],
    ['cut_after_commit', 1],
  ])('cut the connection: %s leaves %i orders', async (kind, orders) => {
    const { api, sim } = await startForTest();
    sim.faults.script('POST /beta/orders', { kind } as Fault);
    await expect(api.post('/beta/orders', betaOrderBody())).rejects.toThrow('fetch failed');
    expect(sim.orders()).toHaveLength(orders);
  });

  it('never answer a dropped request', async () => {
    const { sim } = await startForTest();
    sim.faults.script('GET /beta/countries', { kind: 'drop' });
    await expect(fetch(`${sim.url}/beta/countries`, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
  });
});
