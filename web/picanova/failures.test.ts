import { describe, expect, it } from 'vitest';
import { failureOf } from './failures.ts';
import type { HttpResult } from '../outbound/http-client.ts';

const NOW_MS = 1_800_000_000_000;

function answered(status: number, rest: { text?: string; headers?: Record<string, string> } = {}): HttpResult {
  return { outcome: 'answered', status, text: '', headers: {}, ...rest };
}

describe('an answer', () => {
  it.each([200, 201, 202, 204])('%i is no failure', (status) => {
    expect(failureOf(answered(status), 'write', NOW_MS)).toBeNull();
  });

  it.each([
    ['Retry-After in seconds', { 'retry-after': '7' }, 7_000],
    [
      'Retry-After before X-RateLimit-Reset',
      { 'retry-after': '7', 'x-ratelimit-reset': String(NOW_MS / 1000 + 30) },
      7_000,
    ],
    ['Retry-After as a date', { 'retry-after': new Date(NOW_MS + 20_000).toUTCString() }, 20_000],
    ['X-RateLimit-Reset in unix seconds', { 'x-ratelimit-reset': String(NOW_MS / 1000 + 30) }, 30_000],
    ['X-RateLimit-Reset of a clock that is behind', { 'x-ratelimit-reset': String(NOW_MS / 1000 - 30) }, 1_000],
    ['a wait of a year, which is cut', { 'retry-after': '31536000' }, 900_000],
    ['a wait of nothing', { 'retry-after': '0' }, 1_000],
    ['nothing readable', { 'retry-after': 'soon' }, 60_000],
    ['no header', {}, 60_000],
  ])('429 says when to come back: %s', (_what, headers, waitMs) => {
    expect(failureOf(answered(429, { headers: { ...headers } }), 'write', NOW_MS)).toEqual({
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
    const cut: HttpResult = { outcome: 'cut', reason: 'ECONNRESET', staleSocket: false };
    expect(failureOf(cut, 'write', NOW_MS)).toEqual({ outcome: 'unknown', retry: true, reason: 'ECONNRESET' });
    expect(failureOf(cut, 'read', NOW_MS)).toEqual({ outcome: 'unreachable', retry: true, reason: 'ECONNRESET' });
  });

  it.each(['read', 'write'] as const)('to a request that never left is certain: a %s did nothing', (kind) => {
    expect(failureOf({ outcome: 'not_sent', reason: 'ECONNREFUSED' }, kind, NOW_MS)).toEqual({
      outcome: 'unreachable',
      retry: true,
      reason: 'ECONNREFUSED',
    });
  });
});
