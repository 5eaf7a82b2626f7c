import { expect, it } from 'vitest';
import { SHOP } from '../../../test/fixtures/domain.ts';
import { NOT_GRANTED, NOW_MS, REFUSED, THROTTLED, UNREACHABLE } from '../../../test/fixtures/print-orders.ts';
import type { Shop, ShopifyAdmin } from '../ports/index.ts';
import { createLearnShopKind } from './shop-kind.ts';

type Answer = Awaited<ReturnType<ShopifyAdmin['readShopKind']>>;

/** Asks once; `isDevelopment`: what was known before. */
async function asked(answer: Answer, isDevelopment: boolean | null = null) {
  const done: unknown[] = [];
  const quiet = (): void => {};
  await createLearnShopKind({
    shops: {
      find: async () => ({ isDevelopment }) as Shop,
      rememberKind: async (...what) => void done.push(['is', ...what]),
      scheduleAt: async (...what) => void done.push(what),
    },
    shopify: { readShopKind: async () => answer },
    clock: { now: () => NOW_MS },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  })(SHOP);
  return done;
}

it('remembers what Shopify answers', async () => {
  for (const isDevelopment of [true, false])
    expect(await asked({ outcome: 'read', isDevelopment })).toEqual([['is', SHOP, isDevelopment, NOW_MS]]);
});

it('takes a store of which Shopify never tells for an ordinary one, and forgets nothing that it told', async () => {
  for (const no of [REFUSED, NOT_GRANTED, { outcome: 'read', isDevelopment: null }] as const) {
    expect(await asked(no)).toEqual([['is', SHOP, false, NOW_MS]]);
    expect(await asked(no, true)).toEqual([[SHOP, 'kind', NOW_MS + 3_600_000]]);
  }
});

it.each([UNREACHABLE, THROTTLED])('guesses nothing without an answer ($outcome), and asks again', async (no) => {
  expect(await asked(no)).toEqual([[SHOP, 'kind', NOW_MS + 120_000]]);
  expect(await asked(no, true)).toEqual([[SHOP, 'kind', NOW_MS + 3_600_000]]);
});

it('leaves a shop that has no access alone until it has', async () => {
  expect(await asked({ outcome: 'access_lost', retry: false, reason: 'no' } as Answer)).toEqual([]);
});
