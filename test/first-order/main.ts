import { readOptions } from '../../web/command-line.ts';
import { setup as buildPages } from '../e2e/support/build-pages.ts';
import { setup as buildExtensions } from '../extensions/build-once.ts';
import { openStage } from './stage.ts';
import { walk } from './step.ts';
import { stepsToOrder } from './steps.ts';

/**
 * `npm run first-order`: from a clone to one fulfilled order, with every step that a real shop has: configure, deploy,
 * install through the tunnel of `shopify app dev`, connect, print fields in Shopify's own page, an order that is paid
 * and assessed, printed, shipped, fulfilled; the app's page is loaded again in between. `--json` prints one line at the
 * end.
 */
const flags = readOptions('npm run first-order [-- --json]', { json: { type: 'boolean', default: false } });
const cast = flags.json ? process.stderr : process.stdout;
const say = (line: string): void => void cast.write(`${line}\n`);

process.exitCode = 1;
say('Building pages and extensions, if they are old ...');
buildPages();
buildExtensions();
const stage = await openStage();
try {
  const walked = await walk(stepsToOrder(stage), say);
  say(`${walked.passed} of ${walked.steps} steps in ${walked.seconds} s`);
  if (walked.passed === walked.steps) process.exitCode = 0;
  if (flags.json) process.stdout.write(`${JSON.stringify(walked)}\n`);
} finally {
  await stage.close();
}
