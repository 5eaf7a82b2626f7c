import { afterEach, describe, expect, it, vi } from 'vitest';
import { scriptFetch, type Scripted } from '../testing.ts';
import { callApp } from './call.ts';

const RETRY = { 'X-Shopify-Retry-Invalid-Session-Request': '1' };

afterEach(() => vi.unstubAllGlobals());

describe('a call of the app', () => {
  it("goes to a path that Shopify resolves against the app's address, with JSON", async () => {
    const sent = scriptFetch({ body: { accepted: true }, status: 202 });
    expect(await callApp('/print-orders/p/cancel', { method: 'POST', body: { a: 1 } })).toEqual({
      outcome: 'ok',
      body: { accepted: true },
    });
    expect(sent).toEqual([{ url: '/api/print-orders/p/cancel', method: 'POST', body: { a: 1 } }]);
  });

  it('whose session token had run out is tried once more', async () => {
    const sent = scriptFetch(
      { body: { error: 'session_token_invalid' }, status: 401, headers: RETRY },
      { body: { ok: 1 } },
    );
    expect(await callApp('/settings')).toEqual({ outcome: 'ok', body: { ok: 1 } });
    expect(sent).toHaveLength(2);
  });

  it('is not tried a third time', async () => {
    const refused: Scripted = { body: { error: 'session_token_invalid' }, status: 401, headers: RETRY };
    const sent = scriptFetch(refused, refused);
    expect(await callApp('/settings')).toEqual({ outcome: 'refused', error: 'session_token_invalid', reason: '' });
    expect(sent).toHaveLength(2);
  });

  it('that is refused says why, in the words of the contract', async () => {
    scriptFetch({ body: { error: 'shopify_refused', reason: 'no' }, status: 409 });
    expect(await callApp('/x')).toEqual({ outcome: 'refused', error: 'shopify_refused', reason: 'no' });
  });

  it('of which a refusal is an answer gives that: a click that came too late', async () => {
    scriptFetch({ body: { accepted: false }, status: 409 });
    expect(await callApp('/x')).toEqual({ outcome: 'ok', body: { accepted: false } });
  });

  it.each(['no answer', 'a page of html', { body: null }] as const)(
    'that meets %j is without the app',
    async (answer) => {
      scriptFetch(answer);
      expect(await callApp('/settings')).toEqual({ outcome: 'unreachable' });
    },
  );
});
