import { callsFor, type Calls } from './calls.ts';
import { parcelsOf, reachedBy, type Verdict } from './judge.ts';
import type { Ending, WrittenParcel } from './story.ts';
import type { Demo } from './demo.ts';

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
  readonly calls: Calls;
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

function orderReport(verdict: Verdict, demo: Demo): OrderReport {
  const { act, sight } = verdict;
  return {
    name: act.bought?.name ?? '',
    story: act.story.title,
    expected: act.story.expected,
    reached: reachedBy(verdict),
    picanovaOrderIds: sight.prints.map(({ record }) => record.id),
    fulfillments: sight.order === null ? [] : parcelsOf(sight.order),
    calls: callsFor(sight, demo),
  };
}

/**
 * Tracking numbers of the parcels that Picanova sent and of the fulfillments that Shopify holds. A cancelled order is
 * owed none.
 */
function numbersOf({ sight: { order, prints } }: Verdict): {
  readonly owed: readonly string[];
  readonly written: readonly string[];
} {
  return {
    owed:
      order?.cancelled === true
        ? []
        : prints.flatMap(({ record }) => record.shipments.map(({ trackingNumber }) => trackingNumber)),
    written: order?.fulfillments.flatMap(({ trackingNumbers }) => trackingNumbers) ?? [],
  };
}

/** Fulfillments that no parcel stands for, or a second one for the same. */
function surplus(verdict: Verdict): number {
  const { owed, written } = numbersOf(verdict);
  return written.filter((number, index) => !owed.includes(number) || written.indexOf(number) !== index).length;
}

function unwritten(verdict: Verdict): number {
  const { owed, written } = numbersOf(verdict);
  return owed.filter((number) => !written.includes(number)).length;
}

function isFulfilled(verdict: Verdict): boolean {
  return numbersOf(verdict).written.length > 0 && surplus(verdict) === 0 && unwritten(verdict) === 0;
}

function sum(verdicts: readonly Verdict[], count: (verdict: Verdict) => number): number {
  return verdicts.reduce((total, verdict) => total + Math.max(0, count(verdict)), 0);
}

/** What can be counted from outside the app. */
export function countOrders(
  verdicts: readonly Verdict[],
): Pick<Totals, 'orders' | 'sent' | 'fulfilled' | 'duplicates' | 'lost'> {
  return {
    orders: verdicts.length,
    sent: verdicts.filter(({ sight }) => sight.prints.length > 0).length,
    fulfilled: verdicts.filter(isFulfilled).length,
    duplicates: sum(verdicts, ({ sight }) => sight.prints.length - 1) + sum(verdicts, surplus),
    lost: sum(verdicts, ({ sight }) => 1 - sight.prints.length) + sum(verdicts, unwritten),
  };
}

export async function report(verdicts: readonly Verdict[], demo: Demo, startedAtMs: number): Promise<Report> {
  const { shopify, picanova, merchant } = demo;
  const { duplicates, lost, ...reached } = countOrders(verdicts);
  const problems = await Promise.all(
    verdicts.map(async ({ act }) => (act.bought === null ? [] : await merchant.problems(act.bought))),
  );
  return {
    orders: verdicts.map((verdict) => orderReport(verdict, demo)),
    totals: {
      ...reached,
      problems: problems.filter((codes) => codes.length > 0).length,
      duplicates,
      lost,
      shopifyRequests: shopify.requests().total,
      picanovaCalls: picanova.EU.calls().total + picanova.US.calls().total,
      seconds: Math.round((Date.now() - startedAtMs) / 100) / 10,
    },
  };
}
