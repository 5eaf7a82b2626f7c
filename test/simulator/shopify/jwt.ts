import { createHmac, timingSafeEqual } from 'node:crypto';

/** Claims of a session token (shopify-platform §2.1); times in seconds. */
export interface SessionClaims {
  readonly iss: string;
  readonly dest: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly nbf: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest();

export function mintSessionToken(claims: SessionClaims, secret: string): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign(signed, secret).toString('base64url')}`;
}

/** The claims of a token this secret signed, whatever its time; null = not ours or not a token. */
export function readSessionToken(token: string, secret: string): SessionClaims | null {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = sign(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SessionClaims;
}
