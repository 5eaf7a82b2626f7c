import { setImmediate as othersTurn } from 'node:timers/promises';
import type { CatalogueChangeStore, Clock, JobStore, Reads } from '../../ports/index.ts';

/** About 10 rows of terms each: 20 ms a transaction. */
const TERMS_AT_ONCE = 100;
const AT_MOST_MS = 2_000;
/** Finished jobs and forgotten dry runs are kept for a week. */
const KEPT_MS = 7 * 86_400_000;
/** What changed in a catalogue is shown for 90 days. */
const CHANGES_KEPT_MS = 90 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** An interval's work for the merchant's pages: new print orders become findable, old jobs are forgotten. */
export function createTidyPages(ports: {
  readonly reads: Pick<Reads, 'indexTerms'>;
  readonly jobs: Pick<JobStore, 'forget'>;
  readonly changes: Pick<CatalogueChangeStore, 'forget'>;
  readonly clock: Clock;
}): () => Promise<void> {
  const { reads, jobs, changes, clock } = ports;
  let forgotAtMs = 0;

  return async function tidyPages(): Promise<void> {
    const startedAtMs = clock.now();
    const untilMs = startedAtMs + AT_MOST_MS;
    while ((await reads.indexTerms(TERMS_AT_ONCE)) === TERMS_AT_ONCE && clock.now() < untilMs) await othersTurn();
    if (startedAtMs - forgotAtMs <= FORGET_EVERY_MS) return;
    forgotAtMs = startedAtMs;
    await jobs.forget(startedAtMs - KEPT_MS);
    await changes.forget(startedAtMs - CHANGES_KEPT_MS);
  };
}
