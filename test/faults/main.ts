// `npm run faults -- [--json]`: every test that holds a known fault, on both databases; exit 0 only if each fault has
// one and none fails. With --json progress goes to stderr and the last line is one JSON document.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions } from '../../web/command-line.ts';
import { startPostgres } from '../conformance/postgres.ts';
import { DEFERRED } from './catalogue.ts';
import { verdictOf, type TestResult } from './verdict.ts';

const { json } = readOptions('npm run faults [-- --json]', { json: { type: 'boolean', default: false } });
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);
const folder = mkdtempSync(path.join(tmpdir(), 'faults-'));

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly TestResult[] }[];
}

const NAMES_A_FAULT = String.raw`\[[ASBR]\d+\]`;
/** What is said of SQLite alone is not asked of an app on PostgreSQL. */
const NAMES_A_FAULT_OF_ANY = `^(?!.*SQLite).*${NAMES_A_FAULT}`;

interface Run {
  readonly projects: readonly string[];
  readonly titles: string;
  readonly env?: NodeJS.ProcessEnv;
}

let runs = 0;
/** Runs the tests of these projects whose titles match; answers what became of each. */
async function run({ projects, titles, env }: Run): Promise<readonly TestResult[]> {
  const outputFile = path.join(folder, `${runs++}.json`);
  const vitest = path.join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const args = ['run', ...projects.flatMap((project) => ['--project', project]), '-t', titles];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
  const child = spawn(process.execPath, [vitest, ...args, ...reporters, '--coverage.enabled=false'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', json ? 2 : 'inherit', 'inherit'],
  });
  await once(child, 'exit');
  const report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}

say('On SQLite, and whatever runs on both databases by itself');
const first = await run({ projects: ['unit', 'store', 'integration'], titles: NAMES_A_FAULT });
say('The app again, on PostgreSQL');
const postgres = await startPostgres();
const again = await run({
  projects: ['integration'],
  titles: NAMES_A_FAULT_OF_ANY,
  env: { TEST_POSTGRES: postgres.url('postgres') },
});
await postgres.stop();
rmSync(folder, { recursive: true, force: true });

const isOfSqlite = ({ fullName }: TestResult): boolean => fullName.includes('SQLite');
const isOfPostgres = ({ fullName }: TestResult): boolean => fullName.includes('PostgreSQL');
const ofNeither = first.filter((test) => !isOfSqlite(test) && !isOfPostgres(test));
const verdict = verdictOf({
  sqlite: first.filter((test) => !isOfPostgres(test)),
  postgresql: [...first.filter(isOfPostgres), ...again, ...ofNeither],
});
for (const fault of verdict.failed) say(`${fault}: not cured`);
for (const fault of verdict.deferred) say(`${fault}: deferred, ${DEFERRED[fault]}`);
process.stdout.write(`${JSON.stringify(verdict, null, json ? 0 : 2)}\n`);
process.exit(verdict.failed.length === 0 ? 0 : 1);
