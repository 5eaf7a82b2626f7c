import { describe, expect, it } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

describe('group commit', () => {
  it('writes everything of one turn of the event loop at once and answers each in order', async () => {
    const groups: number[][] = [];
    const push = createGroupCommit(async (items: readonly number[]) => {
      groups.push([...items]);
      return items.map((item) => item * 10);
    }, 100);
    expect(await Promise.all([push(1), push(2), push(3)])).toEqual([10, 20, 30]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('gathers the next group while one is being written, and never exceeds the largest group', async () => {
    const groups: number[][] = [];
    const gate = Promise.withResolvers<void>();
    const push = createGroupCommit(async (items: readonly number[]) => {
      groups.push([...items]);
      if (groups.length === 1) await gate.promise;
      return items;
    }, 2);
    const first = push(1);
    await new Promise(setImmediate);
    const others = [push(2), push(3), push(4)];
    gate.resolve();
    await Promise.all([first, ...others]);
    expect(groups).toEqual([[1], [2, 3], [4]]);
  });

  it('rejects every item of a failed write and carries on with the next group', async () => {
    let fail = true;
    const push = createGroupCommit(async (items: readonly string[]) => {
      if (fail) throw new Error('database is locked');
      return items;
    }, 10);
    const results = await Promise.allSettled([push('a'), push('b')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await push('c')).toBe('c');
  });
});
