import type { Problem } from '../../domain/kernel/problems.ts';
import { isEnded, type PrintOrderStep } from '../../domain/print-order/states.ts';
import type { ClaimedPrintOrder, LaneSystem, RemoteFailure } from '../ports/index.ts';

/** After this many attempts in a row a passing failure is shown to the merchant, though work goes on trying. */
export const VISIBLE_AFTER_ATTEMPTS = 5;

type VisibleProblem = 'picanova_unreachable' | 'tracking_not_written';

/**
 * What a failed call means for each step. Refusals that are answers (a create, a fulfillment) are the step's own and
 * never get here.
 */
export interface FailureRule {
  readonly system: LaneSystem;
  /** Log entry of a failure that passes; null = not worth one. */
  readonly event: string | null;
  /** Shown when it does not pass soon; null = the state says enough. */
  readonly visible: VisibleProblem | null;
  /**
   * Credentials no longer accepted: `blocked` = the merchant mends them and it is planned anew; `poll` = asked again
   * when open orders are; `wait` = until access is back.
   */
  readonly accessLost: 'blocked' | 'poll' | 'wait';
}

export const FAILURE_RULES: Readonly<Record<PrintOrderStep, FailureRule>> = {
  send: { system: 'picanova', event: 'send_postponed', visible: 'picanova_unreachable', accessLost: 'blocked' },
  announce: { system: 'shopify', event: null, visible: null, accessLost: 'wait' },
  sync: { system: 'picanova', event: 'read_back_refused', visible: 'picanova_unreachable', accessLost: 'poll' },
  fulfil: { system: 'shopify', event: 'fulfil_postponed', visible: 'tracking_not_written', accessLost: 'wait' },
  cancel: { system: 'picanova', event: 'cancel_postponed', visible: 'picanova_unreachable', accessLost: 'poll' },
};

/**
 * The problems of a row after a failure that passes: the visible one once it has lasted, at once what a person must
 * grant; what is over has none.
 */
export function problemsAfter(row: ClaimedPrintOrder, failure: RemoteFailure): readonly Problem[] | null {
  const { visible } = FAILURE_RULES[row.step];
  if (failure.outcome === 'not_granted' && !isEnded(row.state)) {
    const others = row.problems.filter(({ code }) => code !== 'access_not_granted');
    return [...others, { code: 'access_not_granted', detail: {} }];
  }
  if (isEnded(row.state) || visible === null || failure.outcome === 'throttled' || row.attempt < VISIBLE_AFTER_ATTEMPTS)
    return null;
  const others = row.problems.filter(({ code }) => code !== visible);
  return visible === 'picanova_unreachable'
    ? [...others, { code: visible, detail: { region: row.region, attempts: row.attempt } }]
    : [...others, { code: visible, detail: { reason: failure.outcome } }];
}
