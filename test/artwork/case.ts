import type { ArtworkFacts, ArtworkFault } from '../../web/domain/artwork/artwork-facts.ts';
import type { ArtworkLimits } from '../../web/artwork/connection.ts';
import type { Lookup } from '../../web/artwork/lookup.ts';
import type { Serve } from './artwork-host.ts';

export const NOW_MS = Date.parse('2026-11-30T08:00:00Z');
export const KB = 1_024;

export interface Case {
  readonly name: string;
  readonly serve?: Serve;
  /** The path and query on the case's own host, or a whole address. */
  readonly url?: string;
  readonly validator?: string;
  /** Instead of this machine for every name. */
  readonly lookup?: Lookup;
  readonly limits?: Partial<ArtworkLimits>;
  readonly expected: Readonly<Record<string, unknown>>;
  /** How many bytes of bodies may be read; 64 kB without. */
  readonly atMostBytes?: number;
}

const PLAIN = { format: 'jpeg', widthPx: 600, heightPx: 400, colours: 'rgb', bitDepth: 8 } as const;

/** A file of 600 × 400 pixels that is read, but for what is said of it. */
export function read(
  facts: Partial<ArtworkFacts> = {},
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { outcome: 'read', facts: { ...PLAIN, ...facts }, ...rest };
}

export function faulty(fault: ArtworkFault): Readonly<Record<string, unknown>> {
  return { outcome: 'faulty', fault };
}

export function unreachable(
  reason: string | RegExp,
  retryAfterMs: number | null = null,
): Readonly<Record<string, unknown>> {
  return { outcome: 'unreachable', reason, retryAfterMs };
}

export function refusedBy(code: string): Lookup {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}
