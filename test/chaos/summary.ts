import type { ChaosResult } from './run.ts';

/** The bars of the command, for each database. */
const LEAST_ORDERS = 500;
const LEAST_KILLS = 50;

/** What `npm run chaos -- --json` prints; counts are totals over the databases. */
export interface ChaosDocument {
  readonly seed: number;
  readonly orders: number;
  readonly kills: number;
  readonly lost: number;
  readonly duplicatePrintOrders: number;
  readonly duplicateFulfillments: number;
  readonly unstoredAcks: number;
  readonly databases: readonly string[];
}

type Named = ChaosResult & { readonly database: string };

/** What keeps one run from being a success, one line each. */
function shortfallsOf({ database, orders, kills, ...found }: Named): readonly string[] {
  const counts = [
    ['lost orders', found.lost.length],
    ['duplicate print orders', found.duplicatePrintOrders.length],
    ['duplicate fulfillments', found.duplicateFulfillments.length],
    ['acknowledged webhooks not stored', found.unstoredAcks.length],
    ['processes that ended by themselves', found.crashes.length],
  ] as const;
  return [
    ...counts.filter(([, count]) => count > 0).map(([what, count]) => `${database}: ${count} ${what}`),
    ...(orders < LEAST_ORDERS ? [`${database}: ${orders} orders, at least ${LEAST_ORDERS} are needed`] : []),
    ...(kills < LEAST_KILLS ? [`${database}: ${kills} kills, at least ${LEAST_KILLS} are needed`] : []),
    ...found.crashes.map((output) => `${database}: ended by itself: ${output}`),
  ];
}

/** The document, and everything that keeps it from being a success; none = exit 0. */
export function summarise(
  seed: number,
  results: readonly Named[],
): { readonly document: ChaosDocument; readonly shortfalls: readonly string[] } {
  const total = (count: (result: Named) => number): number => results.reduce((sum, result) => sum + count(result), 0);
  return {
    document: {
      seed,
      orders: total(({ orders }) => orders),
      kills: total(({ kills }) => kills),
      lost: total(({ lost }) => lost.length),
      duplicatePrintOrders: total(({ duplicatePrintOrders }) => duplicatePrintOrders.length),
      duplicateFulfillments: total(({ duplicateFulfillments }) => duplicateFulfillments.length),
      unstoredAcks: total(({ unstoredAcks }) => unstoredAcks.length),
      databases: results.map(({ database }) => database),
    },
    shortfalls: results.flatMap(shortfallsOf),
  };
}
