// `npm run chaos -- [--seed N] [--orders N] [--json]`: kills, faults and orders on both databases; exit 0 only if
// nothing was lost or done twice. With --json progress goes to stderr and the last line is one JSON document.
import { POSTGRESQL, SQLITE } from './databases.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { runChaos, type ChaosResult } from './run.ts';
import { summarise } from './summary.ts';

const KILLS = 55;

function readOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2), Math.random);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exit(2);
  }
}

const { seed, orders, json } = readOrExit();
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);

say(`seed ${seed}`);
const results: (ChaosResult & { readonly database: string })[] = [];
for (const setting of [SQLITE, POSTGRESQL])
  results.push({ database: setting.name, ...(await runChaos({ setting, seed, orders, kills: KILLS, say })) });

const { document, shortfalls } = summarise(seed, results);
for (const shortfall of shortfalls) say(shortfall);
console.log(json ? JSON.stringify(document) : document);
process.exit(shortfalls.length === 0 ? 0 : 1);
