import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { firstCalls } from '../first-calls.ts';
import { plannedPages } from './planned-pages.ts';
import { preloadData } from './preload-data.ts';
import { queryOf } from './queries.ts';

afterEach(() => vi.unstubAllGlobals());

async function askedOf(pathname: string, search: string): Promise<readonly string[]> {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response('{"error":"not_found"}', { status: 404 });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await preloadData((name, input) => client.prefetchQuery(queryOf(name, input)), { pathname, search }, TIME_ZONE);
  return asked;
}

const TIME_ZONE = 'Europe/Berlin';

it.each([
  ['/', '?shop=a.myshopify.com&host=x'],
  ['/orders', '?shop=a.myshopify.com'],
  ['/orders', '?tab=attention&problem=not_connected&q=1001&after=abc'],
  ['/orders/123456', ''],
  ['/orders/older', ''],
  ['/products', '?tab=broken&q=sunset%20harbour&product=42&after=x'],
  ['/settings/connections', '?tab=all'],
])('the document asks for %s%s what the page asks for', async (pathname, search) => {
  expect([...firstCalls(plannedPages(), { pathname, search, timeZone: TIME_ZONE })].toSorted()).toEqual(
    [...(await askedOf(pathname, search))].toSorted(),
  );
});

it('gives an answer of the document to the first who asks, and no one else', async () => {
  vi.stubGlobal('window', { firstAnswers: new Map([['/api/jobs', Promise.resolve(new Response('{"jobs":[]}'))]]) });
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response('{"jobs":[]}');
  });
  const { call } = await import('./call.ts');
  await call('jobs', {});
  expect(asked).toEqual([]);
  await call('jobs', {});
  expect(asked).toEqual(['/api/jobs']);
});
