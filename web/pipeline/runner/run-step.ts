import type { Problem } from '../../domain/kernel/problems.ts';
import { transition, type Due } from '../../domain/print-order/transition.ts';
import { isEnded, type PrintOrderStep } from '../../domain/print-order/states.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionStore,
  LogLine,
  PrintOrderChange,
  PrintOrderStore,
  RemoteFailure,
} from '../ports/index.ts';
import { FAILURE_RULES, problemsAfter } from './failure-rules.ts';
import type { RetryAt } from './retry.ts';
import type { BatchStep, Facts, Step, StepResult } from './step.ts';

/**
 * The one runner of all steps of a print order: it calls the step, asks the domain what its result does to the row, and
 * commits state, next due time and log together. A commit whose lease is lost changes nothing.
 */
export interface RunnerPorts {
  readonly printOrders: Pick<PrintOrderStore, 'commit'>;
  readonly connections: Pick<ConnectionStore, 'markRejected'>;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
  /** How often an open order is asked about when no webhook came. */
  readonly pollMs: number;
}

export interface StepRunner {
  readonly one: (step: Step) => (row: ClaimedPrintOrder) => Promise<void>;
  readonly many: (step: BatchStep) => (rows: readonly ClaimedPrintOrder[]) => Promise<void>;
}

/** `one` runs a step for a row, `many` for rows that share a request; both resolve when everything is committed. */
export function createStepRunner(ports: RunnerPorts): StepRunner {
  const { printOrders, connections, clock, pollMs } = ports;

  function dueAtMs(due: Due): number {
    if (due === 'now') return clock.now();
    return due === 'poll' ? clock.now() + pollMs : due.atMs;
  }

  function again(step: PrintOrderStep, due: Due): PrintOrderChange['next'] {
    return { step, dueAtMs: dueAtMs(due) };
  }

  function happenedTo(row: ClaimedPrintOrder, result: Extract<StepResult, { kind: 'happened' }>): PrintOrderChange {
    const { state, next, problems, log } = transition(row, result.event);
    return {
      ...result.facts,
      nowMs: clock.now(),
      state,
      next: next === null ? null : again(next.step, next.due),
      progressed: result.progressed ?? true,
      problems: FAILURE_RULES[row.step].system === 'shopify' ? problems.filter(isAboutOtherThanAccess) : problems,
      log,
    };
  }

  /** Picanova no longer takes the key: the connection says so, and the row waits as its step's rule says. */
  async function accessLost(row: ClaimedPrintOrder, facts: Facts): Promise<PrintOrderChange> {
    if (row.connectionId !== null) await connections.markRejected(row.connectionId, true);
    const problems = [{ code: 'credentials_rejected' as const, detail: { region: row.region } }];
    if (FAILURE_RULES[row.step].accessLost === 'blocked')
      return happenedTo(row, {
        kind: 'happened',
        event: { kind: 'not_sent', why: 'credentials_rejected', problems },
        facts,
      });
    const others = row.problems.filter(({ code }) => code !== 'credentials_rejected');
    const shown = isEnded(row.state) ? others : [...others, ...problems];
    return {
      ...facts,
      nowMs: clock.now(),
      next: again(row.step, 'poll'),
      progressed: false,
      problems: shown,
      log: [],
    };
  }

  async function failedFor(
    row: ClaimedPrintOrder,
    result: Extract<StepResult, { kind: 'failed' }>,
  ): Promise<PrintOrderChange> {
    const { failure, facts = {} } = result;
    const rule = FAILURE_RULES[row.step];
    const system = result.system ?? rule.system;
    if (failure.outcome === 'access_lost' && system === 'picanova') return accessLost(row, facts);
    const log = logOf(row, failure);
    // Refused for good: asking sooner than open orders are asked about anyway would change nothing.
    if (failure.outcome === 'refused')
      return { ...facts, nowMs: clock.now(), next: again(row.step, 'poll'), progressed: false, log };
    const { shop, attempt, orderGid } = row;
    const atMs = await ports.retryAt(failure, { shop, system, attempt, orderGid });
    const problems = problemsAfter(row, failure);
    return {
      ...facts,
      nowMs: clock.now(),
      next: again(row.step, { atMs }),
      progressed: failure.outcome === 'throttled',
      rung: row.rung,
      ...(problems === null ? {} : { problems }),
      log,
    };
  }

  async function finish(row: ClaimedPrintOrder, result: StepResult): Promise<void> {
    const change = result.kind === 'happened' ? happenedTo(row, result) : await failedFor(row, result);
    await printOrders.commit(row.lease, change);
  }

  return {
    one: (step) => async (row) => finish(row, await step(row)),
    many: (step) => (rows) => step(rows, finish),
  };
}

/** A step that Shopify let through is not refused any more. */
function isAboutOtherThanAccess({ code }: Problem): boolean {
  return code !== 'access_not_granted';
}

function logOf(row: ClaimedPrintOrder, failure: RemoteFailure): readonly LogLine[] {
  const { event } = FAILURE_RULES[row.step];
  if (event === null || failure.outcome === 'throttled') return [];
  return [{ event, detail: { outcome: failure.outcome, reason: failure.reason, attempt: row.attempt } }];
}
