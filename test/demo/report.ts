import { parcelsOf, reachedBy, type Verdict } from './judge.ts';
import type { Ending, WrittenParcel } from './story.ts';
import type { World } from './world.ts';

/** The document of `--json`. */
export interface Report {
  readonly orders: readonly OrderReport[];
  readonly totals: Totals;
}

export interface OrderReport {
  readonly name: string;
  readonly story: string;
  readonly expected: Ending;
  /** Equal to `expected`, or where the order stands and what is wrong with that. */
  readonly reached: string;
  readonly picanovaOrderIds: readonly string[];
  readonly fulfillments: readonly WrittenParcel[];
}

export interface Totals {
  readonly orders: number;
  /** Orders that Picanova has. */
  readonly sent: number;
  /** Orders with a fulfillment for every parcel. */
  readonly fulfilled: number;
  /** Orders for which the merchant sees a problem at the end. */
  readonly problems: number;
  /** Prints beyond the one of each order, and fulfillments beyond the one of each parcel. */
  readonly duplicates: number;
  /** Orders that Picanova does not have, and parcels without a fulfillment although the order stands. */
  readonly lost: number;
  readonly shopifyRequests: number;
  readonly picanovaCalls: number;
  readonly seconds: number;
}

function orderReport(verdict: Verdict): OrderReport {
  const { act, sight } = verdict;
  return {
    name: act.bought?.name ?? '',
    story: act.story.title,
    expected: act.story.expected,
    reached: reachedBy(verdict),
    picanovaOrderIds: sight.prints.map(({ record }) => record.id),
    fulfillments: sight.order === null ? [] : parcelsOf(sight.order),
  };
}

/** Fulfillments less parcels: above zero = duplicates, below = lost. A cancelled order is owed none. */
function surplus({ sight: { order, prints } }: Verdict): number {
  const parcels = prints.reduce((sum, { record }) => sum + record.shipments.length, 0);
  const fulfillments = order?.fulfillments.length ?? 0;
  return order?.cancelled === true ? fulfillments : fulfillments - parcels;
}

function sum(verdicts: readonly Verdict[], count: (verdict: Verdict) => number): number {
  return verdicts.reduce((total, verdict) => total + Math.max(0, count(verdict)), 0);
}

export async function report(verdicts: readonly Verdict[], world: World, startedAtMs: number): Promise<Report> {
  const problems = await Promise.all(verdicts.map(async ({ act }) => (act.bought === null ? 0 : (await world.merchant.problems(act.bought)).length)));
  const { shopify, picanova } = world;
  return {
    orders: verdicts.map(orderReport),
    totals: {
      orders: verdicts.length,
      sent: sum(verdicts, ({ sight }) => Math.min(1, sight.prints.length)),
      fulfilled: sum(verdicts, (verdict) => (verdict.sight.order?.fulfillments.length && surplus(verdict) === 0 ? 1 : 0)),
      problems: problems.filter((count) => count > 0).length,
      duplicates: sum(verdicts, ({ sight }) => sight.prints.length - 1) + sum(verdicts, surplus),
      lost: sum(verdicts, ({ sight }) => 1 - sight.prints.length) + sum(verdicts, (verdict) => -surplus(verdict)),
      shopifyRequests: shopify.requests().total,
      picanovaCalls: picanova.EU.calls().total + picanova.US.calls().total,
      seconds: Math.round((Date.now() - startedAtMs) / 100) / 10,
    },
  };
}
