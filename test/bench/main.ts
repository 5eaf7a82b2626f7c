// `npm run bench -- cancel|fairness|gates|ingest|pipeline|ui [--json]`: prints what it measures; with --json one JSON
// document as the last line.
import { parseArgs } from 'node:util';
import { readCommandLine } from '../../web/command-line.ts';
import { benchCancel } from './cancel.ts';
import { benchFairness } from './fairness.ts';
import { benchGates } from './gates.ts';
import { benchIngest } from './ingest.ts';
import { benchPipeline } from './pipeline.ts';
import { benchUi } from './ui.ts';

const benches: Readonly<Record<string, (say: (line: string) => void) => Promise<object>>> = {
  cancel: benchCancel,
  fairness: benchFairness,
  gates: benchGates,
  ingest: benchIngest,
  pipeline: benchPipeline,
  ui: benchUi,
};

const usage = `npm run bench -- ${Object.keys(benches).join('|')} [--json]`;
const { bench, json } = readCommandLine(usage, (args) => {
  const options = { json: { type: 'boolean', default: false } } as const;
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [name = '', ...more] = positionals;
  const known = benches[name];
  if (known === undefined || more.length > 0) throw new TypeError('Which bench?');
  return { bench: known, json: values.json };
});
const result = await bench((line) => (json ? process.stderr.write(`${line}\n`) : console.log(line)));
console.log(json ? JSON.stringify(result) : result);
process.exit(0);
