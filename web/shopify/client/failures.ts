import type { RemoteFailure } from '../../pipeline/ports/index.ts';
import type { Operation } from './operation.ts';

type Failure<Kind extends RemoteFailure['outcome']> = Extract<RemoteFailure, { outcome: Kind }>;

export function unreachable(reason: string): Failure<'unreachable'> {
  return { outcome: 'unreachable', retry: true, reason };
}

export function throttled(retryAtMs: number): Failure<'throttled'> {
  return { outcome: 'throttled', retry: true, retryAtMs };
}

export function accessLost(reason: string): Failure<'access_lost'> {
  return { outcome: 'access_lost', retry: false, reason };
}

export function notGranted(reason: string, scopes: readonly string[]): Failure<'not_granted'> {
  return { outcome: 'not_granted', retry: false, reason, scopes };
}

export function refused(
  reason: string,
  details: { readonly status?: number; readonly fields?: Readonly<Record<string, readonly string[]>> } = {},
): Failure<'refused'> {
  return { outcome: 'refused', retry: false, reason, status: details.status ?? null, fields: details.fields ?? {} };
}

/** The request may have been read and its answer lost: a mutation may have acted, a query has done no harm. */
export function lost(kind: Operation['kind'], reason: string): RemoteFailure {
  return kind === 'mutation' ? { outcome: 'unknown', retry: true, reason } : unreachable(reason);
}
