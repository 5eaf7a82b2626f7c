import { describe, expect, it } from 'vitest';
import { aShipment } from '../../../test/fixtures/domain.ts';
import { lateNumbersDueMs } from './late-numbers.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const pollMs = HOUR_MS / 6;
const shippedAtMs = 100 * DAY_MS;
const unnumbered = aShipment({ trackingNumber: null, shippedAtMs });
const waitAfter = (ageMs: number): number | null => {
  const nowMs = shippedAtMs + ageMs;
  const dueMs = lateNumbersDueMs([unnumbered], { sentAtMs: null, nowMs, pollMs });
  return dueMs === null ? null : dueMs - nowMs;
};

describe('a tracking number that may come late', () => {
  it('is looked for more and more rarely, for 30 days', () => {
    expect(waitAfter(0)).toBe(pollMs);
    expect(waitAfter(DAY_MS)).toBe(3 * HOUR_MS);
    expect(waitAfter(2 * DAY_MS)).toBe(6 * HOUR_MS);
    expect(waitAfter(20 * DAY_MS)).toBe(12 * HOUR_MS);
    expect(waitAfter(30 * DAY_MS)).toBe(12 * HOUR_MS);
    expect(waitAfter(30 * DAY_MS + 1)).toBeNull();
  });

  it('is not looked for where every parcel has one, or Shopify can never hold the parcel', () => {
    const nowMs = shippedAtMs;
    expect(lateNumbersDueMs([aShipment()], { sentAtMs: null, nowMs, pollMs })).toBeNull();
    expect(lateNumbersDueMs([], { sentAtMs: null, nowMs, pollMs })).toBeNull();
    const refunded = aShipment({ trackingNumber: null, unwritable: 'lines_removed' });
    expect(lateNumbersDueMs([refunded], { sentAtMs: null, nowMs, pollMs })).toBeNull();
  });

  it('counts from when the order was sent, where the parcel has no date', () => {
    const undated = aShipment({ trackingNumber: null, shippedAtMs: null });
    const nowMs = shippedAtMs + 2 * DAY_MS;
    expect(lateNumbersDueMs([undated], { sentAtMs: shippedAtMs, nowMs, pollMs })).toBe(nowMs + 6 * HOUR_MS);
    expect(lateNumbersDueMs([undated], { sentAtMs: null, nowMs, pollMs })).toBeNull();
  });
});
