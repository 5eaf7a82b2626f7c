import { describe, expect, it } from 'vitest';
import { SHOP } from '../../../test/fixtures/domain.ts';
import type { OrderGid } from '../../domain/kernel/ids.ts';
import {
  ACCESS_LOST,
  NOT_GRANTED,
  NOW_MS,
  THROTTLED,
  UNKNOWN,
  UNREACHABLE,
} from '../../../test/fixtures/print-orders.ts';
import { createRetry } from './retry.ts';

function retry(random = 0.5) {
  const blocked: unknown[] = [];
  const noted: unknown[] = [];
  const retryAt = createRetry({
    work: {
      blockLane: async (...lane: unknown[]) => void blocked.push(lane),
      blockCalls: async (...calls: unknown[]) => void blocked.push(calls),
    },
    refused: { note: async (...refusal: unknown[]) => void noted.push(refusal) },
    clock: { now: () => NOW_MS },
    random: { next: () => random },
  });
  return { blocked, noted, retryAt };
}
const ORDER = 'gid://shopify/Order/1' as OrderGid;
const row = (attempt: number) => ({ shop: SHOP, system: 'picanova' as const, attempt, orderGid: ORDER });

describe('when a failed call is made again', () => {
  it('is when the other side said so, and its whole lane waits as long', async () => {
    const { retryAt, blocked } = retry();
    expect(await retryAt(THROTTLED, row(1))).toBe(NOW_MS + 7_000);
    expect(blocked).toEqual([[SHOP, 'picanova', NOW_MS + 7_000]]);
  });

  it('is when the budget has calls of its urgency again, and only those wait for it', async () => {
    const { retryAt, blocked } = retry();
    expect(await retryAt({ ...THROTTLED, urgency: 'send' }, row(1))).toBe(NOW_MS + 7_000);
    expect(blocked).toEqual([[SHOP, 'send', NOW_MS + 7_000]]);
  });

  it.each([
    [1, 500],
    [4, 4_000],
    [20, 450_000],
  ])('is later with each attempt, to a quarter of an hour (attempt %i)', async (attempt, waitMs) => {
    const { retryAt, blocked } = retry();
    expect(await retryAt(UNREACHABLE, row(attempt))).toBe(NOW_MS + waitMs);
    expect(blocked).toEqual([]);
  });

  it('leaves what may have happened time to be seen first', async () => {
    expect(await retry(0).retryAt(UNKNOWN, row(1))).toBe(NOW_MS + 5_000);
    expect(await retry(0.5).retryAt(UNKNOWN, row(2))).toBe(NOW_MS + 6_000);
  });

  it('is in a quarter of an hour when something is not granted, which is noted and asked for elsewhere', async () => {
    const { retryAt, blocked, noted } = retry();
    const scopes = ['read_products'];
    expect(await retryAt({ ...NOT_GRANTED, scopes }, row(1))).toBe(NOW_MS + 900_000);
    expect(noted).toEqual([[SHOP, { scopes, orderGid: ORDER }]]);
    expect(blocked).toEqual([]);
  });

  it('holds everything back where no order may be read at all', async () => {
    const { retryAt, blocked, noted } = retry();
    await retryAt(NOT_GRANTED, { ...row(1), system: 'shopify', orderGid: null });
    expect(noted).toEqual([[SHOP, { scopes: [], orderGid: null }]]);
    expect(blocked).toEqual([[SHOP, 'shopify', NOW_MS + 900_000]]);
  });

  it('is in a quarter of an hour when access is lost', async () => {
    expect(await retry().retryAt(ACCESS_LOST, row(1))).toBe(NOW_MS + 900_000);
  });
});
