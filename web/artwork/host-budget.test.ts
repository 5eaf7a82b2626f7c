import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostBudget, type Release } from './host-budget.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function budget(change: Partial<Parameters<typeof createHostBudget>[0] & object> = {}) {
  const { take } = createHostBudget({ perHost: 2, perSecond: 4, total: 16, waiting: 500, ...change });
  const begun: string[] = [];
  const releases: Release[] = [];
  /** Asks for a connection; its place among those begun is known when it has it. */
  const ask = async (host: string): Promise<void> => {
    const release = await take(host);
    begun.push(release === null ? `${host} refused` : host);
    if (release !== null) releases.push(release);
  };
  const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
  return { ask, begun, releases, settled };
}

describe('one host', () => {
  it('is asked two things at a time', async () => {
    const { ask, begun, releases, settled } = budget();
    for (let at = 0; at < 3; at += 1) void ask('a');
    await settled();
    expect(begun).toEqual(['a', 'a']);
    releases[0]?.();
    await settled();
    expect(begun).toHaveLength(3);
  });

  it('is asked four things a second', async () => {
    const { ask, begun, releases } = budget();
    for (let at = 0; at < 9; at += 1) void ask('a');
    const releaseAll = async (): Promise<void> => {
      for (let at = 0; at < 5; at += 1) {
        for (const release of releases.splice(0)) release();
        await vi.advanceTimersByTimeAsync(1);
      }
    };
    await releaseAll();
    expect(begun).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(900);
    expect(begun).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(100);
    await releaseAll();
    expect(begun).toHaveLength(8);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toHaveLength(9);
  });

  it('has so many waiting and no more', async () => {
    const { ask, begun, settled } = budget({ waiting: 1 });
    for (let at = 0; at < 4; at += 1) void ask('a');
    await settled();
    expect(begun.toSorted()).toEqual(['a', 'a', 'a refused']);
  });

  it('gets nothing for giving back twice', async () => {
    const { ask, begun, releases, settled } = budget({ perHost: 1 });
    for (let at = 0; at < 3; at += 1) void ask('a');
    await settled();
    releases[0]?.();
    releases[0]?.();
    await settled();
    expect(begun).toEqual(['a', 'a']);
  });
});

it('who waits for one host does not keep others waiting', async () => {
  const { ask, begun, settled } = budget();
  for (let at = 0; at < 10; at += 1) void ask('slow');
  void ask('quick');
  await settled();
  expect(begun).toEqual(['slow', 'slow', 'quick']);
});

it('all hosts together are asked so many things at a time, in turns', async () => {
  const { ask, begun, releases, settled } = budget({ total: 2 });
  for (const host of ['a', 'a', 'a', 'b', 'b']) void ask(host);
  await settled();
  expect(begun).toEqual(['a', 'a']);
  releases[0]?.();
  await settled();
  releases[1]?.();
  await settled();
  expect(begun.slice(2).toSorted()).toEqual(['a', 'b']);
});
