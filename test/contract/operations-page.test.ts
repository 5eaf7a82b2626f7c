import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createMetrics } from '../../web/metrics.ts';

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const OURS_OF_PROMETHEUS = new Set(['up']);

/** Names of metrics in the page: in a threshold, or beginning like ours. */
function named(): ReadonlySet<string> {
  const spans = [...page.matchAll(/`([^`]+)`/g)].map(([, span]) => span ?? '');
  const names = spans.flatMap((span) =>
    [...span.matchAll(/\b((?:picanova|nodejs|process)_[a-z0-9_]+|up)\b(?![:/])/g)].map(([, name]) => name ?? ''),
  );
  return new Set(names);
}

it('every metric that the page names is there', async () => {
  const { text } = await createMetrics().render({ inbox: 0, orders: 0, printOrders: 0, oldestDueMs: null }, 0);
  const there = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const names = [...named()].filter((name) => !OURS_OF_PROMETHEUS.has(name));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !there.has(name))).toEqual([]);
});

it('every metric of ours is named by the page', async () => {
  const { text } = await createMetrics().render({ inbox: 0, orders: 0, printOrders: 0, oldestDueMs: null }, 0);
  const ours = [...text.matchAll(/^# TYPE (picanova_\S+)/gm)].map(([, name]) => name ?? '');
  expect(ours.filter((name) => !named().has(name))).toEqual([]);
});

it('every alert has a threshold, a time, and what to do', () => {
  const [, table = ''] = /^\| alert when .*\n\| -.*\n((?:\|.*\n)+)/m.exec(page) ?? [];
  const rows = table
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(5);
  for (const [, threshold, time, meaning] of rows) {
    expect(threshold).toMatch(/[<>=]=? ?[\d.]/);
    expect(time).toMatch(/^\d+ minutes$/);
    expect(meaning?.length).toBeGreaterThan(20);
  }
});
