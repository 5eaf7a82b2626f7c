import type { OrderRecord } from './order-record.ts';
import type { JsonRecord } from './request-checks.ts';
import type { Quirks } from './quirks.ts';
import type { Store } from './store.ts';

/** What a route may use of the running simulator. */
export interface Backend {
  readonly now: () => number;
  readonly perPage: number;
  readonly betaDates: 'object' | 'iso';
  readonly quirks: Quirks;
  /** The store's order, its hold time settled first. */
  findOrder(store: Store, id: string): OrderRecord | undefined;
  findByExternalId(store: Store, externalId: string): OrderRecord | undefined;
  /** One page of the store's orders, newest first. */
  listOrders(store: Store, page: number): OrderRecord[];
  cancelByApi(order: OrderRecord): boolean;
}

export interface Call {
  readonly store: Store;
  readonly backend: Backend;
  /** What stands in the path after the resource, decoded. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: JsonRecord;
}

/** JSON text with its status; an empty text is an answer without a body. */
export interface Answer {
  readonly status: number;
  readonly json: string;
}

export type Handler = (call: Call) => Answer;

/** Route name → handler, e.g. `GET /beta/orders/:id`. */
export type Routes = Readonly<Record<string, Handler>>;

export function json(status: number, body: unknown): Answer {
  return { status, json: JSON.stringify(body) };
}

export function data(value: unknown, status = 200): Answer {
  return json(status, { data: value });
}

/** The page asked for; anything but a positive number is page 1. */
export function pageOf({ query }: Call): number {
  const page = Number(query.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

export interface RouteMatch {
  readonly name: string;
  readonly id: string;
}

/**
 * `POST` and `/beta/orders/PPO1` → `POST /beta/orders/:id`. A second path segment is always an id, except for the fixed
 * names below; `@` marks an external id. Null when a segment cannot be decoded.
 */
export function routeName(method: string, path: string): RouteMatch | null {
  const [, version, resource, id, ...rest] = path.split('/');
  const stem = `${method} /${version}/${resource}`;
  if (id === undefined) return { name: stem, id: '' };
  if (resource === 'shipping') return { name: [stem, id, ...rest].join('/'), id: '' };
  const isExternal = id.startsWith('@') || id.startsWith('%40');
  const name = [stem, isExternal ? '@:external' : ':id', ...rest].join('/');
  try {
    const decoded = decodeURIComponent(id);
    return { name, id: isExternal ? decoded.slice(1) : decoded };
  } catch {
    return null;
  }
}
