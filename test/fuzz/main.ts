// `npm run fuzz -- [--seed N] [--requests N] [--webhooks N] [--json]`: bent requests at every door, on both databases;
// exit 0 only if nothing gave way. With --json progress goes to stderr and the last line is one JSON document.
import { setup as buildPages } from '../e2e/support/build-pages.ts';
import { buildServer } from '../support/launch-app.ts';
import { DATABASE_NAMES } from '../support/raw-database.ts';
import { readCommandLine } from '../../web/command-line.ts';
import { readOptions, USAGE } from './options.ts';
import { runFuzz, type FuzzResult } from './run.ts';
import { summarise } from './summary.ts';

const { json, ...options } = readCommandLine(USAGE, (args) => readOptions(args, Math.random));
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);

say(`seed ${options.seed}`);
buildPages();
buildServer();
const results: (FuzzResult & { readonly database: string })[] = [];
for (const database of DATABASE_NAMES)
  results.push({ database, ...(await runFuzz({ ...options, database, isBuilt: true, say })) });

const { document, shortfalls } = summarise(options.seed, results);
for (const shortfall of shortfalls) say(shortfall);
console.log(json ? JSON.stringify(document) : document);
process.exit(shortfalls.length === 0 ? 0 : 1);
