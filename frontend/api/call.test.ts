import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, urlOf } from './call.ts';
import { ApiFailure, retryDelayMs, retryRead } from './failure.ts';

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: string): void {
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
}

async function failureOf(promise: Promise<unknown>): Promise<ApiFailure> {
  const failure = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof ApiFailure)) throw new Error('did not fail as expected');
  return failure;
}

describe('a call', () => {
  it('puts parameters into path and query, without the empty ones', () => {
    expect(urlOf('orders', { query: { tab: 'all', q: '', problem: undefined } })).toBe('/api/orders?tab=all');
    expect(urlOf('printOrderAction', { params: { id: 'a/b', action: 'cancel' } })).toBe(
      '/api/print-orders/a%2Fb/cancel',
    );
  });

  it('takes a refusal that the contract names as an answer', async () => {
    answer(422, '{"outcome":"credentials_rejected"}');
    expect(await call('connect', { params: { region: 'EU' }, body: { apiUser: 'u', apiKey: 'k' } })).toEqual({
      outcome: 'credentials_rejected',
    });
  });

  it('throws the named error with its faulty inputs', async () => {
    answer(400, '{"error":"invalid_input","issues":[{"path":"waitHours","message":"too big"}]}');
    const failure = await failureOf(call('saveSettings', { body: { waitHours: 100 } }));
    expect([failure.code, failure.issues[0]?.path]).toEqual(['invalid_input', 'waitHours']);
  });

  it.each([
    [404, '<html>Not found</html>'],
    [200, '{"jobs":"none"}'],
    [500, '{"error":"something_new"}'],
  ])('does not trust %i with %s', async (status, body) => {
    answer(status, body);
    expect((await failureOf(call('jobs', {}))).code).toBe('unreadable');
  });

  it('knows the error page of a proxy whose server is down', async () => {
    answer(502, '<html>Bad gateway</html>');
    expect((await failureOf(call('jobs', {}))).code).toBe('unavailable');
  });

  it('sends a file as its bytes', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      sent.push(init.body);
      return new Response('{"error":"busy"}', { status: 503 });
    });
    const file = new Blob([Uint8Array.of(0x47, 0xfc)]);
    await failureOf(call('dryRunImport', { body: file }));
    expect(sent).toEqual([file]);
  });

  it('says how long the server wants to be left alone', async () => {
    vi.stubGlobal('fetch', async () =>
      Response.json({ error: 'too_many_requests' }, { status: 429, headers: { 'retry-after': '3' } }),
    );
    expect((await failureOf(call('jobs', {}))).retryAfterMs).toBe(3_000);
  });

  it('says offline when there is no answer', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect((await failureOf(call('jobs', {}))).code).toBe('offline');
  });
});

describe('a failed read', () => {
  it('waits as long as the server says, but not for ever', () => {
    const asked = (retryAfterMs: number): ApiFailure => new ApiFailure('too_many_requests', { retryAfterMs });
    expect([0, 1].map((failed) => retryDelayMs(failed, new ApiFailure('offline')))).toEqual([1_000, 2_000]);
    expect([retryDelayMs(0, asked(3_000)), retryDelayMs(1, asked(3_600_000))]).toEqual([3_000, 30_000]);
    expect(retryRead(0, asked(3_000))).toBe(true);
  });

  it('is tried again twice when the cause may pass, and never when it will not', () => {
    expect([0, 1, 2].map((failed) => retryRead(failed, new ApiFailure('offline')))).toEqual([true, true, false]);
    expect(retryRead(0, new ApiFailure('not_found'))).toBe(false);
  });
});
