import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startShopifySimulator } from './start.ts';
import type { ShopifySimulator, ShopifySimulatorOptions, SimulatedShop } from './types.ts';

export const API_KEY = 'key-of-the-app';
export const API_SECRET = 'secret-of-the-app';
export const SHOP = 'canvas-shop.myshopify.com';

/**
 * Everything an app of this kind could ask for, so that the tests do not hang on what shopify.app.toml asks for today.
 */
const SCOPES = [
  ...['products', 'orders', 'inventory', 'fulfillments'].flatMap((name) => [`read_${name}`, `write_${name}`]),
  ...['assigned', 'merchant_managed', 'third_party'].flatMap((name) => [
    `read_${name}_fulfillment_orders`,
    `write_${name}_fulfillment_orders`,
  ]),
  'read_locations',
];

export interface GraphqlReply {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { message: string; path?: readonly unknown[]; extensions?: { code?: string } }[];
  readonly cost:
    | { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { currentlyAvailable: number } }
    | undefined;
}

/** A shop with a client that went through the token exchange: what every test starts from. */
export interface ShopClient {
  readonly simulator: ShopifySimulator;
  readonly shop: SimulatedShop;
  readonly clock: { ms: number };
  accessToken: string;
  refreshToken: string;
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlReply>;
  oauth(body: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }>;
}

/** One top-level field of an answer that must have data. */
export function fieldOf<T>({ data, errors }: Pick<GraphqlReply, 'data' | 'errors'>, name: string): T {
  if (!data) throw new Error(`no data, but ${JSON.stringify(errors)}`);
  return data[name] as T;
}

export async function openClient(options: Partial<ShopifySimulatorOptions> = {}): Promise<ShopClient> {
  const clock = { ms: Date.UTC(2026, 10, 1) };
  const simulator = await startShopifySimulator({
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    clock: { now: () => clock.ms },
    scopes: SCOPES,
    ...options,
  });
  const shop = simulator.addShop(SHOP);
  const base = simulator.adminUrl.replace('{shop}', SHOP);
  const client: ShopClient = {
    simulator,
    shop,
    clock,
    accessToken: '',
    refreshToken: '',
    graphql: async (query, variables = {}) => {
      const response = await fetch(`${base}/admin/api/2026-10/graphql.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': client.accessToken },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as {
        data?: GraphqlReply['data'];
        errors?: GraphqlReply['errors'] | string;
        extensions?: { cost: GraphqlReply['cost'] };
      };
      return {
        status: response.status,
        data: body.data,
        errors: Array.isArray(body.errors) ? body.errors : [],
        cost: body.extensions?.cost,
      };
    },
    oauth: async (body) => {
      const response = await fetch(`${base}/admin/oauth/access_token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_id: API_KEY, client_secret: API_SECRET, ...body }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
  const granted = await client.oauth(exchangeBody(shop.sessionToken()));
  client.accessToken = String(granted.body['access_token']);
  client.refreshToken = String(granted.body['refresh_token']);
  return client;
}

export function exchangeBody(subjectToken: string): Record<string, unknown> {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: subjectToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
  };
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Receives webhooks and answers with the next of `statuses`, then 200. */
export async function openReceiver(
  statuses: number[] = [],
): Promise<{ url: string; received: Received[]; server: Server }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, server };
}
