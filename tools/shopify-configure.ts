// `npm run shopify:configure -- --client-id … --url …`: tells shopify.app.toml which app of the Dev Dashboard it is,
// and where the app answers. Shopify's own `config link` would write another file in its place.
import path from 'node:path';
import { readOptions } from '../web/command-line.ts';
import { APP_TOML, otherAppTomls, readAppToml, readIdentity, writeIdentity } from './shopify/app-toml.ts';

const USAGE = 'npm run shopify:configure -- --client-id CLIENT_ID --url https://ADDRESS [--path FOLDER]';
const USUAL_CLIENT_ID = /^[0-9a-f]{32}$/;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(lines: readonly string[], code = 1): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(code);
}

const flags = readOptions(USAGE, {
  'client-id': { type: 'string' },
  url: { type: 'string' },
  path: { type: 'string', default: path.resolve(import.meta.dirname, '..') },
});
const read = readIdentity({ clientId: flags['client-id'], url: flags.url });
if (read.outcome === 'invalid') fail([...read.faults, '', USAGE], 2);
const { identity } = read;

const toml = readAppToml(flags.path);
if (toml.outcome === 'missing') fail([`There is no ${APP_TOML} in ${flags.path}.`]);
if (toml.outcome === 'unreadable') fail([`${APP_TOML} cannot be read: ${toml.why}`]);

const result = writeIdentity(flags.path, identity);
say(result === 'written' ? `${APP_TOML} is now that of ${identity.clientId}.` : `${APP_TOML} says so already.`);
if (!USUAL_CLIENT_ID.test(identity.clientId))
  say('A client id usually is 32 letters a to f and digits; this one is not. Is it the client id, not the secret?');
const others = otherAppTomls(flags.path);
if (others.length > 0)
  say(`Shopify's command may take ${others.join(', ')} instead: it holds none of our webhooks. Remove it.`);
say(`
The app's environment needs the same:
  SHOPIFY_API_KEY=${identity.clientId}
  APP_URL=${identity.url}
Next: start the app, then npm run shopify -- app deploy (docs/real-store.md, step 4)`);
