import { describe, expect, test } from 'vitest';
import { createLock } from './lock.ts';

describe('the lock', () => {
  test('has one holder, and goes on in the order of asking', async () => {
    const lock = createLock();
    const order: number[] = [];
    let inside = 0;
    await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        const free = await lock.acquire();
        inside += 1;
        await Promise.resolve();
        expect(inside).toBe(1);
        order.push(number);
        inside -= 1;
        free();
      }),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test('is not to be had without waiting while somebody holds it', async () => {
    const lock = createLock();
    const free = lock.tryAcquire();
    expect(free).not.toBeNull();
    expect(lock.tryAcquire()).toBeNull();
    const waiting = lock.acquire();
    free?.();
    // Handed on, not freed in between.
    expect(lock.tryAcquire()).toBeNull();
    (await waiting)();
    expect(lock.tryAcquire()).not.toBeNull();
  });
});
