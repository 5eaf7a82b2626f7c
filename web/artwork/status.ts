import { faulty, unreachable, type Failure } from './failure.ts';
import type { OpenedFile } from './open-file.ts';

const FORBIDDEN: ReadonlySet<number> = new Set([401, 403, 407, 451]);
/** Among the 4xx, those that ask to come back. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);
const LONGEST_WAIT_MS = 86_400_000;

/** Seconds or a date; never longer than a day. */
function retryAfterMs(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}

export type Status =
  | { readonly outcome: 'file' }
  | { readonly outcome: 'unchanged' }
  /** It was asked for a part and does not give the one that was asked for. */
  | { readonly outcome: 'no_ranges' }
  | Failure;

function ofPart({ status, headers }: OpenedFile): Status {
  const range = headers['content-range'] ?? '';
  if (status === 206 && /^bytes 0-\d+\/(?:\d+|\*)$/.test(range)) return { outcome: 'file' };
  return range === 'bytes */0' ? faulty({ kind: 'empty' }) : { outcome: 'no_ranges' };
}

/** What an answer's head means, before anything of its body is read. */
export function readStatus(
  file: OpenedFile,
  asked: { readonly part: boolean; readonly validator: boolean; readonly nowMs: number },
): Status {
  const { status, headers } = file;
  if (asked.part && (status === 206 || status === 416)) return ofPart(file);
  if (asked.validator && status === 304) return { outcome: 'unchanged' };
  if (status === 204 || status === 205) return faulty({ kind: 'empty' });
  if (status >= 200 && status < 300 && status !== 206) return { outcome: 'file' };
  if (FORBIDDEN.has(status)) return faulty({ kind: 'forbidden', status });
  const isTheirs = status >= 300 && status < 500 && !LATER.has(status);
  if (isTheirs) return faulty({ kind: 'not_found', status });
  return unreachable(`HTTP ${status}`, retryAfterMs(headers['retry-after'], asked.nowMs));
}
