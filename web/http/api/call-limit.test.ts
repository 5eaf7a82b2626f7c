import { expect, it } from 'vitest';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { CALL_LIMIT, createTakeCall } from './call-limit.ts';

const ONE = 'one.myshopify.com' as ShopDomain;
const OTHER = 'other.myshopify.com' as ShopDomain;

/** How many of a thousand calls at this moment are taken. */
function takenOf(takeCall: ReturnType<typeof createTakeCall>, shop: ShopDomain): number {
  return Array.from({ length: 1_000 }, () => takeCall(shop)).filter(({ outcome }) => outcome === 'taken').length;
}

it('a shop has a burst of calls, and gets them back evenly; another one has its own', () => {
  const clock = { nowMs: 0, now: () => clock.nowMs };
  const takeCall = createTakeCall(clock, CALL_LIMIT);
  expect(takenOf(takeCall, ONE)).toBe(300);
  expect(takenOf(takeCall, OTHER)).toBe(300);
  clock.nowMs += 1_000;
  expect(takenOf(takeCall, ONE)).toBe(30);
  clock.nowMs += 60_000;
  expect(takenOf(takeCall, ONE)).toBe(300);
});

it('who waits as long as told is taken again', () => {
  const clock = { nowMs: 0, now: () => clock.nowMs };
  const takeCall = createTakeCall(clock, { burst: 2, refillMs: 10_000 });
  takenOf(takeCall, ONE);
  const refused = takeCall(ONE);
  expect(refused).toEqual({ outcome: 'refused', retryAfterMs: 5_000 });
  clock.nowMs += 4_999;
  expect(takeCall(ONE).outcome).toBe('refused');
  clock.nowMs += 1;
  expect(takeCall(ONE).outcome).toBe('taken');
});

it('many shops cost no memory for long', () => {
  const clock = { nowMs: 0, now: () => clock.nowMs };
  const takeCall = createTakeCall(clock, CALL_LIMIT);
  for (let shop = 0; shop < 50_000; shop += 1) {
    clock.nowMs += 1;
    takeCall(`shop-${shop}.myshopify.com` as ShopDomain);
  }
  expect(takenOf(takeCall, ONE)).toBe(300);
});
