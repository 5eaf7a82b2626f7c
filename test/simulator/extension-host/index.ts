import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { z } from 'zod';
import { EXTENSION_NAMES, type Language } from '../../../tools/extension-locales.ts';
import { bundleOf } from '../../../tools/extension-sizes.ts';
import { sendForExtension, type ExtensionNetwork } from './direct-api.ts';
import { shopPage } from './shop-page.ts';
import { adminPage, framePage, type AdminPage } from './pages.ts';

export interface ExtensionHostOptions {
  readonly network: ExtensionNetwork;
  /** Products the resource picker gives; the first is picked. */
  readonly pickable?: () => readonly string[];
  /** Where the app's own pages are; the list of orders and products links there. */
  readonly appPageUrl?: () => string;
  /** 0 (default) = any free port. */
  readonly port?: number;
}

/**
 * Pages: `/` with all orders and products and a button that buys, `/products/:id`, `/products/:id/variants/:id`,
 * `/orders/:id`, `/products?ids=1,2`; `?language=de` for German.
 */
export interface ExtensionHost {
  readonly url: string;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const SCRIPTS = ['page', 'surfaces', 'fields', 'shopify'] as const;
const networkRequest = z.object({
  url: z.string(),
  method: z.string(),
  contentType: z.string().nullable(),
  body: z.string().nullable(),
});
const extensionName = z.enum(
  EXTENSION_NAMES as [(typeof EXTENSION_NAMES)[number], ...(typeof EXTENSION_NAMES)[number][]],
);

async function script(name: string): Promise<string> {
  const file = path.join(import.meta.dirname, 'browser', `${name}.ts`);
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false });
  return `(() => {\n${code.replace(/^export \{\s*\};?$/m, '')}\n})();`;
}

const gid = (type: string, number: string): string => `gid://shopify/${type}/${number}`;

function pageFor(url: URL): AdminPage | null {
  const [area, id, , variant] = url.pathname.slice(1).split('/');
  if (area === 'orders' && id !== undefined)
    return {
      title: `Order ${id}`,
      selected: [gid('Order', id)],
      block: 'print-order-block',
      actions: ['print-order-resend'],
    };
  if (area !== 'products') return null;
  if (variant !== undefined)
    return {
      title: `Variant ${variant}`,
      selected: [gid('ProductVariant', variant)],
      block: 'print-variant-block',
      actions: [],
    };
  if (id !== undefined)
    return {
      title: `Product ${id}`,
      selected: [gid('Product', id)],
      block: 'print-product-block',
      actions: ['print-product-table'],
    };
  return {
    title: 'Products',
    selected: (url.searchParams.get('ids') ?? '').split(',').map((one) => gid('Product', one)),
    block: null,
    actions: ['print-products-bulk'],
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * Product and order pages of a simulated admin that run the built extensions, each in a frame, with plain stand-ins for
 * Shopify's elements.
 */
export async function startExtensionHost({
  network,
  pickable,
  appPageUrl,
  port = 0,
}: ExtensionHostOptions): Promise<ExtensionHost> {
  const scripts = new Map<string, string>();
  for (const name of SCRIPTS) scripts.set(`/.scripts/${name}.js`, await script(name));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, text: string): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
    const language: Language = url.searchParams.get('language') === 'de' ? 'de' : 'en';
    const found = scripts.get(url.pathname);
    if (found !== undefined) return send('text/javascript', found);
    // Read every time: it may be built anew while its page is open.
    const bundle = EXTENSION_NAMES.find((name) => url.pathname === `/.bundles/${name}.js`);
    if (bundle !== undefined) return send('text/javascript', readFileSync(bundleOf(root, bundle), 'utf8'));
    if (url.pathname === '/.network')
      return send(
        'application/json',
        JSON.stringify(await sendForExtension(network, networkRequest.parse(JSON.parse(await bodyOf(request))))),
      );
    if (url.pathname.startsWith('/.frame/')) {
      return send(
        'text/html',
        framePage(extensionName.parse(url.pathname.split('/').at(-1)), {
          selected: url.searchParams.getAll('selected'),
          language,
          pickable: pickable?.() ?? [],
        }),
      );
    }
    if (url.pathname === '/') return send('text/html', shopPage(network.shop, appPageUrl?.() ?? null));
    if (url.pathname.startsWith('/.buy/') && request.method === 'POST') {
      const order = network.shop.placeOrder({
        lines: [{ variant: gid('ProductVariant', url.pathname.split('/').at(-1) ?? ''), quantity: 1 }],
      });
      return void response.writeHead(303, { location: `/orders/${order.gid.split('/').at(-1)}` }).end();
    }
    const page = pageFor(url);
    if (page === null) return void response.writeHead(404).end();
    send('text/html', adminPage(page, language));
  }

  const server = createServer((request, response) => {
    // Whatever does not answer behind the host is to the extension a failed fetch.
    answer(request, response).catch(() => void response.writeHead(502).end());
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the extension host has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
