import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SHOP } from '../../test/fixtures/domain.ts';
import { createFirstView, type FirstViewRequest } from './first-view.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'first-view-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DRAW = path.join(folder, 'draw.mjs');
writeFileSync(
  DRAW,
  `export async function drawFirstView({ pathname, locale, timeZone, nowMs, ask }) {
  if (locale === 'de') throw new Error('a bug');
  const answer = await ask('jobs', { query: { of: pathname } });
  return { html: [pathname, locale, timeZone, nowMs].join(' '), answers: { '/api/jobs': answer } };
}`,
);

const NOW_MS = 1_000;
const REQUEST: FirstViewRequest = {
  shop: SHOP,
  pathname: '/orders',
  search: '?tab=all',
  locale: 'en',
  timeZone: 'Europe/Berlin',
};

function drawn(answer: string | null, drawFile = DRAW) {
  const asked: unknown[] = [];
  const errors: string[] = [];
  const quiet = (): void => undefined;
  const view = createFirstView({
    drawFile,
    ask: async (...call) => {
      asked.push(call);
      return answer;
    },
    links: { help: 'https://app.example.com/help', support: null, privacy: null, terms: null },
    clock: { now: () => NOW_MS },
    log: { debug: quiet, info: quiet, warn: quiet, error: (event) => void errors.push(event) },
  });
  return { view, asked, errors };
}

it('draws with the answers of the shop, and brings them along', async () => {
  const { view, asked } = drawn('{"title":"</script><b>"}');
  const first = await view(REQUEST);
  expect(first).toMatchObject({ html: '/orders en Europe/Berlin 1000', drawnAtMs: NOW_MS });
  expect(first?.answersJson).not.toContain('<');
  expect(JSON.parse(first?.answersJson ?? '')).toEqual({ '/api/jobs': '{"title":"</script><b>"}' });
  expect(asked).toEqual([[SHOP, 'jobs', { query: { of: '/orders' } }]]);
});

it.each([
  ['a page that is not opened first', { pathname: '/settings/sending' }],
  ['a locale that is none', { locale: 'not a locale' }],
  ['no locale', { locale: '' }],
])('leaves to the browser: %s', async (_what, change) => {
  const { view, asked, errors } = drawn('{}');
  expect(await view({ ...REQUEST, ...change })).toBeNull();
  expect([asked, errors]).toEqual([[], []]);
});

it('leaves to the browser what the shop has not, without a fuss, and what is not built', async () => {
  const refused = drawn(null);
  expect(await refused.view(REQUEST)).toBeNull();
  const absent = drawn('{}', path.join(folder, 'absent.mjs'));
  expect(await absent.view(REQUEST)).toBeNull();
  expect([...refused.errors, ...absent.errors]).toEqual([]);
});

it('reports a drawing that failed, and the page is still served', async () => {
  const { view, errors } = drawn('{}');
  expect(await view({ ...REQUEST, locale: 'de' })).toBeNull();
  expect(errors).toEqual(['first_view_not_drawn']);
});
