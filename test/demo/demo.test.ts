import { afterAll, beforeAll, expect, it } from 'vitest';
import { report, type Report } from './report.ts';
import { STORIES } from './stories/index.ts';
import { tell } from './tell.ts';
import { startDemo, type Demo } from './demo.ts';

let demo: Demo;
let result: Report;

beforeAll(async () => {
  const startedAtMs = Date.now();
  demo = await startDemo({ pollSeconds: 2 });
  const verdicts = await tell(STORIES, demo, { pace: { pauseMs: 100, staggerMs: 20 }, onLook: () => undefined });
  result = await report(verdicts, demo, startedAtMs);
}, 90_000);
afterAll(() => demo.close());

it.each(STORIES)('$title: the order ends $expected', ({ title, expected }) => {
  expect(result.orders.find(({ story }) => story === title)?.reached).toBe(expected);
});

it('sends every order once and writes every parcel once', () => {
  expect(result.totals).toMatchObject({ orders: 15, sent: 15, fulfilled: 13, problems: 1, duplicates: 0, lost: 0 });
});

it('gives each order the ids, parcels and calls that are its own', () => {
  const ids = result.orders.flatMap(({ picanovaOrderIds }) => picanovaOrderIds);
  const tracking = result.orders.flatMap(({ fulfillments }) => fulfillments.map((parcel) => parcel.tracking));
  expect(new Set(ids).size).toBe(15);
  expect(new Set(tracking).size).toBe(14);
  expect(result.orders.filter(({ calls }) => calls.shopify === 0 || calls.picanova === 0)).toEqual([]);
});

it('counts the calls as the two systems count them', () => {
  const { shopify, picanova } = demo.calls;
  expect(shopify.length).toBeGreaterThanOrEqual(result.totals.shopifyRequests);
  expect(picanova.EU.length + picanova.US.length).toBeGreaterThanOrEqual(result.totals.picanovaCalls);
});
