import { describe, expect, it } from 'vitest';
import { foGid, SHOP } from '../../../../test/fixtures/domain.ts';
import { aLog, NOW_MS, REFUSED, THROTTLED } from '../../../../test/fixtures/print-orders.ts';
import type { OrderGid } from '../../../domain/kernel/ids.ts';
import type { ShopifyAdmin } from '../../ports/index.ts';
import { createLocate } from './locate.ts';

const ORDER = 'gid://shopify/Order/1' as OrderGid;
const row = (n: number, always = true) => ({
  lane: `${SHOP}|shopify|fulfillment_orders`,
  shop: SHOP,
  fulfillmentOrderGid: foGid(n),
  always,
});

type Answer = Awaited<ReturnType<ShopifyAdmin['locate']>>;

function locating(answer: Answer | ((gids: readonly string[]) => Answer)) {
  const located: unknown[] = [];
  const warnings: string[] = [];
  const retries: unknown[] = [];
  const asked: unknown[] = [];
  const locate = createLocate({
    orders: { located: async (...results) => void located.push(results) },
    shopify: {
      locate: async (_shop, gids) => {
        asked.push(gids);
        return typeof answer === 'function' ? answer(gids) : answer;
      },
    },
    retryAt: async (failure, lane) => {
      retries.push([failure.outcome, lane]);
      return NOW_MS;
    },
    clock: { now: () => NOW_MS },
    log: aLog(warnings),
  });
  return { locate, located, warnings, retries, asked };
}

describe('fulfillment orders whose order is not known', () => {
  it('are found in one request; what Shopify does not know is forgotten', async () => {
    const scene = locating({ outcome: 'located', orders: new Map([[foGid(1), ORDER]]) });
    await scene.locate([row(1), row(2, false)]);
    expect(scene.asked).toEqual([[foGid(1), foGid(2)]]);
    expect(scene.located).toEqual([
      [
        SHOP,
        [
          { fulfillmentOrderGid: foGid(1), always: true, orderGid: ORDER },
          { fulfillmentOrderGid: foGid(2), always: false, orderGid: null },
        ],
        NOW_MS,
      ],
    ]);
  });

  it('stay due when Shopify cannot be asked, and keep the lane back when it said until when', async () => {
    const scene = locating(THROTTLED);
    await scene.locate([row(1)]);
    expect(scene.located).toEqual([]);
    expect(scene.retries).toEqual([['throttled', { shop: SHOP, system: 'shopify', attempt: 1, orderGid: null }]]);
    expect(scene.warnings).toEqual(['locate_postponed']);
  });

  it('are asked for one by one when Shopify refuses the question, and the one it refuses is forgotten', async () => {
    const scene = locating((gids) =>
      gids.includes(foGid(2)) ? REFUSED : { outcome: 'located', orders: new Map([[foGid(1), ORDER]]) },
    );
    await scene.locate([row(1), row(2), row(3)]);
    expect(scene.asked).toEqual([[foGid(1), foGid(2), foGid(3)], [foGid(1)], [foGid(2)], [foGid(3)]]);
    expect(scene.located).toMatchObject([
      [SHOP, [{ fulfillmentOrderGid: foGid(1), orderGid: ORDER }], NOW_MS],
      [SHOP, [{ fulfillmentOrderGid: foGid(2), orderGid: null }], NOW_MS],
      [SHOP, [{ fulfillmentOrderGid: foGid(3), orderGid: null }], NOW_MS],
    ]);
    expect(scene.warnings).toEqual(['locate_refused']);
  });

  it('cost nothing when there are none', async () => {
    const scene = locating(REFUSED);
    await scene.locate([]);
    expect(scene.asked).toEqual([]);
  });
});
