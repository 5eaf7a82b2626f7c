// `npm run chaos -- [--seed N] [--orders N] [--json]`: kills, faults and orders on both databases; exit 0 only if
// nothing was lost or done twice. With --json progress goes to stderr and the last line is one JSON document.
import { POSTGRESQL, SQLITE } from './databases.ts';
import { readCommandLine } from '../../web/command-line.ts';
import { readOptions, USAGE } from './options.ts';
import { runChaos, type ChaosResult } from './run.ts';
import { summarise } from './summary.ts';

const KILLS = 55;

const { seed, orders, json } = readCommandLine(USAGE, (args) => readOptions(args, Math.random));
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);

say(`seed ${seed}`);
const results: (ChaosResult & { readonly database: string })[] = [];
for (const setting of [SQLITE, POSTGRESQL])
  results.push({ database: setting.name, ...(await runChaos({ setting, seed, orders, kills: KILLS, say })) });

const { document, shortfalls } = summarise(seed, results);
for (const shortfall of shortfalls) say(shortfall);
console.log(json ? JSON.stringify(document) : document);
process.exit(shortfalls.length === 0 ? 0 : 1);
