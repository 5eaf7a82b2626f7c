import { describe, expect, it } from 'vitest';
import { failureOf } from './failures.ts';
import type { Answer } from './transport.ts';

const NOW_MS = 1_800_000_000_000;

function answered(status: number, rest: Partial<Extract<Answer, { kind: 'answered' }>> = {}): Answer {
  return { kind: 'answered', status, text: '', retryAfter: null, rateLimitReset: null, ...rest };
}

describe('an answer', () => {
  it.each([200, 201, 202, 204])('%i is no failure', (status) => {
    expect(failureOf(answered(status), 'write', NOW_MS)).toBeNull();
  });

  it.each([
    ['Retry-After in seconds', { retryAfter: '7' }, 7_000],
    ['Retry-After before X-RateLimit-Reset', { retryAfter: '7', rateLimitReset: String(NOW_MS / 1000 + 30) }, 7_000],
    ['Retry-After as a date', { retryAfter: new Date(NOW_MS + 20_000).toUTCString() }, 20_000],
    ['X-RateLimit-Reset in unix seconds', { rateLimitReset: String(NOW_MS / 1000 + 30) }, 30_000],
    ['X-RateLimit-Reset of a clock that is behind', { rateLimitReset: String(NOW_MS / 1000 - 30) }, 1_000],
    ['a wait of a year, which is cut', { retryAfter: '31536000' }, 900_000],
    ['a wait of nothing', { retryAfter: '0' }, 1_000],
    ['nothing readable', { retryAfter: 'soon' }, 60_000],
    ['no header', {}, 60_000],
  ])('429 says when to come back: %s', (_what, headers, waitMs) => {
    expect(failureOf(answered(429, headers), 'write', NOW_MS)).toEqual({
      outcome: 'throttled',
      retry: true,
      retryAtMs: NOW_MS + waitMs,
    });
  });

  it.each([401, 403])('%i means that the credentials no longer work, with or without a body', (status) => {
    expect(failureOf(answered(status), 'read', NOW_MS)).toEqual({
      outcome: 'access_lost',
      retry: false,
      reason: `HTTP ${status}`,
    });
    expect(
      failureOf(answered(status, { text: '{"message":"Invalid authentication credentials."}' }), 'read', NOW_MS),
    ).toMatchObject({ reason: 'Invalid authentication credentials.' });
  });

  it.each([400, 404, 405, 409, 413, 418, 422])('%i is permanent for this request', (status) => {
    const text = JSON.stringify({ message: 'no', errors: { 'items.0.file': ['is not reachable'] } });
    expect(failureOf(answered(status, { text }), 'write', NOW_MS)).toEqual({
      outcome: 'refused',
      retry: false,
      reason: 'is not reachable',
      status,
      fields: { 'items.0.file': ['is not reachable'] },
    });
  });

  it('names its status when it says nothing else', () => {
    expect(failureOf(answered(404), 'read', NOW_MS)).toMatchObject({ reason: 'HTTP 404', fields: {} });
  });

  it.each([302, 304, 408, 500, 502, 503, 504, 599])(
    '%i leaves open what a write did, and a read did nothing',
    (status) => {
      expect(failureOf(answered(status, { text: '<html>' }), 'write', NOW_MS)).toEqual({
        outcome: 'unknown',
        retry: true,
        reason: `HTTP ${status}`,
      });
      expect(failureOf(answered(status, { text: '<html>' }), 'read', NOW_MS)).toEqual({
        outcome: 'unreachable',
        retry: true,
        reason: `HTTP ${status}`,
      });
    },
  );

  it('that was cut leaves open what a write did', () => {
    const cut: Answer = { kind: 'cut', reason: 'ECONNRESET' };
    expect(failureOf(cut, 'write', NOW_MS)).toEqual({ outcome: 'unknown', retry: true, reason: 'ECONNRESET' });
    expect(failureOf(cut, 'read', NOW_MS)).toEqual({ outcome: 'unreachable', retry: true, reason: 'ECONNRESET' });
  });

  it.each(['read', 'write'] as const)('to a request that never left is certain: a %s did nothing', (kind) => {
    expect(failureOf({ kind: 'not_sent', reason: 'ECONNREFUSED' }, kind, NOW_MS)).toEqual({
      outcome: 'unreachable',
      retry: true,
      reason: 'ECONNREFUSED',
    });
  });
});
