// `npm run bench -- ingest|pipeline|ui [--json]`: prints what it measures; with --json one JSON document as the last
// line.
import { benchCancel } from './cancel.ts';
import { benchFairness } from './fairness.ts';
import { benchIngest } from './ingest.ts';
import { benchPipeline } from './pipeline.ts';
import { benchUi } from './ui.ts';

const benches: Readonly<Record<string, (say: (line: string) => void) => Promise<object>>> = {
  cancel: benchCancel,
  fairness: benchFairness,
  ingest: benchIngest,
  pipeline: benchPipeline,
  ui: benchUi,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')} [--json]\n`);
  process.exit(2);
}
const json = flags.includes('--json');
const result = await bench((line) => (json ? process.stderr.write(`${line}\n`) : console.log(line)));
console.log(json ? JSON.stringify(result) : result);
process.exit(0);
