import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, FaultScript } from '../faults.ts';
import { operationNameOf, type GraphqlAnswer, type GraphqlRequest } from './graphql/run.ts';
import type { OauthAnswer } from './oauth.ts';

export const TOKEN_ROUTE = 'POST /admin/oauth/access_token';
/** What a bulk operation collected, under a signed link. */
const FILE_ROUTE = 'GET /bulk';
const API_VERSION = '2026-10';
const FILE = /^\/bulk\/(\d+)\.jsonl\?signature=\d+$/;
const ROUTE = /^\/([^/]+)\/admin\/(?:api\/(\d{4}-\d{2}|unstable)\/graphql\.json|(oauth\/access_token))(?:\?.*)?$/;

/** What the routes ask of the simulator. null = there is no such shop. */
export interface Backend {
  readonly faults: FaultScript;
  count(operation: string): void;
  answersAfterMs(shop: string): number;
  grant(shop: string, body: unknown): OauthAnswer | null;
  /** The lines of a bulk operation by the name in its link. */
  file(name: string): Buffer | null;
  answersRanges(): boolean;
  /** 'unauthorized' = the access token is unknown, expired or revoked. */
  graphql(shop: string, accessToken: string, request: GraphqlRequest): GraphqlAnswer | 'unauthorized' | null;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const NOT_FOUND: Answer = { status: 404, body: { errors: 'Not Found' } };
const UNAUTHORIZED: Answer = {
  status: 401,
  body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
};

export async function listen(
  backend: Backend,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void readBody(request).then(
      (body) => serve(backend, { request, response, body }),
      () => response.destroy(),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
}

async function serve(backend: Backend, { request, response, body }: Exchange): Promise<void> {
  if (request.method === 'GET') return serveFile(backend, request, response);
  const [, shop, version, oauth] = ROUTE.exec(request.url ?? '') ?? [];
  if (shop === undefined || request.method !== 'POST') return send(response, NOT_FOUND);
  const input = parseBody(body, request.headers['content-type'] ?? '');
  if (input === undefined) return send(response, { status: 400, body: { errors: 'Bad Request' } });

  const call =
    oauth === undefined && version !== undefined
      ? graphqlCall(backend, { shop, accessToken: String(request.headers['x-shopify-access-token'] ?? ''), input })
      : tokenCall(backend, shop, input);
  if (call === null)
    return send(response, { status: 400, body: { errors: { query: 'Required parameter missing or invalid' } } });
  backend.count(call.name);
  const afterMs = backend.answersAfterMs(shop);
  if (afterMs > 0) await delay(afterMs);
  const fault = backend.faults.next(call.name);
  if (fault) return serveWithFault(response, fault, call.run);
  return send(response, call.run());
}

/** By ranges, as a storage service does; a fault cuts the connection in the middle. */
function serveFile(backend: Backend, request: IncomingMessage, response: ServerResponse): void {
  const file = backend.file(FILE.exec(request.url ?? '')?.[1] ?? '');
  if (file === null) return send(response, NOT_FOUND);
  backend.count(FILE_ROUTE);
  const range = backend.answersRanges() ? /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') : null;
  const start = Number(range?.[1] ?? 0);
  const end = range?.[2] ? Math.min(Number(range[2]) + 1, file.length) : file.length;
  if (start >= file.length) {
    response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end();
    return;
  }
  const headers = { 'content-type': 'application/jsonl', 'content-length': end - start };
  if (range === null) response.writeHead(200, headers);
  else response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${end - 1}/${file.length}` });
  if (backend.faults.next(FILE_ROUTE) === null) response.end(file.subarray(start, end));
  else response.write(file.subarray(start, (start + end) / 2), () => response.destroy());
}

interface Call {
  readonly name: string;
  run(): Answer;
}

function tokenCall(backend: Backend, shop: string, input: unknown): Call {
  return { name: TOKEN_ROUTE, run: () => backend.grant(shop, input) ?? NOT_FOUND };
}

function graphqlCall(backend: Backend, given: { shop: string; accessToken: string; input: unknown }): Call | null {
  const { query, variables, operationName } = given.input as Record<string, unknown>;
  if (typeof query !== 'string') return null;
  const request: GraphqlRequest = {
    query,
    variables: typeof variables === 'object' && variables !== null ? (variables as GraphqlRequest['variables']) : {},
    operationName: typeof operationName === 'string' ? operationName : null,
  };
  return {
    name: operationNameOf(request),
    run: () => {
      const answer = backend.graphql(given.shop, given.accessToken, request);
      if (answer === null) return NOT_FOUND;
      return answer === 'unauthorized' ? UNAUTHORIZED : { status: 200, body: answer };
    },
  };
}

/** JSON, a form, or a bare GraphQL document; undefined = none of them. */
function parseBody(body: string, contentType: string): unknown {
  if (contentType.startsWith('application/graphql')) return { query: body };
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

async function serveWithFault(response: ServerResponse, fault: Fault, run: () => Answer): Promise<void> {
  switch (fault.kind) {
    case 'drop':
    case 'cut_before_work':
      response.destroy();
      return;
    case 'cut_after_commit':
      run();
      response.destroy();
      return;
    case 'silence_after_commit':
      run();
      return;
    case 'delay':
      await delay(fault.ms);
      return send(response, run());
    case 'status':
      if (fault.retryAfterSeconds !== undefined) response.setHeader('retry-after', fault.retryAfterSeconds.toFixed(1));
      return send(response, {
        status: fault.status,
        body: {
          errors: fault.status === 429 ? 'Exceeded 2 calls per second for api client.' : 'Internal Server Error',
        },
      });
    case 'html':
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!DOCTYPE html><html><body>Something went wrong</body></html>');
      return;
    case 'empty_body':
      run();
      response.writeHead(200, { 'content-type': 'application/json' }).end();
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'x-shopify-api-version': API_VERSION,
    })
    .end(text);
}
