import { describe, expect, it } from 'vitest';
import { readTokenAnswer } from './token-answer.ts';

const NOW_MS = 1_000_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const HELD = { refreshToken: 'refresh_0', refreshTokenExpiresAtMs: NOW_MS + 7 * DAY_MS, scopes: ['read_orders'] };
const FULL = {
  access_token: 'offline_1',
  scope: 'read_orders,write_products',
  expires_in: 3_600,
  refresh_token: 'refresh_1',
  refresh_token_expires_in: 7_776_000,
};
const NOT_TOLD = [undefined, null, '', 'soon', 0, -1, [], {}, true];

const refreshed = (body: unknown) => readTokenAnswer(body, { nowMs: NOW_MS, held: HELD });
const exchanged = (body: unknown) => readTokenAnswer(body, { nowMs: NOW_MS, held: null });

describe('a token answer', () => {
  it('is read as it is', () => {
    expect(refreshed(FULL)).toEqual({
      accessToken: 'offline_1',
      accessTokenExpiresAtMs: NOW_MS + 60 * MINUTE_MS,
      refreshToken: 'refresh_1',
      refreshTokenExpiresAtMs: NOW_MS + 90 * DAY_MS,
      scopes: ['read_orders', 'write_products'],
    });
  });

  it.each(NOT_TOLD)('[B8] without the life of the access token (%j) gives it a short one', (expires_in) => {
    const left = (refreshed({ ...FULL, expires_in })?.accessTokenExpiresAtMs ?? 0) - NOW_MS;
    expect(left).toBe(10 * MINUTE_MS);
  });

  it.each(NOT_TOLD)(
    '[B8] without the life of the refresh token (%j) gives it a short one',
    (refresh_token_expires_in) => {
      expect(refreshed({ ...FULL, refresh_token_expires_in })?.refreshTokenExpiresAtMs).toBe(NOW_MS + DAY_MS);
    },
  );

  it('may write numbers as text, and no life beyond a year is believed', () => {
    expect(refreshed({ ...FULL, expires_in: '60' })?.accessTokenExpiresAtMs).toBe(NOW_MS + MINUTE_MS);
    for (const expires_in of [1e300, '1e300', 1e12])
      expect(refreshed({ ...FULL, expires_in })?.accessTokenExpiresAtMs).toBe(NOW_MS + 366 * DAY_MS);
  });

  it.each([undefined, null, '', ' ', 42, ['refresh_2'], {}])(
    'without a refresh token (%j) leaves the one that was used, with its life',
    (refresh_token) => {
      expect(refreshed({ ...FULL, refresh_token })).toMatchObject({
        accessToken: 'offline_1',
        refreshToken: HELD.refreshToken,
        refreshTokenExpiresAtMs: HELD.refreshTokenExpiresAtMs,
      });
      expect(exchanged({ ...FULL, refresh_token })?.refreshToken).toBe('');
    },
  );

  it.each([undefined, null, 42, {}])('without scopes (%j) leaves those that are held', (scope) => {
    expect(refreshed({ ...FULL, scope })?.scopes).toEqual(HELD.scopes);
    expect(exchanged({ ...FULL, scope })?.scopes).toEqual([]);
  });

  it.each(['a,b', 'a b', ' a, b ,', ['a', 'b']])('lists scopes in any form (%j)', (scope) => {
    expect(exchanged({ ...FULL, scope })?.scopes).toEqual(['a', 'b']);
  });

  it.each([undefined, null, '', 42, [], {}])('without an access token (%j) is none', (access_token) => {
    expect(refreshed({ ...FULL, access_token })).toBeNull();
  });

  it.each([null, undefined, 'text', 7, [FULL]])('that is no object (%j) is none', (body) => {
    expect(exchanged(body)).toBeNull();
  });
});
