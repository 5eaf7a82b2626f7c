import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALL_LIMIT, createTakeCall } from '../../web/http/api/call-limit.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

const clock = { nowMs: Date.now(), now: () => clock.nowMs };
let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages({ takeCall: createTakeCall(clock, CALL_LIMIT) });
});
afterAll(() => pages.close());

it('[S12] a thousand calls at once are too many for one shop, and nobody else notices', async () => {
  const statuses = await Promise.all(Array.from({ length: 1_000 }, async () => (await pages.ask('jobs')).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(CALL_LIMIT.burst);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1_000 - CALL_LIMIT.burst);
  const refused = await fetch(`${pages.url}/api/jobs`, {
    headers: { authorization: `Bearer ${pages.shop.sessionToken()}`, origin: 'https://extensions.shopifycdn.com' },
  });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
  expect(await refused.json()).toEqual({ error: 'too_many_requests' });
  expect((await pages.ask('jobs', { as: pages.other })).status).toBe(200);
  expect((await pages.ask('jobs', { as: null })).status).toBe(401);
  clock.nowMs += 1_000;
  expect((await pages.ask('jobs')).status).toBe(200);
});
