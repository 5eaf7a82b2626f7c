import { expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { mutated } from './poison.ts';
import type { FuzzResult } from './run.ts';
import { summarise } from './summary.ts';
import { seededRandom } from '../simulator/random.ts';

const GOOD: FuzzResult & { readonly database: string } = {
  database: 'sqlite',
  requests: 100,
  serverErrors: [],
  crashes: [],
  peakRssMb: 200.4,
  slowest: { tookMs: 90, asked: 'GET /' },
  byStatus: { 200: 100 },
};

it('a run without a fault is a success, and its document adds both databases up', () => {
  const { document, shortfalls } = summarise(7, [GOOD, { ...GOOD, database: 'postgresql', peakRssMb: 210 }]);
  expect(shortfalls).toEqual([]);
  expect(document).toEqual({ seed: 7, requests: 200, serverErrors: 0, crashes: 0, peakRssMb: 210, slowestMs: 90 });
});

it.each([
  [{ serverErrors: ['500: GET /x'] }, 'sqlite: 500: GET /x'],
  [{ crashes: ['boom'] }, 'sqlite: ended by itself: boom'],
  [{ peakRssMb: 351 }, 'sqlite: 351 MB at its peak'],
  [{ slowest: { tookMs: 1_001, asked: 'GET /slow' } }, 'sqlite: too slow: GET /slow'],
])('%j is a shortfall', (fault, said) => {
  expect(summarise(7, [{ ...GOOD, ...fault }]).shortfalls).toEqual([said]);
});

it('the same seed bends the same way', () => {
  const bend = (seed: number): string => {
    const random = seededRandom(seed);
    return JSON.stringify(Array.from({ length: 50 }, () => mutated({ a: [1, { b: 'x' }], c: null }, random)));
  };
  expect(bend(1)).toBe(bend(1));
  expect(bend(1)).not.toBe(bend(2));
});

it('options are read, and what is not known is refused', () => {
  expect(readOptions(['--seed', '5', '--json'], () => 0)).toMatchObject({ seed: 5, json: true });
  expect(readOptions([], () => 0.5).seed).toBe(500_000);
  expect(() => readOptions(['--seed', 'x'], () => 0)).toThrow('not a whole number');
});
