import type { RemoteFailure, RowResult } from '../../ports/index.ts';

/** A failure that can pass: the rows it met are worked on again. */
export type Passing = Exclude<RemoteFailure, { outcome: 'refused' }>;

export type RowsWorked = { readonly outcome: 'worked'; readonly results: readonly RowResult[] } | Passing;

/** Whether trying the same rows again can help. */
export function isPassing<Other extends { readonly outcome: string }>(result: Other | Passing): result is Passing {
  return (
    result.outcome === 'throttled' ||
    result.outcome === 'unreachable' ||
    result.outcome === 'unknown' ||
    result.outcome === 'access_lost' ||
    result.outcome === 'not_granted'
  );
}

/** What was done counts first; the failure is met again by the next portion. */
export function workedSoFar(results: readonly RowResult[], passing: Passing | null): RowsWorked {
  return results.length === 0 && passing !== null ? passing : { outcome: 'worked', results };
}
