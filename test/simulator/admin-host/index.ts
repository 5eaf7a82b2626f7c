import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { proxyTo } from './app-proxy.ts';
import type { PickableProduct } from './chrome.ts';
import { hostPage } from './host-page.ts';

export interface AdminHostOptions {
  /** Where the app itself answers. */
  readonly appUrl: string;
  /** A fresh session token of the shop, as Shopify would mint it for the signed-in merchant. */
  readonly sessionToken: () => string;
  /** `demo.myshopify.com`. */
  readonly shop: string;
  readonly apiKey: string;
  /** What Shopify's resource picker shows; default nothing. */
  readonly products?: () => readonly PickableProduct[];
  /** Where the admin's own pages of orders and products stand; default nowhere. */
  readonly adminPagesUrl?: string;
  /** 0 (default) = any free port. */
  readonly port?: number;
}

export interface AdminHost {
  /** Opens the app inside the simulated admin. A path of the app may follow: `${url}/orders?locale=de`. */
  readonly url: string;
  /** Where the app stands inside it, and by itself. */
  readonly appUrl: string;
  close(): Promise<void>;
}

const STUB_PATH = '/.admin/app-bridge.js';

/**
 * A file of `browser/` as a classic script: App Bridge runs before anything else on the page, which a module cannot.
 */
async function script(name: string, constants: string): Promise<string> {
  const file = path.join(import.meta.dirname, 'browser', name);
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false });
  return `(() => {\n${constants}\n${code.replace(/^export \{\s*\};?$/m, '')}\n})();`;
}

interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

async function listen(handle: RequestListener, port: number): Promise<Listening> {
  const server = createServer(handle).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the admin host has no port');
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}

/**
 * The Shopify admin around the app: a page that embeds it in a frame with `shop`, `host`, `embedded` and `id_token`,
 * and the stub of App Bridge. Admin and app have two origins, and two sites, as they have at Shopify: the one is
 * `localhost`, the other `127.0.0.1`.
 */
export async function startAdminHost(options: AdminHostOptions): Promise<AdminHost> {
  const { sessionToken, shop, apiKey } = options;
  const handle = shop.replace('.myshopify.com', '');
  const base = `/store/${handle}/apps/${apiKey}`;
  const host = Buffer.from(`admin.shopify.com/store/${handle}`).toString('base64');
  const adminScript = await script('admin.ts', '');

  function page(url: URL, appOrigin: string): string {
    const inApp = new URL(url.pathname.slice(base.length) || '/', appOrigin);
    inApp.search = url.search;
    const embedded = {
      shop,
      host,
      embedded: '1',
      locale: url.searchParams.get('locale') ?? 'en-US',
      id_token: sessionToken(),
    };
    for (const [name, value] of Object.entries(embedded)) inApp.searchParams.set(name, value);
    return hostPage({
      shop,
      base,
      frameUrl: inApp.href,
      language: embedded.locale,
      adminPagesUrl: options.adminPagesUrl ?? null,
    });
  }

  const admin = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/.admin/admin.js') return answer(response, 'text/javascript', adminScript);
    if (url.pathname === '/.admin/session-token') return answer(response, 'text/plain', sessionToken());
    if (url.pathname === '/.admin/products')
      return answer(response, 'application/json', JSON.stringify(options.products?.() ?? []));
    if (url.pathname === base || url.pathname.startsWith(`${base}/`))
      return answer(response, 'text/html', page(url, appOrigin));
    response.writeHead(url.pathname === '/' ? 302 : 404, url.pathname === '/' ? { location: base } : {}).end();
  }, options.port ?? 0);
  const adminOrigin = `http://localhost:${admin.port}`;
  const stub = await script('app-bridge.ts', `const ADMIN_ORIGIN = ${JSON.stringify(adminOrigin)};`);
  const toApp = proxyTo({ appUrl: options.appUrl, stubPath: STUB_PATH, adminOrigin });
  const app = await listen((request, response) => {
    if (request.url === STUB_PATH) answer(response, 'text/javascript', stub);
    else toApp(request, response);
  }, 0);
  const appOrigin = `http://127.0.0.1:${app.port}`;

  return {
    url: adminOrigin + base,
    appUrl: appOrigin,
    async close() {
      await Promise.all([admin.close(), app.close()]);
    },
  };
}
