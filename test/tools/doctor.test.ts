import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../tools/doctor/examine.ts';
import { isHealthy, type CheckName, type Finding } from '../../tools/doctor/finding.ts';
import type { PicanovaKey } from '../../tools/doctor/picanova.ts';
import { NOT_CONFIGURED, writeIdentity } from '../../tools/shopify/app-toml.ts';
import { runMigrations } from '../../web/store/migrate.ts';
import { copyClone, type CloneCopy } from '../support/clone-copy.ts';
import { freePort, launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { openRawDatabase } from '../support/raw-database.ts';
import { runTool } from '../support/run-tool.ts';
import {
  ACCOUNT_KEY,
  ACCOUNT_USER,
  connectShop,
  startSurroundings,
  type Surroundings,
} from '../support/surroundings.ts';

const OTHER_KEYS = `surroundings:${Buffer.alloc(32, 7).toString('base64')}`;

let folder: string;
let surroundings: Surroundings;
let app: LaunchedApp;
let env: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
  surroundings = await startSurroundings({
    seed: 1,
    databaseUrl: `file:${path.join(folder, 'app.db')}`,
    callsPerMinute: Infinity,
    pollSeconds: 600,
  });
  app = await launchApp({ env: surroundings.env, port: surroundings.port });
  await connectShop(surroundings, app.url);
  env = { ...surroundings.env };
});
afterAll(async () => {
  await app.stop();
  await surroundings.close();
  rmSync(folder, { recursive: true, force: true });
});

