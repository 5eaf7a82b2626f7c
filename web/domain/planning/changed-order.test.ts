import { describe, expect, it } from 'vitest';
import { isBehind, isBehindFulfillmentOrder, type KnownOrder } from './changed-order.ts';

const known = (changes: Partial<KnownOrder> = {}): KnownOrder => ({
  updatedAtMs: 1_000_000,
  readAtMs: 1_031_000,
  settled: false,
  hasOpenPrintOrder: false,
  ...changes,
});

describe('a known order that Shopify lists as changed', () => {
  it('is read again when it changed after it was read', () => {
    expect(isBehind(known(), { updatedAtMs: 1_000_001, nothingLeft: false })).toBe(true);
    expect(isBehind(known(), { updatedAtMs: 1_000_000, nothingLeft: false })).toBe(false);
    expect(isBehind(known({ updatedAtMs: null }), { updatedAtMs: 1, nothingLeft: false })).toBe(true);
  });

  it('is read again when it was read in the second of that change: it may have changed once more in it', () => {
    expect(isBehind(known({ readAtMs: 1_030_999 }), { updatedAtMs: 1_000_000, nothingLeft: false })).toBe(true);
    expect(isBehind(known({ readAtMs: 1_000_100 }), { updatedAtMs: 999_000, nothingLeft: false })).toBe(false);
    expect(isBehind(known({ readAtMs: null }), { updatedAtMs: 1_000_000, nothingLeft: false })).toBe(false);
  });

  it('with nothing left to fulfil matters only while a print of it is under way', () => {
    expect(isBehind(known(), { updatedAtMs: 2_000_000, nothingLeft: true })).toBe(false);
    expect(isBehind(known({ hasOpenPrintOrder: true }), { updatedAtMs: 2_000_000, nothingLeft: true })).toBe(true);
  });
});

describe('a changed fulfillment order of a known order', () => {
  const listed = { orderGid: 'gid://shopify/Order/1' as never, inProgress: false };

  it('has it read again, unless it was read later than any difference of the clocks', () => {
    expect(isBehindFulfillmentOrder(known(), { ...listed, updatedAtMs: 1_001_001 })).toBe(true);
    expect(isBehindFulfillmentOrder(known(), { ...listed, updatedAtMs: 1_001_000 })).toBe(false);
    expect(isBehindFulfillmentOrder(known({ readAtMs: null }), { ...listed, updatedAtMs: 1 })).toBe(true);
  });

  it('is an echo when it is in progress and nothing waits', () => {
    const echo = { ...listed, updatedAtMs: 2_000_000, inProgress: true };
    expect(isBehindFulfillmentOrder(known({ settled: true }), echo)).toBe(false);
    expect(isBehindFulfillmentOrder(known(), echo)).toBe(true);
  });
});
