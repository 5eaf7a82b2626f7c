import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSessionTokenVerifier } from './session-token.ts';

const NOW_SECONDS = 1_800_000_000;

const CLAIMS = {
  iss: 'https://one.myshopify.com/admin',
  dest: 'https://one.myshopify.com',
  aud: 'key',
  sub: '42',
  exp: NOW_SECONDS + 60,
  nbf: NOW_SECONDS,
  iat: NOW_SECONDS,
  jti: 'j',
  sid: 's',
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token made by hand, so that no library signs and checks it alike. */
function tokenOf(
  claims: Readonly<Record<string, unknown>>,
  how: { readonly secret?: string; readonly alg?: string } = {},
): string {
  const signed = `${encode({ alg: how.alg ?? 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', how.secret ?? 'secret')
    .update(signed)
    .digest('base64url')}`;
}

const verifier = (previousApiSecret: string | null = null) =>
  createSessionTokenVerifier({
    apiKey: 'key',
    apiSecret: 'secret',
    previousApiSecret,
    clock: { now: () => NOW_SECONDS * 1_000 },
  });

describe('a session token', () => {
  it('names the shop and the user', async () => {
    expect(await verifier()(tokenOf(CLAIMS))).toEqual({ outcome: 'valid', shop: 'one.myshopify.com', userId: '42' });
  });

  it('may name no user', async () => {
    const { sub: _, ...anonymous } = CLAIMS;
    expect(await verifier()(tokenOf(anonymous))).toEqual({ outcome: 'valid', shop: 'one.myshopify.com', userId: null });
  });

  it('may be signed with the previous secret, while there is one', async () => {
    const token = tokenOf(CLAIMS, { secret: 'old' });
    expect(await verifier('old')(token)).toMatchObject({ outcome: 'valid' });
    expect(await verifier()(token)).toEqual({ outcome: 'invalid', reason: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it('is checked in full with the previous secret as well', async () => {
    expect(await verifier('old')(tokenOf({ ...CLAIMS, aud: 'other' }, { secret: 'old' }))).toMatchObject({
      outcome: 'invalid',
    });
  });

  it('may be 10 seconds late or early', async () => {
    expect(await verifier()(tokenOf({ ...CLAIMS, exp: NOW_SECONDS - 9 }))).toMatchObject({ outcome: 'valid' });
    expect(await verifier()(tokenOf({ ...CLAIMS, nbf: NOW_SECONDS + 10 }))).toMatchObject({ outcome: 'valid' });
  });

  it.each([
    ['ended', { exp: NOW_SECONDS - 11 }],
    ['not yet valid', { nbf: NOW_SECONDS + 11 }],
    ['for another app', { aud: 'other' }],
    ['without an end', { exp: undefined }],
    ['without a start', { nbf: undefined }],
    ['without a shop', { dest: undefined }],
    ['without an issuer', { iss: undefined }],
    ['from a foreign host', { dest: 'https://evil.example.com', iss: 'https://evil.example.com/admin' }],
    [
      'from a host that only looks like a shop',
      { dest: 'https://one.myshopify.com.evil.example', iss: 'https://one.myshopify.com.evil.example/admin' },
    ],
    ['from two shops', { iss: 'https://two.myshopify.com/admin' }],
    ['over plain http', { dest: 'http://one.myshopify.com' }],
    ['with a shop that is no address', { dest: 'one.myshopify.com' }],
    ['with a shop that is no text', { dest: 7 }],
  ])('%s is invalid', async (_, claims) => {
    expect(await verifier()(tokenOf({ ...CLAIMS, ...claims }))).toMatchObject({ outcome: 'invalid' });
  });

  it.each(['none', 'HS512', 'RS256'])('with the algorithm %s is invalid', async (alg) => {
    expect(await verifier()(tokenOf(CLAIMS, { alg }))).toMatchObject({ outcome: 'invalid' });
  });

  it('without its signature is invalid', async () => {
    const unsigned = `${tokenOf(CLAIMS).split('.').slice(0, 2).join('.')}.`;
    expect(await verifier()(unsigned)).toMatchObject({ outcome: 'invalid' });
  });

  it('whose claims were changed is invalid', async () => {
    const [header, , signature] = tokenOf(CLAIMS).split('.');
    const claims = { ...CLAIMS, dest: 'https://two.myshopify.com', iss: 'https://two.myshopify.com/admin' };
    expect(await verifier()(`${header}.${encode(claims)}.${signature}`)).toMatchObject({ outcome: 'invalid' });
  });

  it.each(['', 'abc', 'a.b.c', '..', `${'a'.repeat(5_000)}.b.c`])('that is no token (%#) is invalid', async (token) => {
    expect(await verifier()(token)).toMatchObject({ outcome: 'invalid' });
  });
});
