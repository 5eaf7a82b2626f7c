import type { PrintOrderStep } from '../../domain/print-order/print-order.ts';
import type { Lease, PrintOrderChange } from '../../pipeline/ports/index.ts';
import type { PrintOrderRow } from './rows.ts';

/** What the row says at the end of a step; others may have written to it since the claim. */
export type LeasedState = Pick<PrintOrderRow, 'hints' | 'resync' | 'cancel_pending' | 'picanova_order_id'>;

export interface NextWork {
  readonly step: PrintOrderStep | null;
  /** null = idle until a hint. */
  readonly dueAtMs: number | null;
  readonly cancelPending: boolean;
  readonly resync: boolean;
}

/**
 * When a print order is worked on again. What its step asked for, unless something came while it was under way: a cancel
 * keeps it due for `cancel`, any other hint keeps it due at once, and word from Picanova that no sync has followed yet
 * makes the next sync due at once, even when the step thought that nothing was left to do.
 */
export function nextWork(row: LeasedState, lease: Lease, change: PrintOrderChange): NextWork {
  const { next, nowMs } = change;
  const cancelPending = Boolean(row.cancel_pending) && change.cancelAnswered !== true;
  const hinted = row.hints !== lease.hints;
  const resync = Boolean(row.resync);
  const known = (change.picanovaOrderId ?? row.picanova_order_id) !== null;
  const reread = known && resync && (next === null || next.step === 'sync');
  if (next === null && !reread) {
    const pending = cancelPending && hinted;
    return { step: pending ? 'cancel' : null, dueAtMs: pending ? nowMs : null, cancelPending, resync: false };
  }
  const dueAtMs = hinted || reread ? nowMs : (next?.dueAtMs ?? nowMs);
  return { step: next?.step ?? 'sync', dueAtMs, cancelPending, resync };
}
