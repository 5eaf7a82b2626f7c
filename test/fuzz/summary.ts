import type { FuzzResult } from './run.ts';

const MOST_RSS_MB = 350;
const SLOWEST_MS = 1_000;

/** What `npm run fuzz -- --json` prints, over both databases. */
export interface FuzzDocument {
  readonly seed: number;
  readonly requests: number;
  readonly serverErrors: number;
  readonly crashes: number;
  readonly peakRssMb: number;
  readonly slowestMs: number;
}

type Named = FuzzResult & { readonly database: string };

function shortfallsOf({ database, ...found }: Named): readonly string[] {
  return [
    ...found.serverErrors.map((error) => `${database}: ${error}`),
    ...found.crashes.map((output) => `${database}: ended by itself: ${output}`),
    ...(found.peakRssMb > MOST_RSS_MB ? [`${database}: ${Math.round(found.peakRssMb)} MB at its peak`] : []),
    ...(found.slowest.tookMs > SLOWEST_MS ? [`${database}: too slow: ${found.slowest.asked}`] : []),
  ];
}

/** The document, and everything that keeps it from being a success; none = exit 0. */
export function summarise(
  seed: number,
  results: readonly Named[],
): { readonly document: FuzzDocument; readonly shortfalls: readonly string[] } {
  const total = (count: (result: Named) => number): number => results.reduce((sum, result) => sum + count(result), 0);
  const most = (size: (result: Named) => number): number => Math.round(Math.max(...results.map(size)));
  return {
    document: {
      seed,
      requests: total(({ requests }) => requests),
      serverErrors: total(({ serverErrors }) => serverErrors.length),
      crashes: total(({ crashes }) => crashes.length),
      peakRssMb: most(({ peakRssMb }) => peakRssMb),
      slowestMs: most(({ slowest }) => slowest.tookMs),
    },
    shortfalls: results.flatMap(shortfallsOf),
  };
}
