import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const random = fc.double({ min: 0, max: 0.999, noNaN: true });

it('doubles the interval with each attempt and spreads over all of it', () => {
  const longest = [1, 2, 3, 4].map((attempt) => backoffMs({ attempt, baseMs: 1000, capMs: 60_000, random: 0.9999 }));
  expect(longest).toEqual([1000, 2000, 4000, 7999]);
  expect(backoffMs({ attempt: 4, baseMs: 1000, capMs: 60_000, random: 0 })).toBe(0);
});

it('never exceeds the cap, whatever the attempt', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 100_000 }), random, (attempt, roll) => {
      const waitMs = backoffMs({ attempt, baseMs: 500, capMs: 30_000, random: roll });
      expect(Number.isInteger(waitMs) && waitMs >= 0 && waitMs <= 30_000).toBe(true);
    }),
  );
});

it('lets Retry-After win, never coming back earlier, and not all at once', () => {
  fc.assert(
    fc.property(fc.nat(600_000), random, (retryAfterMs, roll) => {
      const waitMs = backoffMs({ attempt: 9, baseMs: 500, capMs: 1000, random: roll, retryAfterMs });
      expect(waitMs).toBeGreaterThanOrEqual(retryAfterMs);
      expect(waitMs).toBeLessThanOrEqual(retryAfterMs + 500);
    }),
  );
});
