import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { shopOf } from '../session.ts';
import { CSV_MAX_BYTES } from '../../contract/csv.ts';
import {
  JSON_MAX_BYTES,
  routes,
  type ApiError,
  type RouteContract,
  type RouteName,
  type Routes,
} from '../../contract/index.ts';

/** What a route is asked: the shop of the session, and path, query and body as the contract wants them. */
export interface Asked<Route extends RouteContract> {
  readonly shop: ShopDomain;
  readonly params: Route extends { params: infer Schema extends z.ZodType } ? z.infer<Schema> : undefined;
  readonly query: Route extends { query: infer Schema extends z.ZodType } ? z.infer<Schema> : undefined;
  readonly body: Route extends { body: infer Schema extends z.ZodType }
    ? z.infer<Schema>
    : Route extends { body: 'text' }
      ? Buffer
      : undefined;
}

type Body<Route extends RouteContract> = Route['response'] extends z.ZodType
  ? z.input<Route['response']>
  : Route['response'] extends 'text'
    ? { readonly fileName: string; readonly text: AsyncIterable<string> }
    : null;

export interface Refusal {
  readonly refusal: number;
  readonly error: ApiError['error'];
  readonly reason?: string;
}

/** An answer is the contract's body with its status (default 200), or a refusal. */
export type Answer<Route extends RouteContract> = { readonly status?: number; readonly body: Body<Route> } | Refusal;

export const NOT_FOUND = { refusal: 404, error: 'not_found' } as const;

/** A thousand wrong rows have one cause. */
const ISSUES_AT_MOST = 50;

/** Params, query or body as the contract wants them; null after a 400 that names each fault by its path. */
function parsed(schema: z.ZodType | undefined, value: unknown, response: Response): { readonly value: unknown } | null {
  if (schema === undefined) return { value: undefined };
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  response.status(400).json({
    error: 'invalid_input',
    issues: result.error.issues
      .slice(0, ISSUES_AT_MOST)
      .map(({ path, message }) => ({ path: path.join('.'), message })),
  });
  return null;
}

/**
 * Sends a text while it is being made. What fails before its first piece is an answer like any other; what fails later
 * ends this response alone, for its length is not known to the client otherwise (`report-bug.ts`). A client that goes
 * away ends the reading.
 */
async function sendText(
  response: Response,
  { fileName, text }: { readonly fileName: string; readonly text: AsyncIterable<string> },
): Promise<void> {
  const pieces = text[Symbol.asyncIterator]();
  const first = await pieces.next();
  response.status(200).type('text/csv; charset=utf-8').attachment(fileName);
  try {
    await pipeline(Readable.from(resumed(first, pieces)), response);
  } catch (error) {
    if (!isClientGone(error)) throw error;
  }
}

async function* resumed(
  first: IteratorResult<string, unknown>,
  pieces: AsyncIterator<string, unknown>,
): AsyncGenerator<string> {
  try {
    for (let piece = first; piece.done !== true; piece = await pieces.next()) yield piece.value;
  } finally {
    await pieces.return?.();
  }
}

function isClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** The routes as they are served, and their answers for the server itself. */
export interface Api {
  readonly router: Router;
  readonly answers: Map<RouteName, (asked: Asked<RouteContract>) => Promise<Answer<RouteContract>>>;
}

/** The JSON text that a GET route answers a shop, asked within the server; null for a refusal, of the input too. */
export type Ask = (shop: ShopDomain, name: RouteName, input: unknown) => Promise<string | null>;

const insideInput = z.object({ params: z.unknown(), query: z.unknown() }).partial();

export function createAsk({ answers }: Api): Ask {
  return async (shop, name, input) => {
    const route: RouteContract = routes[name];
    const answer = answers.get(name);
    if (answer === undefined || route.method !== 'GET') throw new Error(`${name} is not a route to be read`);
    const given = insideInput.parse(input);
    const params = route.params?.safeParse(given.params);
    const query = route.query?.safeParse(given.query);
    if (params?.success === false || query?.success === false) return null;
    const result = await answer({
      shop,
      params: params?.data,
      query: query?.data,
      body: undefined,
    } as Asked<RouteContract>);
    return 'refusal' in result ? null : JSON.stringify(result.body);
  };
}

const csvBody = express.raw({ type: 'text/csv', limit: CSV_MAX_BYTES });
const noBody: RequestHandler = (_request, _response, next) => next();

function bodyReader({ body, maxBytes }: RouteContract): RequestHandler {
  if (body === undefined) return noBody;
  return body === 'text' ? csvBody : express.json({ limit: maxBytes ?? JSON_MAX_BYTES });
}

/** Mounts one route of the contract. Its path exists nowhere else, so what the table names is what is served. */
export function mount<Name extends RouteName>(
  { router, answers }: Api,
  name: Name,
  answer: (asked: Asked<Routes[Name]>) => Promise<Answer<Routes[Name]>>,
): void {
  const route: RouteContract = routes[name];
  answers.set(name, answer as (asked: Asked<RouteContract>) => Promise<Answer<RouteContract>>);
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  router[method](route.path, bodyReader(route), async (request: Request, response: Response) => {
    const shop = shopOf(response);
    const params = parsed(route.params, request.params, response);
    const query = params && parsed(route.query, request.query, response);
    const body =
      query &&
      (route.body === 'text'
        ? { value: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) }
        : parsed(route.body, request.body, response));
    if (params === null || query === null || body === null) return;
    const given = { shop, params: params.value, query: query.value, body: body.value } as Asked<Routes[Name]>;
    const result = await answer(given);
    if ('refusal' in result)
      return void response
        .status(result.refusal)
        .json({ error: result.error, ...(result.reason === undefined ? {} : { reason: result.reason }) });
    if (route.response === 'text')
      return sendText(response, result.body as { fileName: string; text: AsyncIterable<string> });
    if (route.response === 'none') return void response.status(result.status ?? 204).end();
    response.status(result.status ?? 200).json(result.body);
  });
}
