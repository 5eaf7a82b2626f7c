import { asObject } from '../kernel/json.ts';

/** How long a file has to stay at its address: Picanova may fetch it that late (picanova-api §3.2). */
export const NEEDED_FOR_MS = 14 * 86_400_000;

/** Seconds of an epoch that a link may name: from 2001 to 2100. What lies outside is no time. */
const PLAUSIBLE_S = { from: 1_000_000_000, to: 4_102_444_800 };

/** Names by which links of many makers say when they end, in epoch seconds: CloudFront, S3 v2, Bunny and their like. */
const END_NAMES: ReadonlySet<string> = new Set(['expires', 'exp', 'expiry', 'expire', 'x-expires']);

function epochSeconds(text: string): number | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  const seconds = Number(text.slice(0, 10));
  return seconds >= PLAUSIBLE_S.from && seconds <= PLAUSIBLE_S.to ? seconds * 1_000 : null;
}

function isoTime(text: string): number | null {
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** `20261130T081500Z`, as AWS and Google write it. */
function compactTime(text: string): number | null {
  return isoTime(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function json(encoded: string): unknown {
  try {
    return JSON.parse(atob(encoded));
  } catch {
    return null;
  }
}

/** The end that a JSON web token names, whatever the parameter is called: Supabase and others sign links with one. */
function tokenEnd(text: string): number | null {
  const [, payload] = /^eyJ[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? [];
  if (payload === undefined) return null;
  const claims = json(payload.replaceAll('-', '+').replaceAll('_', '/'));
  return epochSeconds(String(asObject(claims)?.['exp']));
}

/** CloudFront's own policy: base64 whose three unfit signs are replaced. */
function policyEnd(text: string): number | null {
  const policy = JSON.stringify(json(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/')));
  const [, seconds] = /"DateLessThan":\{"AWS:EpochTime":(\d+)\}/.exec(policy) ?? [];
  return seconds === undefined ? null : epochSeconds(seconds);
}

/** Hexadecimal seconds, as Discord and Facebook write them. */
function hexSeconds(text: string): number | null {
  return /^[\da-f]{8}$/i.test(text) ? epochSeconds(String(Number.parseInt(text, 16))) : null;
}

const HEX_NAMES = [
  { hosts: /(?:^|\.)discordapp\.(?:com|net)$/, name: 'ex' },
  { hosts: /(?:^|\.)(?:fbcdn\.net|cdninstagram\.com)$/, name: 'oe' },
];

/** Signature version 4 of Amazon S3 (and all that speak it), Google Cloud Storage and Alibaba: a start and seconds. */
function signedEnd(query: ReadonlyMap<string, string>): readonly (number | null)[] {
  return ['x-amz', 'x-goog', 'x-oss'].map((maker) => {
    const start = compactTime(query.get(`${maker}-date`) ?? '');
    const seconds = query.get(`${maker}-expires`) ?? '';
    return start !== null && /^\d{1,9}$/.test(seconds) ? start + Number(seconds) * 1_000 : null;
  });
}

function endOf({ hostname, name, value }: { hostname: string; name: string; value: string }): number | null {
  if (HEX_NAMES.some((hex) => hex.name === name && hex.hosts.test(hostname))) return hexSeconds(value);
  if (END_NAMES.has(name)) return epochSeconds(value) ?? isoTime(value);
  if (name === 'se') return isoTime(value);
  if (name === 'policy') return policyEnd(value);
  // Akamai's token: `exp=1790000000~acl=/*~hmac=…`.
  return tokenEnd(value) ?? epochSeconds(/(?:^|~)exp=(\d+)~/.exec(value)?.[1] ?? '');
}

/**
 * When a signed link ends, in epoch ms, by what its address says: Amazon S3, Google Cloud Storage, Azure (`se`),
 * CloudFront, Akamai, links signed with a JSON web token, and those that name epoch seconds. Null = it does not say;
 * the earliest, where it names several.
 */
export function linkEndsAtMs(url: URL): number | null {
  const query = [...url.searchParams].map(([name, value]) => [name.toLowerCase(), value] as const);
  const ends = [
    ...signedEnd(new Map(query)),
    ...query.map(([name, value]) => endOf({ hostname: url.hostname, name, value })),
  ].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
