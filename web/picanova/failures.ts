import type { RemoteFailure } from '../pipeline/ports/outcome.ts';
import type { HttpAnswer, HttpResult } from '../outbound/http-client.ts';
import { readError } from './wire/errors.ts';

/** What a call may have done when no readable answer came: a `read` nothing, a `write` perhaps everything. */
export type CallKind = 'read' | 'write';

const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 15 * 60_000;
const DEFAULT_WAIT_MS = 60_000;

/** The failure that an answer is, or null when its status is a 2xx (picanova-api §1.7). */
export function failureOf(answer: HttpResult, kind: CallKind, nowMs: number): RemoteFailure | null {
  if (answer.outcome === 'not_sent') return { outcome: 'unreachable', retry: true, reason: answer.reason };
  if (answer.outcome === 'cut') return unanswered(kind, answer.reason);
  const { status, text } = answer;
  if (status >= 200 && status < 300) return null;
  if (status === 429) return { outcome: 'throttled', retry: true, retryAtMs: nowMs + waitMs(answer, nowMs) };
  if (status === 401 || status === 403)
    return { outcome: 'access_lost', retry: false, reason: readError(text).message || `HTTP ${status}` };
  // 408 is a time-out of the server's side; the rest, redirects included, tells nothing about what was done.
  if (status < 400 || status >= 500 || status === 408) return unanswered(kind, `HTTP ${status}`);
  const { message, fields } = readError(text);
  return { outcome: 'refused', retry: false, reason: message || `HTTP ${status}`, status, fields };
}

/** No answer, or none that can be read. */
export function unanswered(kind: CallKind, reason: string): RemoteFailure {
  return { outcome: kind === 'write' ? 'unknown' : 'unreachable', retry: true, reason };
}

/**
 * `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in unix seconds; kept within 1 s and 15 min, since
 * clocks differ and a lane must not freeze.
 */
function waitMs({ headers }: HttpAnswer, nowMs: number): number {
  const retryAfter = headers['retry-after'] ?? null;
  const rateLimitReset = [headers['x-ratelimit-reset']].flat()[0] ?? null;
  const wait =
    retryAfter === null
      ? secondsOf(rateLimitReset, (ms) => ms - nowMs)
      : (secondsOf(retryAfter, (ms) => ms) ?? dateOf(retryAfter, nowMs));
  return Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, wait ?? DEFAULT_WAIT_MS));
}

function secondsOf(text: string | null, toWait: (ms: number) => number): number | null {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? toWait(Number(text) * 1000) : null;
}

function dateOf(text: string, nowMs: number): number | null {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs - nowMs;
}
