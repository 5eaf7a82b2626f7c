import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROBLEM_CODES } from './problems.ts';

const sources = readdirSync(new URL('.', import.meta.url)).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'problems.ts',
);
const text = sources.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');

it('names every problem once', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
});

it('knows every code that the domain gives', () => {
  const given = new Set([...text.matchAll(/\bcode: '([a-z_]+)'/g)].map((match) => match[1] ?? ''));
  expect(given.size).toBeGreaterThan(15);
  expect([...given].filter((code) => !(PROBLEM_CODES as readonly string[]).includes(code))).toEqual([]);
});
