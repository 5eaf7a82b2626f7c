import { readOptions } from '../../web/command-line.ts';
import { setup as buildPages } from '../e2e/support/build-pages.ts';
import { setup as buildExtensions } from '../extensions/build-once.ts';
import { openAdmin } from './admin.ts';
import { report, type Totals } from './report.ts';
import { STORIES } from './stories/index.ts';
import { createScreen } from './table.ts';
import { tell, TO_WATCH } from './tell.ts';
import { startDemo } from './demo.ts';

/**
 * The main job, to watch: fourteen orders from payment to tracking, the real app between a simulated Shopify and two
 * simulated Picanovas. `--once` ends by itself, with 0 only if every order ended as it should; `--json` prints one
 * document on stdout and shows the rest on stderr.
 */
const flags = readOptions('npm run demo [-- [--once] [--json]]', {
  once: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
});
const cast = flags.json ? process.stderr : process.stdout;

function say(text: string): void {
  cast.write(`${text}\n`);
}

function counted(totals: Totals): string {
  return Object.entries(totals)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
}

process.exitCode = 1;
if (!flags.once) {
  say('Building the pages, if they are not built ...');
  buildPages();
}
say('Starting Shopify, Picanova EU, Picanova US and the app ...');
const starting = startDemo({ pollSeconds: 8 });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void starting.then((started) => started.close()).finally(() => process.exit()));
const demo = await starting;

const screen = createScreen(cast);
const verdicts = await tell(STORIES, demo, { pace: TO_WATCH, onLook: (acts) => screen.show(acts) });
screen.done();
const result = await report(verdicts, demo, performance.timeOrigin);
if (flags.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
for (const { name, story, reached, expected } of result.orders)
  if (reached !== expected) say(`${name} ${story}: ${reached}`);
say(counted(result.totals));
if (result.orders.every(({ reached, expected }) => reached === expected)) process.exitCode = 0;

if (flags.once) await demo.close();
else {
  say('\nBuilding the admin extensions, if they are not built ...');
  buildExtensions();
  const admin = await openAdmin(demo);
  say(`The shop is yours (Ctrl-C ends). Picanova prints and ships what you buy.
  The app in Shopify's admin:  ${admin.appPageUrl}
  Orders, products, Buy:       ${admin.shopPageUrl}
Set print fields on a product's page, buy it, and watch its order's page.`);
}
