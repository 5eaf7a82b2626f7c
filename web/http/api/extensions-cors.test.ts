import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extensionsCors } from './extensions-cors.ts';

const SANDBOX = 'https://extensions.shopifycdn.com';
let server: Server;
let url = '';

beforeAll(async () => {
  const app = express();
  app.use(
    '/api',
    extensionsCors,
    (_request, response) => void response.status(401).json({ error: 'session_token_invalid' }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/settings`;
});
afterAll(() => void server.close());

const preflight = (origin: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('the API for extensions', () => {
  it.each([SANDBOX, 'https://admin.shopify.com'])('lets %s ask with a token and a JSON body', async (origin) => {
    const response = await preflight(origin);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-headers')).toMatch(/Authorization, Content-Type/);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('lets a refusal be read too, with the header that asks for a fresh token', async () => {
    const response = await fetch(url, { headers: { origin: SANDBOX } });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(SANDBOX);
    expect(response.headers.get('access-control-expose-headers')).toContain('X-Shopify-Retry-Invalid-Session-Request');
  });

  it.each([
    'https://evil.example.com',
    'http://extensions.shopifycdn.com',
    'https://extensions.shopifycdn.com.evil.example',
    'null',
  ])('opens nothing to %s', async (origin) => {
    for (const response of [await preflight(origin), await fetch(url, { headers: { origin } })]) {
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('access-control-allow-headers')).toBeNull();
      expect(response.headers.get('vary')).toContain('Origin');
    }
  });

  it("answers the app's own pages, which name no foreign origin, as before", async () => {
    const response = await fetch(url);
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
