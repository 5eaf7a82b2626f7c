import { PAGES } from '../../web/contract/index.ts';
import type { SeededRandom } from '../simulator/random.ts';
import { escaped, headerText, type FuzzRequest } from './fuzz-request.ts';
import { pick, poisonText } from './poison.ts';

const METHODS = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE'] as const;
const FILES = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/assets/',
  '/assets/none.js',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/%00',
  '/assets/%',
  '/favicon.ico',
  '//evil.example/%2f..',
  '/webhooks/',
  '/webhooks/nobody',
  '/%E0%A4%A',
  '/api',
  '/api/',
  '/api//orders',
] as const;
const WORDS: Readonly<Record<string, readonly string[]>> = {
  embedded: ['1', '0', ''],
  locale: ['en', 'de-AT', 'zh-Hant-TW', 'x', 'de_DE'],
  host: ['YWRtaW4uc2hvcGlmeS5jb20', ''],
  tab: ['all', 'attention', 'none'],
  q: ['canvas', ''],
};

/** Makes requests for documents, files and health, each bent in one or two places. */
export function createPageRequests(
  random: SeededRandom,
  shops: readonly string[],
  orders: readonly string[],
): () => FuzzRequest {
  const paths = Object.values(PAGES).map(({ path }) => path as string);

  function pathOf(): string {
    if (random.chance(0.2)) return pick(random, FILES);
    if (random.chance(0.1)) return `/${escaped(poisonText(random).slice(0, 2_000))}`;
    return pick(random, paths).replace(/:\w+/g, () =>
      escaped(random.chance(0.5) ? poisonText(random).slice(0, 2_000) : pick(random, orders)),
    );
  }

  function queryOf(shop: number): string {
    const fields = [
      ['shop', random.chance(0.85) ? (shops[shop] ?? '') : poisonText(random)],
      ['embedded', '1'],
      ...Object.entries(WORDS).flatMap(([key, values]) => (random.chance(0.5) ? [[key, pick(random, values)]] : [])),
    ].map(
      ([key = '', value = '']) =>
        `${key}=${escaped((random.chance(0.1) ? poisonText(random) : value).slice(0, 2_000))}`,
    );
    const token = random.chance(0.8)
      ? ['id_token={token}']
      : [`id_token=${escaped(poisonText(random).slice(0, 2_000))}`];
    return [...fields, ...(random.chance(0.95) ? token : []), ...(random.chance(0.05) ? fields : [])].join('&');
  }

  return () => {
    const shop = random.below(shops.length);
    return {
      method: pick(random, METHODS),
      path: `${pathOf()}?${queryOf(shop)}`,
      headers: {
        accept: 'text/html',
        ...(random.chance(0.1) ? { 'user-agent': headerText(poisonText(random)) } : {}),
        ...(random.chance(0.05) ? { range: pick(random, ['bytes=0-', 'bytes=5-1', 'bytes=-1', 'x']) } : {}),
        ...(random.chance(0.05) ? { 'if-modified-since': headerText(poisonText(random)) } : {}),
      },
      body: null,
      caller: random.chance(0.9) ? { kind: 'shop', shop } : { kind: pick(random, ['expired', 'foreign']), shop },
      isCut: false,
    };
  };
}
