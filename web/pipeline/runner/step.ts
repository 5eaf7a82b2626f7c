import type { PrintOrderEvent } from '../../domain/print-order/transition.ts';
import type { ClaimedPrintOrder, LaneSystem, PrintOrderChange, RemoteFailure } from '../ports/index.ts';

/**
 * A step is a function from a row to a result: it asks one outside system and says what happened. When it is worked on
 * again, what a failure means and what is written is the runner's.
 */
export type Step = (row: ClaimedPrintOrder) => Promise<StepResult>;

/**
 * Rows that one request serves, of one shop or one connection; `done` is told of each as soon as its answer is there.
 */
export type BatchStep = (
  rows: readonly ClaimedPrintOrder[],
  done: (row: ClaimedPrintOrder, result: StepResult) => Promise<void>,
) => Promise<void>;

export type StepResult =
  | {
      readonly kind: 'happened';
      readonly event: PrintOrderEvent;
      readonly facts?: Facts;
      /** false = nothing was gained: the back-off goes on. */
      readonly progressed?: boolean;
    }
  /** The outside system could not be asked, or refused to be asked. */
  | {
      readonly kind: 'failed';
      readonly failure: RemoteFailure;
      readonly facts?: Facts;
      /** Whose failure it is, when it is not the system that the step is about. */
      readonly system?: LaneSystem;
    };

/** What a step learnt that no event carries: columns of the row. */
export type Facts = Omit<PrintOrderChange, 'nowMs' | 'state' | 'next' | 'progressed' | 'problems' | 'log'>;

/** The outside system answered: what that is to the print order, and what was learnt beside it. */
export function happened(event: PrintOrderEvent, facts: Facts = {}): StepResult {
  return { kind: 'happened', event, facts };
}

/** Nothing was gained by this run: the next one comes later than it would after a success. */
export function inVain(event: PrintOrderEvent, facts: Facts = {}): StepResult {
  return { kind: 'happened', event, facts, progressed: false };
}

/** No answer; `system` = whose failure it is, where it is not the one the step is about. */
export function failed(failure: RemoteFailure, facts: Facts = {}, system?: LaneSystem): StepResult {
  return { kind: 'failed', failure, facts, ...(system === undefined ? {} : { system }) };
}
