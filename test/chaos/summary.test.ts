import { expect, it } from 'vitest';
import type { ChaosResult } from './run.ts';
import { summarise } from './summary.ts';

const finding = { orderGid: 'gid://shopify/Order/1', what: 'gone' };
const GOOD: ChaosResult = {
  orders: 500,
  kills: 50,
  lost: [],
  duplicatePrintOrders: [],
  duplicateFulfillments: [],
  unstoredAcks: [],
  crashes: [],
};
const summaryOf = (more: Partial<ChaosResult>) =>
  summarise(7, [
    { database: 'sqlite', ...GOOD },
    { database: 'postgresql', ...GOOD, ...more },
  ]);

it('adds up what both databases showed', () => {
  expect(summaryOf({ orders: 501, lost: [finding], unstoredAcks: ['shopify a:b'] }).document).toEqual({
    seed: 7,
    orders: 1_001,
    kills: 100,
    lost: 1,
    duplicatePrintOrders: 0,
    duplicateFulfillments: 0,
    unstoredAcks: 1,
    databases: ['sqlite', 'postgresql'],
  });
});

it('a run without a fault that reaches both bars is a success', () => {
  expect(summaryOf({}).shortfalls).toEqual([]);
});

it.each<[keyof ChaosResult, Partial<ChaosResult>]>([
  ['lost', { lost: [finding] }],
  ['duplicatePrintOrders', { duplicatePrintOrders: [finding] }],
  ['duplicateFulfillments', { duplicateFulfillments: [finding] }],
  ['unstoredAcks', { unstoredAcks: ['shopify a:b'] }],
  ['orders', { orders: 499 }],
  ['kills', { kills: 49 }],
])('%s can fail it', (_name, more) => {
  const { shortfalls } = summaryOf(more);
  expect(shortfalls.length).toBe(1);
  expect(shortfalls[0]).toContain('postgresql');
});

it('a process that ends by itself fails it, with what it said', () => {
  expect(summaryOf({ crashes: ['web: out of memory'] }).shortfalls).toEqual([
    'postgresql: 1 processes that ended by themselves',
    'postgresql: ended by itself: web: out of memory',
  ]);
});
