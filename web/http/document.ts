import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import type { ShopDomain } from '../domain/ids.ts';
import { createPreloads } from './preloads.ts';
import type { VerifySessionToken } from './session.ts';

/**
 * The embedded document. Framed by this shop's admin and by nobody else; outside the admin it sends the visitor into it. A
 * stale `id_token` gets the bounce page: App Bridge reloads it with a fresh one (reference: shopify-platform §2.3).
 */
export interface DocumentParts {
  readonly apiKey: string;
  readonly parseShop: (text: string) => ShopDomain | null;
  readonly verifySessionToken: VerifySessionToken;
  /** Folder of the built frontend. */
  readonly frontendDir: string;
}

const APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
const ONE_YEAR_SECONDS = 31_536_000;

function page(apiKey: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="shopify-api-key" content="${apiKey}"><script src="${APP_BRIDGE}"></script><title>Picanova Fulfillment</title></head><body>${body}</body></html>`;
}

export function documentRoutes(parts: DocumentParts): Router {
  const { apiKey, parseShop, verifySessionToken, frontendDir } = parts;
  const indexFile = path.join(frontendDir, 'index.html');
  const built = existsSync(indexFile) ? readFileSync(indexFile, 'utf8').replaceAll('%SHOPIFY_API_KEY%', apiKey) : null;
  const preloadsOf = createPreloads(frontendDir);
  const router = Router();
  router.use('/assets', express.static(path.join(frontendDir, 'assets'), { immutable: true, maxAge: ONE_YEAR_SECONDS * 1_000, fallthrough: false }));

  router.get('/{*path}', async (request, response) => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const shop = parseShop(query.get('shop') ?? '');
    const ancestors = shop === null ? "'none'" : `https://${shop} https://admin.shopify.com`;
    response.set({ 'content-security-policy': `frame-ancestors ${ancestors};`, 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
    if (shop === null) return void response.status(400).send(page(apiKey, '<p>Open this app from your Shopify admin.</p>'));
    if (query.get('embedded') !== '1') return void response.redirect(`https://admin.shopify.com/store/${shop.replace('.myshopify.com', '')}/apps/${apiKey}`);
    const token = query.get('id_token');
    if (token === null || (await verifySessionToken(token)).outcome === 'invalid') return void response.send(page(apiKey, ''));
    const preloads = preloadsOf({ path: request.path, locale: query.get('locale') ?? '' });
    response.send(built?.replace('</head>', `${preloads}</head>`) ?? page(apiKey, '<p>The pages of this app are not built: run <code>npm run build</code>.</p>'));
  });
  return router;
}
