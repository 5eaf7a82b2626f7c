import type { PrintOrderStep } from './states.ts';

/**
 * Steps that word from Picanova makes due at once: a read, and a send that looks the order up. Others keep their time,
 * and the next read follows them.
 */
export const READ_AT_ONCE = ['sync', 'send'] as const satisfies readonly PrintOrderStep[];

/** What the row says at the end of a step; others may have written to it since the claim. */
export interface RowAtEnd {
  /** Counts what came for the row; more than the claim saw = something came while it was worked on. */
  readonly signals: number;
  /** Picanova spoke, and no read has followed yet. */
  readonly resync: boolean;
  /** A cancel is owed: Picanova has not answered it yet. */
  readonly cancelPending: boolean;
  readonly picanovaOrderId: string | null;
}

/** How the step ended. */
export interface StepEnd {
  readonly nowMs: number;
  /** `signals` as the claim saw them. */
  readonly claimedSignals: number;
  readonly next: { readonly step: PrintOrderStep; readonly dueAtMs: number } | null;
  readonly cancelAnswered: boolean;
  /** Learnt by the step; null = nothing new. */
  readonly picanovaOrderId: string | null;
}

export interface NextWork {
  readonly step: PrintOrderStep | null;
  /** null = idle until a signal. */
  readonly dueAtMs: number | null;
  readonly cancelPending: boolean;
  readonly resync: boolean;
}

/**
 * When a print order is worked on again. What its step asked for, unless something came while it was under way: a
 * cancel keeps it due for `cancel`, any other signal keeps it due at once, and word from Picanova that no sync has
 * followed yet makes the next sync due at once, even when the step thought that nothing was left to do.
 */
export function nextWork(row: RowAtEnd, end: StepEnd): NextWork {
  const { next, nowMs } = end;
  const cancelPending = row.cancelPending && !end.cancelAnswered;
  const signalled = row.signals !== end.claimedSignals;
  const known = (end.picanovaOrderId ?? row.picanovaOrderId) !== null;
  const reread = known && row.resync && (next === null || next.step === 'sync');
  if (next === null && !reread) {
    const pending = cancelPending && signalled;
    return { step: pending ? 'cancel' : null, dueAtMs: pending ? nowMs : null, cancelPending, resync: false };
  }
  const dueAtMs = next === null || signalled || reread ? nowMs : next.dueAtMs;
  return { step: next?.step ?? 'sync', dueAtMs, cancelPending, resync: row.resync };
}
