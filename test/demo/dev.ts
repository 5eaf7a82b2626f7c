import { realpathSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { buildInBackground } from '../extensions/build-once.ts';
import { openAdmin } from './admin.ts';
import { seedShop } from './seed.ts';
import { startDemo } from './demo.ts';

/**
 * For working on it: the app between both simulators with a furnished shop. An edit in `web/` starts the app again on
 * the same database; an edit in `frontend/` is replaced in the open page; Ctrl-C ends everything.
 */
const root = path.resolve(import.meta.dirname, '..', '..');
/** How often the app asks what no webhook told. */
const POLL_SECONDS = 60;

const closers: (() => Promise<unknown>)[] = [];
let isEnding = false;
async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  for (const close of closers.toReversed()) await close();
  process.exit(exitCode);
}
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const vite = await createServer({
  configFile: path.join(root, 'vite.config.ts'),
  logLevel: 'info',
  // `node_modules` may be a link to another clone's.
  server: { host: '127.0.0.1', fs: { allow: [root, realpathSync(path.join(root, 'node_modules'))] } },
});
closers.push(() => vite.close());
// Vite would end this process by itself, and leave the app behind.
process.removeAllListeners('SIGTERM');
process.stdin.removeAllListeners('end');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
await vite.listen();
const address = vite.httpServer?.address();
if (address === null || address === undefined || typeof address === 'string') throw new Error('Vite has no port');

const demo = await startDemo({
  pollSeconds: POLL_SECONDS,
  env: { PAGES_URL: `http://127.0.0.1:${address.port}` },
  launch: { watch: true, onOutput: (text) => void process.stderr.write(text) },
});
closers.push(() => demo.close());
const admin = await openAdmin(demo);
closers.push(() => admin.close());
await seedShop(demo);
say(`
The app in Shopify's admin:  ${admin.appPageUrl}
Orders, products, Buy:       ${admin.shopPageUrl}
Edit web/ or frontend/ and look; Ctrl-C ends.`);

await buildInBackground().then(
  () => say('The extensions on the product and order pages are built.'),
  (error: unknown) => say(`The extensions are not built: ${String(error)}`),
);
