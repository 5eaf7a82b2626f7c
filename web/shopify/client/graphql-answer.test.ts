import { describe, expect, it } from 'vitest';
import { readExchange } from './graphql-answer.ts';
import type { HttpResult } from '../../outbound/http-client.ts';

function answered(status: number, body: unknown, headers: Record<string, string> = {}): HttpResult {
  return { outcome: 'answered', status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

const COST = {
  requestedQueryCost: 12,
  actualQueryCost: 3,
  throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1988, restoreRate: 100 },
};

describe('an answer with HTTP 200', () => {
  it('gives data, errors with path and code, and the cost', () => {
    const errors = [
      { message: 'no', path: ['order', 'lineItems', 0], extensions: { code: 'ACCESS_DENIED' }, locations: [] },
    ];
    expect(readExchange(answered(200, { data: { order: null }, errors, extensions: { cost: COST } }), 'query')).toEqual(
      {
        outcome: 'answered',
        data: { order: null },
        errors: [{ message: 'no', path: ['order', 'lineItems', 0], code: 'ACCESS_DENIED' }],
        cost: { requestedPoints: 12, status: { maximumAvailable: 2000, currentlyAvailable: 1988, restoreRate: 100 } },
      },
    );
  });

  it('is read without its cost when there is none, or one of another form', () => {
    const none = { requestedPoints: null, status: null };
    expect(readExchange(answered(200, { data: {} }), 'query')).toMatchObject({ outcome: 'answered', cost: none });
    expect(
      readExchange(answered(200, { data: {}, extensions: { cost: { throttleStatus: 'full' } } }), 'query'),
    ).toMatchObject({ outcome: 'answered', cost: none });
    expect(readExchange(answered(200, { data: {}, extensions: 'none' }), 'query')).toMatchObject({
      outcome: 'answered',
      cost: none,
    });
  });

  it('is a throttle when Shopify says THROTTLED', () => {
    const body = { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: COST } };
    expect(readExchange(answered(200, body), 'mutation')).toMatchObject({
      outcome: 'throttle',
      waitMs: 0,
      cost: { requestedPoints: 12 },
    });
  });

  it('keeps an error that is one text', () => {
    expect(readExchange(answered(200, { errors: 'Not found' }), 'query')).toMatchObject({
      outcome: 'answered',
      data: null,
      errors: [{ message: 'Not found', path: [], code: null }],
    });
  });

  it.each(['<html>busy</html>', '', '[]', '{}', '"text"', '{"data": [1]}'])(
    'that is %s may have acted as a mutation and has done nothing as a query',
    (body) => {
      expect(readExchange(answered(200, body), 'mutation')).toMatchObject({ outcome: 'unknown', retry: true });
      expect(readExchange(answered(200, body), 'query')).toMatchObject({ outcome: 'unreachable', retry: true });
    },
  );
});

describe('an answer with another status', () => {
  it('asks for another token after 401', () => {
    expect(readExchange(answered(401, { errors: '[API] Invalid API key or access token' }), 'query')).toEqual({
      outcome: 'unauthorised',
    });
  });

  it('reads Retry-After as seconds', () => {
    expect(readExchange(answered(429, '', { 'retry-after': '2.0' }), 'query')).toMatchObject({
      outcome: 'throttle',
      waitMs: 2_000,
    });
    expect(readExchange(answered(429, '', { 'retry-after': 'soon' }), 'query')).toMatchObject({
      outcome: 'throttle',
      waitMs: 1_000,
    });
    expect(readExchange(answered(429, ''), 'mutation')).toMatchObject({ outcome: 'throttle', waitMs: 1_000 });
  });

  it.each([402, 403, 404, 423])('is lost access after %d, with Shopify’s reason', (status) => {
    expect(readExchange(answered(status, { errors: 'Unavailable Shop' }), 'mutation')).toEqual({
      outcome: 'access_lost',
      retry: false,
      reason: `HTTP ${status}: Unavailable Shop`,
    });
  });

  it.each([500, 502, 503, 504, 408])('may have acted after %d, if it was a mutation', (status) => {
    expect(readExchange(answered(status, '<html>'), 'mutation')).toEqual({
      outcome: 'unknown',
      retry: true,
      reason: `HTTP ${status}`,
    });
    expect(readExchange(answered(status, '<html>'), 'query')).toEqual({
      outcome: 'unreachable',
      retry: true,
      reason: `HTTP ${status}`,
    });
  });

  it('has not acted after a redirect', () => {
    expect(readExchange(answered(302, ''), 'mutation')).toMatchObject({ outcome: 'unreachable' });
  });

  it.each([400, 413, 422])('is refused for good after %d', (status) => {
    expect(readExchange(answered(status, ''), 'query')).toEqual({
      outcome: 'refused',
      retry: false,
      reason: `HTTP ${status}`,
      status,
      fields: {},
    });
  });
});

describe('no answer', () => {
  it('has not acted when the request was not sent', () => {
    expect(readExchange({ outcome: 'not_sent', reason: 'ENOTFOUND' }, 'mutation')).toEqual({
      outcome: 'unreachable',
      retry: true,
      reason: 'ENOTFOUND',
    });
  });

  it('may have acted when the connection was cut', () => {
    const cut: HttpResult = { outcome: 'cut', reason: 'ECONNRESET', staleSocket: false };
    expect(readExchange(cut, 'mutation')).toMatchObject({ outcome: 'unknown' });
    expect(readExchange(cut, 'query')).toMatchObject({ outcome: 'unreachable' });
  });
});
