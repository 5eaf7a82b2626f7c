// `npm run picanova:check -- --region EU`: what docs/reference/picanova-api.md takes for granted, held against a real
// account. Credentials come from PICANOVA_API_USER and PICANOVA_API_KEY or are asked for: never from arguments,
// which other users of the machine can read.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { readOptions } from '../web/command-line.ts';
import { createHttpClient } from '../web/outbound/http-client.ts';
import { isRefuted, markdownOf } from './picanova-check/report.ts';
import { check } from './picanova-check/run.ts';
import { createTalk } from './picanova-check/talk.ts';

const USAGE = `npm run picanova:check -- --region EU|US [--test-order] [--artwork https://…] [--report FILE]

Reads catalogue, countries, rates and orders of the account, and, with --test-order or on a sandbox account, creates,
reads, lists and cancels one test order (and tries to create it twice: only that shows what a repeated one is
answered). The report is Markdown, or JSON where FILE ends in .json.
The user and key are those of Stores -> store -> Settings in the dashboard: PICANOVA_API_USER and PICANOVA_API_KEY,
or asked for.`;

/** A tenth below Picanova's limit, which the app that runs beside this shares. */
const CALLS_PER_MINUTE = Number(process.env['PICANOVA_CHECK_CALLS_PER_MINUTE'] ?? 54);
const ARTWORK = 'https://placehold.co/4000x4000.jpg';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Asks on the terminal; a key is not shown. */
async function ask(question: string, hidden: boolean): Promise<string> {
  if (!process.stdin.isTTY) fail(`${question} is not set, and there is nobody to ask.\n\n${USAGE}`);
  process.stderr.write(`${question}: `);
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
  const line = createInterface({ input: process.stdin, output, terminal: true });
  const answer = (await line.question('')).trim();
  line.close();
  if (hidden) process.stderr.write('\n');
  return answer;
}

const given = readOptions(USAGE, {
  region: { type: 'string' },
  'test-order': { type: 'boolean', default: false },
  artwork: { type: 'string', default: ARTWORK },
  report: { type: 'string' },
});
const region = given.region?.toUpperCase();
if (region !== 'EU' && region !== 'US') fail(USAGE);
const user = process.env['PICANOVA_API_USER'] ?? (await ask('PICANOVA_API_USER', false));
const key = process.env['PICANOVA_API_KEY'] ?? (await ask('PICANOVA_API_KEY', true));
const baseUrl = (process.env[`PICANOVA_${region}_URL`] ?? 'https://api.merchone.com/api').replace(/\/+$/, '');
const file = given.report ?? `picanova-check-${region.toLowerCase()}.md`;

const talk = createTalk({
  http: createHttpClient(),
  baseUrl,
  credentials: `${user}:${key}`,
  callsPerMinute: CALLS_PER_MINUTE,
  clock: Date,
  sleep: (ms) => wait(ms),
});
process.stderr.write('About a minute, a call a second…\n');
const checked = await check(
  talk,
  {
    region,
    wrongCredentials: `${user}:${randomBytes(16).toString('hex')}`,
    artworkUrl: given.artwork,
    consent: given['test-order'],
    externalId: `check-${randomBytes(9).toString('hex')}`,
  },
  () => new Date(),
);
if (checked.outcome === 'credentials_refused') fail('Picanova refuses this user and key for this region.');
if (checked.outcome === 'unreachable') fail(`No answer from ${baseUrl}.`);
const { report } = checked;
writeFileSync(file, file.endsWith('.json') ? `${JSON.stringify(report, null, 2)}\n` : markdownOf(report));
for (const { ref, assumed, seen } of report.points.filter(({ verdict }) => verdict === 'refuted'))
  process.stdout.write(`refuted ${ref}: ${assumed} (seen: ${seen})\n`);
process.stdout.write(`Report: ${file}\n`);
process.exit(isRefuted(report) ? 1 : 0);
