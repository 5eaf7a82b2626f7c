import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { faultsIn, FINDINGS } from './catalogue.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const TESTS = globSync('{web,frontend,extensions,test}/**/*.test.{ts,tsx}', { cwd: ROOT });

it('each finding of a merchant’s walk has a test that says so', () => {
  const held = new Set(TESTS.flatMap((file) => faultsIn(readFileSync(path.join(ROOT, file), 'utf8'))));
  expect(FINDINGS.filter((finding) => !held.has(finding))).toEqual([]);
});
