// `npm run shopify -- app deploy`: Shopify's own command, under the project's Node: it does not start under Node 20.
// What would put another file in the place of shopify.app.toml is refused, and so is a deploy of one that lacks what
// the app needs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { checkAppToml } from './doctor/app-toml.ts';

const root = path.resolve(import.meta.dirname, '..');
const COMMAND = path.join(root, 'node_modules', '@shopify', 'cli', 'bin', 'run.js');

function folderOf(args: readonly string[]): string {
  const at = args.indexOf('--path');
  const given = at === -1 ? args.find((arg) => arg.startsWith('--path='))?.slice('--path='.length) : args[at + 1];
  return given === undefined ? root : path.resolve(given);
}

/** Why this is not to be run; null = it may. */
function refusalOf(args: readonly string[]): string | null {
  const words = args.join(' ').replaceAll(':', ' ');
  if (/^app config (link|pull)\b/.test(words) || args.includes('--reset'))
    return (
      'That would put a file of its own in the place of shopify.app.toml, without our webhooks and print fields.\n' +
      'Use instead: npm run shopify:configure -- --client-id CLIENT_ID --url https://ADDRESS'
    );
  if (!/^app (deploy|dev)\b/.test(words)) return null;
  const faults = checkAppToml(folderOf(args), { clientId: undefined, appUrl: undefined }).filter(
    ({ state }) => state === 'failed',
  );
  return faults.length === 0 ? null : faults.map(({ found, todo }) => `${found}\n    To do: ${todo}`).join('\n');
}

const args = process.argv.slice(2);
const refusal = refusalOf(args);
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
const child = spawn(process.execPath, [COMMAND, ...args], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = await once(child, 'exit');
process.exitCode = typeof code === 'number' ? code : 1;
