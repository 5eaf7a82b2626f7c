import type { QueryClient } from '@tanstack/react-query';
import type { Input } from './call.ts';
import { queryOf } from './queries.ts';

/** What Home asks for: its days are the browser's own. */
export function homeInput(): Input<'home'> {
  return { query: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } };
}

/** Asks for a first page's data before its code is there; the page finds the answer, or the call under way, by the same key. */
export function preloadData(client: QueryClient, path: string): void {
  const order = /^\/orders\/(\d+)$/.exec(path)?.[1];
  if (path === '/') void client.prefetchQuery(queryOf('home', homeInput()));
  else if (order !== undefined) void client.prefetchQuery(queryOf('order', { params: { order } }));
}
