import { DEFERRED, FAULTS, OF_SQLITE_ALONE, faultsIn } from './catalogue.ts';

/** One test as vitest's JSON report names it. */
export interface TestResult {
  readonly fullName: string;
  readonly status: string;
}

/** What `npm run faults -- --json` prints. */
export interface Verdict {
  readonly cases: number;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly deferred: readonly string[];
  readonly databases: readonly string[];
}

/**
 * A fault is cured when it has a test on every database that knows it and none of its tests failed. A deferred one
 * that has a test counts like any other.
 */
export function verdictOf(runs: Readonly<Record<string, readonly TestResult[]>>): Verdict {
  const databases = Object.keys(runs);
  const isCured = (fault: string): boolean =>
    databases.every((database) => {
      const own = (runs[database] ?? []).filter(({ fullName, status }) => {
        return status !== 'skipped' && status !== 'pending' && faultsIn(fullName).includes(fault);
      });
      const isUnknownThere = database !== 'sqlite' && OF_SQLITE_ALONE.has(fault);
      return (own.length > 0 || isUnknownThere) && own.every(({ status }) => status === 'passed');
    });
  const passed = FAULTS.filter(isCured);
  const open = FAULTS.filter((fault) => !passed.includes(fault));
  return {
    cases: FAULTS.length,
    passed: passed.length,
    failed: open.filter((fault) => !(fault in DEFERRED)),
    deferred: open.filter((fault) => fault in DEFERRED),
    databases,
  };
}
