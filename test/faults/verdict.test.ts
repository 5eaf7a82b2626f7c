import { expect, it } from 'vitest';
import { FAULTS } from './catalogue.ts';
import { verdictOf, type TestResult } from './verdict.ts';

const passing = (...without: readonly string[]): readonly TestResult[] =>
  FAULTS.filter((fault) => !without.includes(fault)).map((fault) => ({
    fullName: `orders [${fault}] are cured`,
    status: 'passed',
  }));

it('faults are cured that have a test on every database, of which none failed', () => {
  expect(verdictOf({ sqlite: passing('B1'), postgresql: passing('B1', 'B6') })).toEqual({
    cases: 65,
    passed: 64,
    failed: [],
    deferred: ['B1'],
    databases: ['sqlite', 'postgresql'],
  });
});

it('a fault without a test, with a skipped one, or with one that fails is not cured', () => {
  const failing = { fullName: '[A4] [S2] both', status: 'failed' };
  const skipped = { fullName: '[S9] is skipped', status: 'skipped' };
  expect(verdictOf({ sqlite: [...passing('S9'), failing, skipped], postgresql: passing('A5') }).failed).toEqual([
    'A4',
    'A5',
    'S2',
    'S9',
  ]);
});
