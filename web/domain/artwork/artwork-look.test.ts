import { expect, it } from 'vitest';
import { holdsForMs, isUndecided, type ArtworkLook } from './artwork-look.ts';

const silent = (times: number): ArtworkLook => ({ kind: 'unreachable', times });
const FACTS = { format: 'jpeg', widthPx: 1, heightPx: 1, colours: 'rgb', bitDepth: 8, byteLength: null } as const;

it('holds long what is good, and short what somebody may be mending', () => {
  const good: ArtworkLook = { kind: 'good', facts: FACTS, expiresAtMs: null };
  expect([holdsForMs(good, false), holdsForMs(good, true)]).toEqual([3_600_000, 2_000]);
  expect(holdsForMs({ kind: 'faulty', fault: { kind: 'damaged' } }, false)).toBe(2_000);
  expect(holdsForMs({ kind: 'not_looked_at' }, false)).toBe(60_000);
});

it('asks a silent server less and less often, and in the end always as often', () => {
  expect([1, 2, 3, 4, 5, 50].map((times) => holdsForMs(silent(times), true))).toEqual([
    10_000, 60_000, 300_000, 1_800_000, 1_800_000, 1_800_000,
  ]);
});

it('is undecided about a server that was silent once or twice, and about nothing else', () => {
  expect([1, 2, 3, 4].map((times) => isUndecided(silent(times)))).toEqual([true, true, false, false]);
  expect(isUndecided({ kind: 'not_looked_at' })).toBe(false);
  expect(isUndecided({ kind: 'faulty', fault: { kind: 'empty' } })).toBe(false);
});
