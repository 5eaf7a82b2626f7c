import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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
  close(): Promise<void>;
}

const STUB_PATH = '/.admin/app-bridge.js';

/**
 * A file of `browser/` as a classic script: App Bridge runs before anything else on the page, which a module cannot.
 */
async function script(name: string): Promise<string> {
  const file = path.join(import.meta.dirname, 'browser', name);
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false });
  return `(() => {\n${code.replace(/^export \{\s*\};?$/m, '')}\n})();`;
}

/**
 * The Shopify admin around the app: a page that embeds it in a frame with `shop`, `host`, `embedded` and `id_token`,
 * and the stub of App Bridge. Everything else is the app itself, proxied below the same origin.
 */
export async function startAdminHost(options: AdminHostOptions): Promise<AdminHost> {
  const { appUrl, sessionToken, shop, apiKey } = options;
  const handle = shop.replace('.myshopify.com', '');
  const base = `/store/${handle}/apps/${apiKey}`;
  const host = Buffer.from(`admin.shopify.com/store/${handle}`).toString('base64url');
  const scripts: Readonly<Record<string, string>> = {
    [STUB_PATH]: await script('app-bridge.ts'),
    '/.admin/admin.js': await script('admin.ts'),
  };
  const toApp = proxyTo(appUrl, STUB_PATH);

  function page(url: URL): string {
    const inApp = new URL(url.pathname.slice(base.length) || '/', url.origin);
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
      frameUrl: inApp.pathname + inApp.search,
      language: embedded.locale,
      adminPagesUrl: options.adminPagesUrl ?? null,
    });
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const text = (type: string, body: string): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
    const found = scripts[url.pathname];
    if (found !== undefined) return text('text/javascript', found);
    if (url.pathname === '/.admin/session-token') return text('text/plain', sessionToken());
    if (url.pathname === '/.admin/products')
      return text('application/json', JSON.stringify(options.products?.() ?? []));
    if (url.pathname === base || url.pathname.startsWith(`${base}/`)) return text('text/html', page(url));
    if (url.pathname === '/' && !url.searchParams.has('embedded'))
      return void response.writeHead(302, { location: base }).end();
    toApp(request, response);
  }

  const server = createServer(answer).listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the admin host has no port');
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
