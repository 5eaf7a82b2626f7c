import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, FaultScript } from '../faults.ts';
import { betaError, betaRoutes } from './beta-routes.ts';
import type { BudgetState, CallBudget } from './call-budget.ts';
import { isRecord } from './request-checks.ts';
import { json, routeName, type Answer, type Backend, type Handler } from './routing.ts';
import type { Store } from './store.ts';
import { v1Routes } from './v1-routes.ts';

export interface ServerParts {
  readonly backend: Backend;
  readonly faults: FaultScript;
  readonly budget: CallBudget;
  /** By the whole `Authorization` header. */
  readonly stores: ReadonlyMap<string, Store>;
  readonly onCall: (route: string) => void;
}

const BASE_PATH = '/api';

const HANDLERS: ReadonlyMap<string, Handler> = new Map(Object.entries({ ...betaRoutes, ...v1Routes }));
const PATHS: ReadonlySet<string> = new Set([...HANDLERS.keys()].map((name) => name.slice(name.indexOf(' '))));

/** What a proxy in front of the API shows when it cannot reach it. */
const HTML_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Plain `node:http`: the simulator shares its cores with what is measured. */
export function createApiServer(parts: ServerParts): Server {
  return createServer((request, response) => {
    void answerCall(request, response, parts);
  });
}

/** Faults stand in front of everything, then comes who is asking, how often, and what for. */
async function answerCall(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const route = path.startsWith(`${BASE_PATH}/`) ? routeName(request.method ?? '', path.slice(BASE_PATH.length)) : null;
  const body = await readBody(request);
  if (body === null) return;
  parts.onCall(route?.name ?? 'unknown');
  const fate = route ? parts.faults.next(route.name) : null;
  if (fate?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fate.ms));
  const fault = fate?.kind === 'delay' ? null : fate;
  if (fault && isBeforeWork(fault)) {
    misbehave(response, fault);
    return;
  }

  const store = parts.stores.get(request.headers.authorization ?? '');
  if (!store) {
    send(response, { status: 401, json: '' }, { 'www-authenticate': 'Basic' });
    return;
  }
  const { answersAfterMs = 0 } = store.account;
  if (answersAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, answersAfterMs));
  const spent = parts.budget.spend(store.account.accountId ?? store.account.user);
  const answer = spent?.retryAfterSeconds
    ? tooMany(path)
    : work(request, { route, body, query, store, backend: parts.backend });
  if (fault) misbehave(response, fault);
  else send(response, answer, spent ? budgetHeaders(spent) : {});
}

interface Work {
  readonly route: ReturnType<typeof routeName>;
  readonly body: string;
  readonly query: string;
  readonly store: Store;
  readonly backend: Backend;
}

function work(request: IncomingMessage, { route, body, query, store, backend }: Work): Answer {
  const handler = route && HANDLERS.get(route.name);
  if (!handler) return betaError(route && PATHS.has(route.name.slice(route.name.indexOf(' '))) ? 405 : 404);
  const input = parseBody(request, body);
  if (!isRecord(input)) return betaError(400);
  return handler({ store, backend, id: route.id, query: new URLSearchParams(query), body: input });
}

/**
 * A body that is not declared as JSON is not read: its fields are simply missing. Undefined = not JSON, or no object.
 */
function parseBody(request: IncomingMessage, body: string): unknown {
  if (body === '' || !request.headers['content-type']?.includes('json')) return {};
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The two versions word it differently (picanova-api §1.6). */
function tooMany(path: string): Answer {
  return path.startsWith(`${BASE_PATH}/v1`)
    ? json(429, { message: 'Too Many Attempts.' })
    : betaError(429, 'You have exceeded your rate limit.');
}

function budgetHeaders(state: BudgetState): Record<string, string> {
  const headers = {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(state.resetAt),
  };
  return state.retryAfterSeconds ? { ...headers, 'retry-after': String(state.retryAfterSeconds) } : headers;
}

type Misbehaviour = Exclude<Fault, { kind: 'delay' }>;

function isBeforeWork(fault: Misbehaviour): boolean {
  switch (fault.kind) {
    case 'drop':
    case 'cut_before_work':
      return true;
    case 'cut_after_commit':
    case 'silence_after_commit':
      return false;
    case 'status':
    case 'html':
    case 'empty_body':
      return fault.afterCommit !== true;
  }
}

function misbehave(response: ServerResponse, fault: Misbehaviour): void {
  switch (fault.kind) {
    case 'drop':
    case 'silence_after_commit':
      return;
    case 'cut_before_work':
    case 'cut_after_commit':
      response.socket?.destroy();
      return;
    case 'html':
      response.writeHead(502, { 'content-type': 'text/html', 'content-length': HTML_PAGE.length }).end(HTML_PAGE);
      return;
    case 'empty_body':
      send(response, { status: 200, json: '' }, {});
      return;
    case 'status':
      send(
        response,
        betaError(fault.status, `${fault.status}`),
        fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
      );
      return;
  }
}

function send(response: ServerResponse, answer: Answer, headers: Record<string, string>): void {
  const body = Buffer.from(answer.json);
  const type: Record<string, string> = body.length > 0 ? { 'content-type': 'application/json' } : {};
  response.writeHead(answer.status, { ...type, ...headers, 'content-length': body.length }).end(body);
}

/** Null when the caller went away. */
function readBody(request: IncomingMessage): Promise<string | null> | string {
  if (request.method === 'GET') return '';
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => resolve(null));
  });
}
