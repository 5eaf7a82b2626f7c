import { describe, expect, it } from 'vitest';
import { createSlots, type Place } from './slots.ts';

const row = (shop: string): Place => ({ shop, lane: `${shop}|orders` });

function slotsOf(running: number, inWork: number) {
  const clock = { nowMs: 0 };
  const slots = createSlots<Place>({ running, inWork, placeOf: (place) => place, now: () => clock.nowMs });
  return { slots, clock };
}

describe('slots', () => {
  it('are taken by rows and come back at the end of their task', () => {
    const { slots } = slotsOf(4, 8);
    const end = slots.take([row('a'), row('a'), row('b')]);
    expect(slots.free()).toBe(1);
    expect([...slots.inWork]).toEqual([
      ['a|orders', 2],
      ['b|orders', 1],
    ]);
    end();
    expect(slots.free()).toBe(4);
    expect([...slots.inWork]).toEqual([]);
  });

  it('come back from what waits for an outside system; its shop still counts it', () => {
    const { slots, clock } = slotsOf(4, 8);
    slots.take([row('slow'), row('slow'), row('slow'), row('slow')]);
    expect(slots.free()).toBe(0);
    clock.nowMs = 250;
    expect(slots.free()).toBe(4);
    expect(slots.inWork.get('slow|orders')).toBe(4);
  });

  it('end somewhere, however many wait', () => {
    const { slots, clock } = slotsOf(4, 6);
    slots.take([row('slow'), row('slow'), row('slow')]);
    clock.nowMs = 250;
    expect(slots.free()).toBe(3);
    slots.take([row('slow'), row('slow'), row('slow')]);
    clock.nowMs = 500;
    expect(slots.free()).toBe(0);
  });

  it('of a poller whose work waits for nothing are taken as long as it lasts', () => {
    const { slots, clock } = slotsOf(2, 2);
    slots.take([row('a')]);
    clock.nowMs = 10_000;
    expect(slots.free()).toBe(1);
  });

  it('are shared as long as more than one shop has work', () => {
    const { slots, clock } = slotsOf(8, 8);
    slots.take([row('a')]);
    slots.take([row('a')]);
    expect(slots.isShared()).toBe(false);
    slots.take([row('b')]);
    expect(slots.isShared()).toBe(true);
    clock.nowMs = 2_000;
    slots.take([row('b')]);
    expect(slots.isShared()).toBe(false);
  });
});
