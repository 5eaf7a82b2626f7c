import type { z } from 'zod';
import { apiError, routes, type RouteContract, type RouteName, type Routes } from '../../web/contract/index.ts';
import { ApiFailure } from './failure.ts';
import { takeFirstAnswer } from './first-answers.ts';

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> =
  Routes[Name] extends Record<Key, infer Schema>
    ? { readonly [K in Key]: Schema extends z.ZodType ? z.input<Schema> : string | Blob }
    : unknown;

/** What a route takes: its `params`, `query` and `body`, as far as it has them. */
export type Input<Name extends RouteName> = Part<Name, 'params'> & Part<Name, 'query'> & Part<Name, 'body'>;

/** What a route answers: the parsed body, the CSV text, or nothing. */
export type Answer<Name extends RouteName> = Routes[Name]['response'] extends z.ZodType
  ? z.output<Routes[Name]['response']>
  : Routes[Name]['response'] extends 'text'
    ? string
    : null;

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Path and query of a call below `/api`; parameters that are undefined or empty are left out. */
export function urlOf<Name extends RouteName>(name: Name, given: Input<Name>): string {
  const route: RouteContract = routes[name];
  const input = given as LooseInput;
  const path = route.path.replaceAll(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const query = new URLSearchParams(
    Object.entries(input.query ?? {}).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString();
  return `/api${path}${query === '' ? '' : `?${query}`}`;
}

/**
 * Calls a route of the contract and checks its answer by the contract. Plain `fetch`: App Bridge adds the session
 * token and repeats a call once whose token had run out (shopify-platform §2.3). Throws ApiFailure for
 * everything that is not an answer of the contract.
 */
export async function call<Name extends RouteName>(
  name: Name,
  input: Input<Name>,
  signal?: AbortSignal,
): Promise<Answer<Name>> {
  const route: RouteContract = routes[name];
  const loose = input as LooseInput;
  const response = await send(urlOf(name, input), {
    method: route.method,
    ...(loose.body === undefined
      ? {}
      : {
          // A file goes as its bytes: which encoding they are in is for the server to find out.
          body: isFile(loose.body) ? loose.body : JSON.stringify(loose.body),
          headers: { 'content-type': route.body === 'text' ? 'text/csv' : 'application/json' },
        }),
    ...(signal === undefined ? {} : { signal }),
  });
  return answerOf(name, response);
}

function isFile(body: unknown): body is string | Blob {
  return typeof body === 'string' || body instanceof Blob;
}

/** The answer to a call, checked by the contract. Throws ApiFailure for everything that is not one. */
export async function answerOf<Name extends RouteName>(name: Name, response: Response): Promise<Answer<Name>> {
  const route: RouteContract = routes[name];
  const text = await response.text();
  if (response.ok && route.response === 'none') return null as Answer<Name>;
  if (response.ok && route.response === 'text') return text as Answer<Name>;
  const body = readJson(text);
  // Some refusals are answers: a connection test that failed comes as 422, a click that came too late as 409.
  if (typeof route.response !== 'string') {
    const parsed = route.response.safeParse(body);
    if (parsed.success) return parsed.data as Answer<Name>;
  }
  if (response.ok) throw new ApiFailure('unreadable');
  const refused = apiError.safeParse(body);
  // What stands before the app answers for it while it is down, in pages of its own.
  if (!refused.success)
    throw new ApiFailure(response.status >= 500 && body === undefined ? 'unavailable' : 'unreadable');
  throw new ApiFailure(refused.data.error, { ...refused.data, retryAfterMs: retryAfterMs(response) });
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await ((init.method === 'GET' ? takeFirstAnswer(url) : null) ?? fetch(url, init));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure('offline');
  }
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
