import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROBLEM_CODES } from './problems.ts';

const domain = path.resolve(import.meta.dirname, '..');
const sources = globSync('**/*.ts', { cwd: domain }).filter(
  (name) => !name.endsWith('.test.ts') && path.basename(name) !== 'problems.ts',
);
const text = sources.map((name) => readFileSync(path.join(domain, name), 'utf8')).join('\n');

it('names every problem once', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
});

it('knows every code that the domain gives', () => {
  const given = new Set([...text.matchAll(/\bcode: '([a-z_]+)'/g)].map((match) => match[1] ?? ''));
  expect(given.size).toBeGreaterThan(15);
  expect([...given].filter((code) => !(PROBLEM_CODES as readonly string[]).includes(code))).toEqual([]);
});