let clone: CloneCopy;
const servers: Server[] = [];
beforeEach(() => {
  clone = copyClone();
  writeIdentity(clone.folder, { clientId: env['SHOPIFY_API_KEY'] ?? '', url: 'https://prints.example.net' });
});
afterEach(async () => {
  clone.remove();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const look = (changes: Record<string, string> = {}, picanovaKey: PicanovaKey | null = null) =>
  examine({ env: { ...env, ...changes }, folder: clone.folder, picanovaKey });
const of = (findings: readonly Finding[], check: CheckName) => findings.filter((finding) => finding.check === check);
function edit(from: string | RegExp, to: string): void {
  const file = path.join(clone.folder, 'shopify.app.toml');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** One failure of the check, which says this, and what to do. */
function failure(text: string, todo: string) {
  return expect.objectContaining({
    state: 'failed',
    found: expect.stringContaining(text),
    todo: expect.stringContaining(todo),
  });
}

describe('npm run doctor, when all is well', () => {
  it('ends with 0 and one JSON line, and leaves nothing in the database', async () => {
    const inbox = (): unknown => {
      const database = new BetterSqlite3(path.join(folder, 'app.db'), { readonly: true });
      const row = database.prepare("SELECT count(*) AS count FROM inbox WHERE topic <> 'picanova'").get();
      database.close();
      return row;
    };
    const before = inbox();
    const run = await runTool('tools/doctor.ts', ['--json', '--path', clone.folder], env);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.trim().split('\n')).toHaveLength(1);
    const { healthy, findings } = JSON.parse(run.stdout) as { healthy: boolean; findings: Finding[] };
    expect(healthy).toBe(true);
    const states = Object.fromEntries(findings.toReversed().map(({ check, state }) => [check, state]));
    expect(states).toEqual({
      configuration: 'ok',
      // This app answers on this machine alone.
      shopify_app_toml: 'note',
      deploy: 'ok',
      database: 'ok',
      encryption_keys: 'ok',
      shops: 'ok',
      address: 'note',
      webhook_door: 'ok',
      clock: 'ok',
      picanova: 'ok',
    });
    expect(inbox()).toEqual(before);
  });

  it('says it in words without --json, with what to do about what fails', async () => {
    const well = await runTool('tools/doctor.ts', ['--path', clone.folder], env);
    expect(well.stdout).toContain('Nothing stands in the way.');
    edit('"orders/paid", ', '');
    const ill = await runTool('tools/doctor.ts', ['--path', clone.folder], env);
    expect(ill.code).toBe(1);
    expect(ill.stdout).toContain(
      '✗ deploy: The file lacks what the app needs: orders/paid.\n    To do: Take shopify.app',
    );
    expect(ill.stdout).toContain('1 to be mended.');
  });

  it('says what a public app still has to publish, which stands in nobody’s way', async () => {
    const findings = await look({ PRIVACY_URL: '', TERMS_URL: '' });
    expect(of(findings, 'configuration').map(({ state, found }) => [state, found])).toEqual([
      ['ok', 'Every variable is there and can be read.'],
      ['note', 'Pages do not link to PRIVACY_URL, TERMS_URL.'],
    ]);
    expect(isHealthy(findings)).toBe(true);
  });

  it('reads a file of variables, and says so when there is none', async () => {
    const file = path.join(clone.folder, 'variables');
    writeFileSync(
      file,
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    expect(await runTool('tools/doctor.ts', ['--path', clone.folder, '--env', file])).toMatchObject({ code: 0 });
    expect(await runTool('tools/doctor.ts', ['--env', `${file}.none`])).toMatchObject({ code: 1 });
    expect(await runTool('tools/doctor.ts', ['--jsonn'])).toMatchObject({ code: 2 });
  });

  it('tries a key of the merchant that is given', async () => {
    const given = { PICANOVA_API_USER: ACCOUNT_USER, PICANOVA_API_KEY: ACCOUNT_KEY };
    const run = await runTool('tools/doctor.ts', ['--json', '--path', clone.folder], { ...env, ...given });
    expect(run.stdout).toContain(`Picanova EU accepts the key of ${ACCOUNT_USER}.`);
    expect(run.stdout).not.toContain(ACCOUNT_KEY);
  });
});

describe('npm run doctor, when something is wrong', () => {
  it('names every variable that is missing, and where it comes from; the rest waits', async () => {
    const findings = await look({ ENCRYPTION_KEYS: '', SHOPIFY_API_SECRET: '' });
    expect(of(findings, 'configuration')).toEqual([
      failure('SHOPIFY_API_SECRET: is missing', 'Dev Dashboard'),
      failure('ENCRYPTION_KEYS: is missing', 'openssl rand'),
    ]);
    expect(of(findings, 'database')).toMatchObject([{ state: 'skipped' }]);
    expect(isHealthy(findings)).toBe(false);
  });

  it('[R1] sees that the file was never configured', async () => {
    writeIdentity(clone.folder, { clientId: NOT_CONFIGURED, url: 'https://prints.example.net' });
    const findings = await look();
    expect(of(findings, 'shopify_app_toml')).toEqual([failure('does not say which app', 'npm run shopify:configure')]);
    expect(of(findings, 'deploy')[0]).toEqual(failure('needs a client id', 'npm run shopify:configure'));
  });

  it('sees another client id, another address, and an address for sign-in that leads elsewhere', async () => {
    const other = await look({ SHOPIFY_API_KEY: 'another-app', APP_URL: 'https://elsewhere.example.net/' });
    expect(of(other, 'shopify_app_toml')).toEqual([
      failure('is of the app world-key, SHOPIFY_API_KEY names another-app', 'correct SHOPIFY_API_KEY'),
      failure('leads Shopify to https://prints.example.net', 'Correct APP_URL'),
    ]);
    edit('prints.example.net/auth', 'elsewhere.example.net/auth');
    expect(of(await look(), 'shopify_app_toml')).toContainEqual(failure('redirect_urls lead elsewhere', 'configure'));
  });

  it('[R1] sees a file that `config link` has made, in the place of ours or beside it', async () => {
    const file = path.join(clone.folder, 'shopify.app.toml');
    const linked = 'client_id = "world-key"\nname = "x"\napplication_url = "https://prints.example.net"\n';
    writeFileSync(path.join(clone.folder, 'shopify.app.linked.toml'), linked);
    expect(of(await look(), 'shopify_app_toml')).toContainEqual(failure('shopify.app.linked.toml', 'Remove it'));
    writeFileSync(file, linked);
    const findings = await look();
    expect(of(findings, 'deploy')).toContainEqual(failure('orders/paid', 'git checkout shopify.app.toml'));
    expect(of(findings, 'deploy')).toContainEqual(failure('variant.metafields.app.print_sku', 'git checkout'));
    expect(of(findings, 'deploy')).toContainEqual(failure('write_products', 'git checkout'));
    writeFileSync(file, 'client_id = ');
    expect(of(await look(), 'shopify_app_toml')).toEqual([failure('cannot be read', 'git checkout')]);
    rmSync(file);
    expect(of(await look(), 'shopify_app_toml')).toEqual([failure('is not there', 'git checkout')]);
  });

  it('[R10] sees texts that Shopify would refuse for their length', async () => {
    edit(/description = "What Picanova prints[^"]*"/, `description = "${'x'.repeat(126)}"`);
    edit('name = "Picanova Fulfillment"', `name = "${'x'.repeat(31)}"`);
    expect(of(await look(), 'deploy').filter(({ state }) => state === 'failed')).toEqual([
      failure('name has 31 characters, at most 30', 'Shorten it'),
      failure('product.metafields.app.print_sku.description has 126 characters, at most 100', 'Shorten it'),
    ]);
  });

  it('sees that there is no database, and that one is not up to date', async () => {
    const file = path.join(clone.folder, 'other.db');
    const missing = await look({ DATABASE_URL: `file:${file}` });
    expect(of(missing, 'database')).toEqual([failure('There is no database', 'npm run migrate')]);
    expect(of(missing, 'encryption_keys')).toMatchObject([{ state: 'skipped' }]);
    new BetterSqlite3(file).close();
    writeFileSync(file, '');
    expect(of(await look({ DATABASE_URL: `file:${file}` }), 'database')).toEqual([failure('lacks', 'npm run migrate')]);
    writeFileSync(file, 'this is no database, however long it is looked at'.repeat(100));
    const broken = await look({ DATABASE_URL: `file:${file}` });
    expect(of(broken, 'database')).toMatchObject([{ state: 'failed' }]);
    const forgetful = await look({ DATABASE_URL: 'file::memory:' });
    expect(of(forgetful, 'shops')).toMatchObject([{ state: 'skipped' }]);
    expect(of(forgetful, 'database')).toEqual([failure('in memory', 'DATABASE_URL')]);
  });

  it('reads PostgreSQL, and says so when it does not answer', async () => {
    const database = await openRawDatabase('postgresql');
    try {
      expect(of(await look({ DATABASE_URL: database.url }), 'database')).toEqual([failure('lacks', 'npm run migrate')]);
      await runMigrations(database.url);
      const findings = await look({ DATABASE_URL: database.url });
      expect(of(findings, 'database')).toMatchObject([{ state: 'ok' }]);
      expect(of(findings, 'encryption_keys')).toMatchObject([{ state: 'ok' }]);
      expect(of(findings, 'shops')).toMatchObject([{ state: 'note', found: 'No shop has installed the app yet.' }]);
    } finally {
      await database.close();
    }
    const gone = `postgresql://nobody@127.0.0.1:${await freePort()}/none`;
    expect(of(await look({ DATABASE_URL: gone }), 'database')).toEqual([failure('does not answer', 'Start it')]);
  }, 60_000);

  it('sees that what is stored was sealed with a key that is gone', async () => {
    const findings = await look({ ENCRYPTION_KEYS: OTHER_KEYS });
    expect(of(findings, 'encryption_keys')).toEqual([failure('2 stored secrets', 'back into ENCRYPTION_KEYS')]);
    const renamed = await look({ ENCRYPTION_KEYS: OTHER_KEYS.replace('surroundings', 'later') });
    expect(of(renamed, 'encryption_keys')).toEqual([failure('the key "surroundings"', 'back into ENCRYPTION_KEYS')]);
  });

  it('sees shops that Shopify lets the app into no more', async () => {
    const other = path.join(clone.folder, 'copy.db');
    const database = new BetterSqlite3(path.join(folder, 'app.db'), { readonly: true });
    await database.backup(other);
    database.close();
    const copy = new BetterSqlite3(other);
    copy.prepare('UPDATE shop SET access_lost = 1').run();
    const lost = await look({ DATABASE_URL: `file:${other}` });
    expect(of(lost, 'shops')).toEqual([failure('no way into world.myshopify.com', 'Open the app once')]);
    const refuse = (scopes: readonly string[]): unknown =>
      copy
        .prepare('UPDATE shop SET access_lost = 0, access_refused = ?')
        .run(JSON.stringify({ scopes, orderGid: null }));
    refuse([]);
    const unreleased = await look({ DATABASE_URL: `file:${other}` });
    expect(of(unreleased, 'shops')).toEqual([failure('customer data of world.myshopify.com', 'real-store.md, step 2')]);
    refuse(['read_orders']);
    const ungranted = await look({ DATABASE_URL: `file:${other}` });
    expect(of(ungranted, 'shops')).toEqual([failure('has not granted read_orders', 'grant what Shopify asks')]);
    copy.close();
  });

  it('sees that the address leads nowhere, elsewhere, or to an app without its database', async () => {
    const nowhere = await look({ APP_URL: `http://127.0.0.1:${await freePort()}` });
    expect(of(nowhere, 'address')).toEqual([failure('nothing listens there', 'npm start')]);
    expect(of(nowhere, 'webhook_door')).toMatchObject([{ state: 'skipped' }]);
    const elsewhere = await serve((_, response) => void response.end('<h1>It works!</h1>'));
    expect(of(await look({ APP_URL: elsewhere }), 'address')).toEqual([failure('something else stands', 'APP_URL')]);
    const unready = await serve((request, response) => {
      response.statusCode = request.url === '/healthz' ? 200 : 503;
      response.end('{"status":"ok"}');
    });
    expect(of(await look({ APP_URL: unready }), 'address')).toContainEqual(failure('/readyz', 'database'));
  });

  it('knocks at the webhook door: another secret, everybody let in, or signed ones kept out', async () => {
    const secret = await look({ SHOPIFY_API_SECRET: 'another-secret' });
    expect(of(secret, 'webhook_door')).toEqual([failure('signed with SHOPIFY_API_SECRET is refused', 'start it anew')]);
    const alive = (status: (signed: boolean) => number) =>
      serve((request, response) => {
        const isDoor = request.url === '/webhooks/shopify';
        response.statusCode = isDoor ? status(request.headers['x-shopify-hmac-sha256'] !== undefined) : 200;
        response.end('{"status":"ok"}');
      });
    const open = await look({ APP_URL: await alive(() => 200) });
    expect(of(open, 'webhook_door')).toEqual([failure('without a signature is not refused', 'proxy')]);
    const shut = await look({ APP_URL: await alive((signed) => (signed ? 502 : 401)) });
    expect(of(shut, 'webhook_door')).toEqual([failure('answers 502', 'X-Shopify-')]);
  });

  it.each([
    [3_600_000, 'behind'],
    [-60_000, 'before'],
  ])('compares the clock with that of others (%i ms)', async (offMs, said) => {
    const other = await serve((_, response) => {
      response.writeHead(401, { date: new Date(Date.now() + offMs).toUTCString() }).end();
    });
    const findings = await look({ PICANOVA_EU_URL: other, PICANOVA_US_URL: other });
    expect(of(findings, 'clock')).toEqual([failure(`seconds ${said} that of Picanova EU`, 'timedatectl')]);
  });

  it('sees that Picanova is away, is somebody else, or refuses the key', async () => {
    const url = `http://127.0.0.1:${await freePort()}/api`;
    const none = await look({ PICANOVA_EU_URL: url });
    expect(of(none, 'picanova')).toEqual([
      failure('Picanova EU does not answer', 'PICANOVA_EU_URL'),
      expect.objectContaining({ state: 'ok' }),
    ]);
    const away = await serve((_, response) => void response.writeHead(503).end());
    expect(of(await look({ PICANOVA_US_URL: away }), 'picanova')).toContainEqual(failure('US is away', 'Try again'));
    const other = await serve((_, response) => void response.writeHead(404).end());
    expect(of(await look({ PICANOVA_US_URL: other }), 'picanova')).toContainEqual(failure('404', 'PICANOVA_US_URL'));
    const key = { region: 'EU', apiUser: ACCOUNT_USER, apiKey: 'wrong' } as const;
    expect(of(await look({}, key), 'picanova')).toContainEqual(failure('refuses the key', 'merchOne dashboard'));
  });
});
