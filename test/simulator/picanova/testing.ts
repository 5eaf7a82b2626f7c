import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  startPicanovaSimulator,
  type PicanovaAccount,
  type PicanovaSimulator,
  type PicanovaSimulatorOptions,
} from './index.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Loose;
  /** `data` of the body where it is a list. */
  readonly rows: readonly Loose[];
}

/** JSON of whatever shape: tests name the path they expect, and a wrong path reads undefined. */
export interface Loose {
  readonly [key: string | number]: Loose;
}

export interface Api {
  get(path: string): Promise<Reply>;
  post(path: string, body: unknown): Promise<Reply>;
  put(path: string, body: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

/** A clock that only moves when told. */
export class ManualClock {
  nowMs = Date.UTC(2026, 10, 24, 9, 0, 0, 250);
  now(): number {
    return this.nowMs;
  }
}

export const STORE: PicanovaAccount = { user: 'eu-store', key: '0123456789abcdef' };

/** A simulator that is closed with the test, and a client with the first store's credentials. */
export async function startForTest(
  options: Partial<PicanovaSimulatorOptions> = {},
): Promise<{ sim: PicanovaSimulator; api: Api }> {
  const accounts = options.accounts ?? [STORE];
  const sim = await startPicanovaSimulator({ region: 'EU', ...options, accounts });
  onTestFinished(() => sim.close());
  return { sim, api: apiOf(sim, accounts[0] ?? STORE) };
}

export function apiOf(sim: PicanovaSimulator, account: PicanovaAccount): Api {
  const authorization = `Basic ${Buffer.from(`${account.user}:${account.key}`).toString('base64')}`;
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const payload = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(sim.url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...payload,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    const parsed = (isJson ? JSON.parse(text) : {}) as Loose;
    const rows: unknown = parsed['data'];
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parsed,
      rows: Array.isArray(rows) ? (rows as Loose[]) : [],
    };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  };
}

export const ADDRESS = {
  firstname: 'Jane',
  lastname: 'Roe',
  street_primary: 'Hauptstrasse 5',
  city: 'Köln',
  postcode: '50667',
  country_code: 'DE',
};

export const ITEM = {
  external_id: 'line-1',
  quantity: 1,
  variant_code: 'DIGI-40X30-1',
  file: 'https://files.example.com/print/8f2c',
  options: { 'Canvas border': 'Folded', 'Stretcher frame': '2 cm' },
};

/** A beta order that is accepted as it stands. */
export function betaOrderBody(changes: object = {}): object {
  return { external_id: 'OD-1', shipping_method: 'DHL', shipping: ADDRESS, items: [ITEM], ...changes };
}

const { country_code: country, ...person } = ADDRESS;

/** A v1 order that is accepted as it stands. */
export function v1OrderBody(changes: object = {}): object {
  const item = { quantity: 1, product_sku: 'CVS0200201LMF2', file: { front: { url: 'https://files.example.com/p' } } };
  return { external_id: 'OD-1', shipping_type: 'tracked', shipping: { ...person, country }, items: [item], ...changes };
}

/** A webhook receiver that answers as told (200 when nothing is told) and keeps what arrived. */
export async function startReceiver(...statuses: number[]): Promise<{ url: string; events: Loose[] }> {
  const events: Loose[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      events.push(JSON.parse(body) as Loose);
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/secret`, events };
}
