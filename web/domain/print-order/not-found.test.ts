import { expect, it } from 'vitest';
import { notFoundUntilMs } from './not-found.ts';

const createAskedAtMs = 1_000_000;
const looksAfter = (ageMs: number): number | null => {
  const atMs = notFoundUntilMs({ createAskedAtMs }, createAskedAtMs + ageMs);
  return atMs === null ? null : atMs - createAskedAtMs;
};

it('an order is looked for again, later each time, and is certainly not there after two minutes', () => {
  expect([0, 5_000, 10_000, 50_000, 90_000, 119_999].map(looksAfter)).toEqual([
    5_000, 10_000, 20_000, 100_000, 120_000, 120_000,
  ]);
  expect(looksAfter(120_000)).toBeNull();
});

it('what nobody ever asked Picanova to make is not there', () => {
  expect(notFoundUntilMs({ createAskedAtMs: null }, 0)).toBeNull();
});
