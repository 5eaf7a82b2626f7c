import { gzipSync } from 'node:zlib';
import type { SeededRandom } from '../simulator/random.ts';
import { pick } from './poison.ts';

/** Whose token comes along; it is minted when the request is sent, for a token lives a minute. */
export type Caller =
  | { readonly kind: 'shop'; readonly shop: number }
  | { readonly kind: 'text'; readonly authorization: string }
  | { readonly kind: 'expired' | 'foreign'; readonly shop: number }
  | { readonly kind: 'nobody' };

export interface FuzzRequest {
  readonly method: string;
  /** As it goes over the wire: ASCII, escaped. `{token}` is replaced by the caller's. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly caller: Caller;
  /** The sender goes away with half of the body sent. */
  readonly isCut: boolean;
}

/** A text in an address. Half a surrogate pair goes as the three bytes that no UTF-8 has. */
export function escaped(text: string): string {
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return code >= 0xd800 && code <= 0xdfff ? halfPair(code) : encodeURIComponent(sign);
    })
    .join('');
}

function halfPair(code: number): string {
  const hex = (byte: number): string => `%${byte.toString(16).toUpperCase()}`;
  return `%ED${hex(0x80 | ((code >> 6) & 0x3f))}${hex(0x80 | (code & 0x3f))}`;
}

/** A header's value: what no client could send is taken out. */
export function headerText(text: string): string {
  return [...text]
    .filter((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return code >= 0x20 && code <= 0xff && code !== 0x7f;
    })
    .join('')
    .slice(0, 8_000);
}

const BROKEN_JSON: readonly string[] = [
  '',
  '{',
  '{"a":1',
  '[1,]',
  'nul',
  '"',
  '1e99999',
  '-',
  '\uFEFF{}',
  '{"a":1}{"b":2}',
  '"\\ud800"',
  '{"__proto__":{"x":1}}',
];
const DEEPEST = 100_000;

/** A JSON body as another program might send it: mostly well, now and then in other bytes than its header says. */
export function jsonBody(
  random: SeededRandom,
  value: unknown,
): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const text = JSON.stringify(value) ?? 'null';
  const json = { 'content-type': 'application/json' };
  const roll = random.below(100);
  if (roll < 84) return { body: Buffer.from(text), headers: json };
  if (roll < 88) return { body: Buffer.from(pick(random, BROKEN_JSON)), headers: json };
  if (roll < 90) return { body: Buffer.from('['.repeat(random.below(DEEPEST))), headers: json };
  if (roll < 92)
    return { body: Buffer.from(text, 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16' } };
  if (roll < 94)
    return { body: Buffer.from(text, 'latin1'), headers: { 'content-type': 'application/json; charset=x-none' } };
  if (roll < 96) return { body: gzipSync(text), headers: { ...json, 'content-encoding': 'gzip' } };
  if (roll < 98) return { body: gzipSync(text).subarray(5), headers: { ...json, 'content-encoding': 'gzip' } };
  return {
    body: Buffer.from(text),
    headers: { 'content-type': pick(random, ['text/plain', 'text/csv', 'application/x-www-form-urlencoded', 'x', '']) },
  };
}
