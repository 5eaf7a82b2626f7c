import { execFileSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appEnvironment, readHandover } from '../../tools/dev/cli-environment.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { ShopifySimulator, SimulatedShop } from '../simulator/shopify/types.ts';
import { freePort } from '../support/launch-app.ts';
import { startRecordingProxy, type RecordingProxy } from '../support/recording-proxy.ts';
import { handedOver, startDevCommand, type DevCommand } from '../support/start-command.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const SECRET = 'secret-of-the-tunnel';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dev-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('[R15] what `shopify app dev` hands over', () => {
  const given = handedOver({
    apiKey: 'dev-app',
    apiSecret: SECRET,
    tunnelUrl: 'https://one-two.trycloudflare.com',
    port: 4_040,
  });

  it('is the app: its id, its secret, the tunnel and the port behind it', () => {
    expect(readHandover(given)).toEqual({
      apiKey: 'dev-app',
      apiSecret: SECRET,
      appUrl: 'https://one-two.trycloudflare.com',
      port: '4040',
    });
  });

  it.each(['SHOPIFY_API_KEY', 'SHOPIFY_API_SECRET'])('is not there without %s: then there are simulators', (name) => {
    expect(readHandover({ ...given, [name]: '' })).toBeNull();
  });

  it('is not there without a tunnel: the name of a machine is none', () => {
    expect(readHandover({ ...given, HOST: 'my-laptop' })).toBeNull();
    // The app's own variable: its real database may be named beside it.
    expect(readHandover({ ...given, HOST: '', APP_URL: 'https://a.example' })).toBeNull();
    expect(readHandover({ ...given, HOST: '', SHOPIFY_APP_URL: 'https://a.example' })?.appUrl).toBe(
      'https://a.example',
    );
  });

  it('goes before what the shell says; key and database are made where git does not look', () => {
    const handover = readHandover(given);
    if (handover === null) throw new Error('handed over');
    const shell = { APP_URL: 'https://production.example', LOG_LEVEL: 'debug' };
    const own = path.join(folder, 'own');
    const first = appEnvironment({ ...given, ...shell }, handover, own);
    expect(first).toMatchObject({
      APP_URL: 'https://one-two.trycloudflare.com',
      LOG_LEVEL: 'debug',
      DATABASE_URL: `file:${path.join(own, 'app.db')}`,
      ENCRYPTION_KEYS: expect.stringMatching(/^dev:[A-Za-z0-9+/]{43}=$/),
    });
    expect(appEnvironment(given, handover, own)['ENCRYPTION_KEYS']).toBe(first['ENCRYPTION_KEYS']);
    expect(statSync(path.join(own, 'encryption-keys')).mode & 0o777).toBe(0o600);
    expect(appEnvironment({ ...given, ENCRYPTION_KEYS: 'mine' }, handover, own)['ENCRYPTION_KEYS']).toBe('mine');
    const ignored = execFileSync('git', ['check-ignore', '.dev/encryption-keys', '.dev/app.db', '.env'], { cwd: root });
    expect(ignored.toString().trim().split('\n')).toHaveLength(3);
  });
});

describe('[R15] the command of shopify.web.toml, started as `shopify app dev` starts it', () => {
  let shopify: ShopifySimulator;
  let shop: SimulatedShop;
  let tunnel: RecordingProxy;
  let command: DevCommand | undefined;
  beforeAll(async () => {
    const port = await freePort();
    tunnel = await startRecordingProxy(`http://127.0.0.1:${port}`);
    shopify = await startShopifySimulator({
      apiKey: 'dev-app',
      apiSecret: SECRET,
      webhookUrl: `${tunnel.url}/webhooks/shopify`,
    });
    shop = shopify.addShop('dev.myshopify.com');
    command = await startDevCommand(
      { apiKey: 'dev-app', apiSecret: SECRET, tunnelUrl: tunnel.url, port },
      { SHOPIFY_ADMIN_URL: shopify.adminUrl, DATABASE_URL: `file:${path.join(folder, 'dev.db')}` },
    );
  }, 90_000);
  afterAll(async () => {
    await command?.stop();
    await expect(fetch(`${tunnel.url}/healthz`)).rejects.toThrow('fetch failed');
    await shopify.close();
    await tunnel.close();
  });

  it('shows the app to the admin through the tunnel', async () => {
    const launch = new URLSearchParams({
      shop: shop.domain,
      host: Buffer.from('admin.shopify.com/store/dev').toString('base64url'),
      embedded: '1',
      id_token: shop.sessionToken(),
    });
    const response = await fetch(`${tunnel.url}/?${launch}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors');
    expect(html).toContain('content="dev-app"');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1];
    expect((await fetch(tunnel.url + script)).status).toBe(200);
  });

  it('takes webhooks through the tunnel, signed with the secret that was handed over, and no others', async () => {
    const body = JSON.stringify({ id: 1 });
    const knock = async (secret: string): Promise<number> => {
      const response = await fetch(`${tunnel.url}/webhooks/shopify`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-shopify-topic': 'orders/paid',
          'x-shopify-shop-domain': shop.domain,
          'x-shopify-webhook-id': randomUUID(),
          'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
        },
        body,
      });
      return response.status;
    };
    expect(await knock(SECRET)).toBe(200);
    expect(await knock('another')).toBe(401);
  });
});
