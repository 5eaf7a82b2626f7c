import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runTool } from '../support/run-tool.ts';

const { scripts } = JSON.parse(readFileSync(path.resolve('package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};
/** Those that are files of ours; `npm run shopify` hands all it is given to Shopify's own command. */
const COMMANDS = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^node (?:tools\/run\.mjs (?:--with-env )?)?(\S+\.(?:ts|mjs))$/.exec(script)?.[1];
  return file === undefined || name === 'shopify' ? [] : [[name, file] as const];
});

it('there are such commands', () => {
  expect(COMMANDS.length).toBeGreaterThan(15);
});

/** Each starts two processes, and some load a browser's or a builder's modules first. */
const PATIENCE_MS = 120_000;

it.each(COMMANDS)('npm %s says how it is used, and does nothing', { timeout: PATIENCE_MS }, async (name, file) => {
  const help = await runTool(file, ['--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toMatch(new RegExp(`^Usage: npm (run )?${name}\\b`));
  const unknown = await runTool(file, ['--no-such-option']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain(help.stdout.split('\n')[0]);
  expect(unknown.stderr).not.toMatch(/^\s+at /m);
});
