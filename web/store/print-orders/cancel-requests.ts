import { appendActivity, type ActivityEntry } from '../activity.ts';
import type { LogLine } from '../../domain/kernel/log-line.ts';
import { tooLateFor, type CancelCause } from '../../domain/print-order/cancel-cause.ts';
import { statesBefore } from '../../domain/print-order/transition.ts';
import type { LaneTouch } from '../queue/lanes.ts';
import { sql, type Sql } from '../sql.ts';
import { inStates } from './in-states.ts';
import { laneOf } from './rows.ts';
import type { TransactionContext } from '../transaction-context.ts';

export interface CancelRequest {
  /** Condition on the table `print_order`; what is over or asked already is passed over besides. */
  readonly of: Sql;
  readonly atMs: number;
  readonly actor: 'app' | 'merchant';
  /** `dropped` by a plan: an unsent one ends without counting as asked for, and its lines may be planned anew. */
  readonly why: 'cancelled' | 'dropped';
  /** Once it is stopped, what the buyer still wants is sent under the next revision. */
  readonly sendRest?: boolean;
  /** Said when it is too late. */
  readonly cause?: CancelCause;
  /** Where it should go instead, sealed; null or absent = what an earlier request said of it stays. */
  readonly changedAddress?: Buffer | null;
}

interface Touched {
  readonly id: number;
  readonly shop: string;
  readonly order_gid: string;
}

/** Picanova cannot know of it: nothing was sent, nothing is on its way, nothing may have got there. */
export const CERTAINLY_UNSENT = sql`picanova_order_id IS NULL AND create_asked_at IS NULL AND lease_token IS NULL`;

/** Columns of a print order that ends without Picanova. */
export const ENDED_AS_CANCELLED = (atMs: number): Sql => sql`
  state = 'cancelled', step = NULL, due_at = NULL, problems = '[]', hold_reason = NULL, hold_until = NULL,
  attempt = 0, completed_at = ${atMs}`;

const MAY_BE_CANCELLED = inStates(statesBefore('cancel_requested'));
export const MAY_BE_DROPPED = inStates(statesBefore('dropped'));

async function endUnsent({ tx }: TransactionContext, { of, atMs, why }: CancelRequest): Promise<readonly Touched[]> {
  return tx.query<Touched>(sql`
    UPDATE print_order SET cancel_requested_at = ${why === 'dropped' ? null : atMs}, ${ENDED_AS_CANCELLED(atMs)}
    WHERE ${of} AND ${CERTAINLY_UNSENT} AND ${why === 'dropped' ? MAY_BE_DROPPED : MAY_BE_CANCELLED}
    RETURNING id, shop, order_gid`);
}

async function askForCancel(
  { tx }: TransactionContext,
  { of, atMs, sendRest = false, cause, changedAddress = null }: CancelRequest,
  nowMs: number,
): Promise<readonly Touched[]> {
  return tx.query<Touched>(sql`
    UPDATE print_order SET state = 'cancelling', resubmit = (resubmit OR ${sendRest}), cancel_requested_at = ${atMs},
    cancel_pending = true,
    cancel_cause = ${cause === undefined ? null : JSON.stringify(cause)},
    changed_address = coalesce(${changedAddress}, changed_address),
    signals = signals + 1, lane = shop || '|picanova|cancels',
      due_at = CASE WHEN lease_token IS NULL THEN ${nowMs} ELSE due_at END,
      attempt = CASE WHEN lease_token IS NULL THEN 0 ELSE attempt END
    WHERE ${of} AND NOT cancel_pending AND ${MAY_BE_CANCELLED}
    RETURNING id, shop, order_gid`);
}

function factsOf(cause: CancelCause | undefined): LogLine['detail'] {
  return cause === undefined ? {} : tooLateFor(cause).detail;
}

/**
 * Cancels print orders: what Picanova cannot know of ends here and now; for the rest Picanova is asked before any other
 * work of the shop. Answers the lanes to touch.
 */
export async function cancelPrintOrders(
  context: TransactionContext,
  requests: readonly CancelRequest[],
): Promise<readonly LaneTouch[]> {
  const touches: LaneTouch[] = [];
  for (const request of requests) {
    const ended = await endUnsent(context, request);
    const asked = await askForCancel(context, request, context.nowMs);
    const entry =
      (event: string, detail: LogLine['detail'] = {}) =>
      (row: Touched): ActivityEntry => ({
        shop: row.shop,
        orderGid: row.order_gid,
        printOrderId: row.id,
        atMs: context.nowMs,
        line: { event, detail },
        actor: request.actor,
      });
    await appendActivity(context.tx, [
      ...ended.map(entry(`${request.why}_before_sending`)),
      ...asked.map(entry('cancel_requested', factsOf(request.cause))),
    ]);
    touches.push(...asked.map(({ shop }) => ({ lane: laneOf(shop, 'cancel'), dueAtMs: context.nowMs })));
  }
  return touches;
}
