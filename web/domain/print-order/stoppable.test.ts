import { expect, it } from 'vitest';
import type { PicanovaStatus } from './picanova-order.ts';
import { mayBeStopped } from './stoppable.ts';

const HOUR = 3_600_000;

it.each<[PicanovaStatus, boolean, boolean]>([
  ['draft', true, true],
  ['pending', true, true],
  ['accepted', true, false],
  ['generated', true, false],
  ['unknown', true, false],
  ['in_progress', false, false],
  ['fulfilled', false, false],
  ['cancelled', false, false],
  ['refunded', false, false],
  ['partial_refund', false, false],
  ['error', false, false],
])('an order that is %s may be stopped in its first hour: %s, later: %s', (status, first, later) => {
  expect(mayBeStopped(status, { sentAtMs: 1_000, nowMs: 1_000 + HOUR - 1 })).toBe(first);
  expect(mayBeStopped(status, { sentAtMs: 1_000, nowMs: 1_000 + HOUR })).toBe(later);
  expect(mayBeStopped(status, { sentAtMs: null, nowMs: 1_000 })).toBe(later);
});
