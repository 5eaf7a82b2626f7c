// `npm run doctor`: looks at configuration, database, keys, address, webhook door, clock and Picanova, and says what is
// wrong and what to do. Ends with 0 when nothing stands in the way of the first order, else with 1.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { readOptions } from '../web/command-line.ts';
import { examine } from './doctor/examine.ts';
import { isHealthy, type Finding } from './doctor/finding.ts';
import type { PicanovaKey } from './doctor/picanova.ts';

const USAGE = `npm run doctor [-- --json] [--env FILE] [--path FOLDER]
With PICANOVA_REGION (EU or US), PICANOVA_API_USER and PICANOVA_API_KEY in the environment, that key is tried too.`;

const MARKS = { ok: '✓', failed: '✗', note: '•', skipped: '–' } as const;

function keyOf({ PICANOVA_REGION, PICANOVA_API_USER, PICANOVA_API_KEY }: NodeJS.ProcessEnv): PicanovaKey | null {
  if (!PICANOVA_API_USER || !PICANOVA_API_KEY) return null;
  return { region: PICANOVA_REGION === 'US' ? 'US' : 'EU', apiUser: PICANOVA_API_USER, apiKey: PICANOVA_API_KEY };
}

function lines({ check, state, found, todo }: Finding): string {
  const fix = todo === null ? '' : `\n    ${state === 'failed' ? 'To do: ' : ''}${todo}`;
  return `${MARKS[state]} ${check}: ${found}${fix}`;
}

const flags = readOptions(USAGE, {
  json: { type: 'boolean', default: false },
  env: { type: 'string' },
  path: { type: 'string', default: path.resolve(import.meta.dirname, '..') },
});
const envFile = flags.env;
if (envFile !== undefined) {
  if (!existsSync(envFile)) {
    process.stderr.write(`There is no file ${envFile}.\n`);
    process.exit(1);
  }
  loadEnvFile(envFile);
}

const findings = await examine({ env: process.env, folder: flags.path, picanovaKey: keyOf(process.env) });
const healthy = isHealthy(findings);
if (flags.json) process.stdout.write(`${JSON.stringify({ healthy, findings })}\n`);
else {
  const failures = findings.filter(({ state }) => state === 'failed').length;
  process.stdout.write(`${findings.map(lines).join('\n')}\n\n`);
  process.stdout.write(healthy ? 'Nothing stands in the way.\n' : `${failures} to be mended.\n`);
}
process.exitCode = healthy ? 0 : 1;
