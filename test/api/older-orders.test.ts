import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages();
  await pages.ask('settings');
});
afterAll(() => pages.close());

/** A preview of so many, each tenth of which has a problem, and of whose costs one in seven is not known. */
async function preview(total: number): Promise<Record<string, string>> {
  const shop = pages.shop.domain as ShopDomain;
  const { jobs } = pages.store;
  const id = await jobs.create(shop, { kind: 'orders_older', state: 'draft', params: {}, nowMs: Date.now() });
  const rows = Array.from({ length: total }, (_, at) => ({
    row: at + 1,
    label: `#9${at}`,
    payload: { orderGid: `gid://shopify/Order/9${String(at).padStart(4, '0')}` },
    detail: {
      problems: at % 10 === 9 ? ['unknown_sku'] : [],
      cost: at % 7 === 6 ? null : { minor: 100, currency: 'EUR' },
    },
  }));
  await jobs.addRows(id, rows);
  return { id };
}

async function rowsIn(params: Record<string, string>, state: string): Promise<number[]> {
  const found: number[] = [];
  for (let after = ''; ;) {
    const query = { state, limit: 100, ...(after === '' ? {} : { after }) };
    const { body } = await pages.ask('jobRows', { params, query });
    found.push(...(body['items'] as { row: number }[]).map(({ row }) => row));
    if (body['next'] === null) return found;
    after = String(body['next']);
  }
}

describe('older orders', () => {
  it('[U29] are counted with their cost beyond the first page', async () => {
    const params = await preview(1_200);
    expect((await pages.ask('olderOrders', { params })).body).toEqual({
      ready: { orders: 1_080, costs: [{ minor: 92_600, currency: 'EUR' }], costUnknown: 154 },
      stuck: { orders: 120, costs: [{ minor: 10_300, currency: 'EUR' }], costUnknown: 17 },
    });
    expect((await pages.ask('olderOrders', { params: { id: '99999' } })).status).toBe(404);
  });

  it.each([
    [{ base: 'ready', except: [] }, 900],
    [{ base: 'ready', except: [1, 10, 991] }, 899],
    [{ base: 'all', except: [1_000] }, 999],
    [{ base: 'none', except: [999] }, 1],
  ] as const)('[U29] %j sends %i of a thousand, and no other', async (body, count) => {
    const params = await preview(1_000);
    await pages.ask('sendOlderOrders', { params, body });
    await pages.runJobs();
    const sent = await rowsIn(params, 'succeeded');
    expect(sent).toHaveLength(count);
    expect(sent.filter((row) => row % 10 === 0).length).toBe(
      { ready: body.except.length === 0 ? 0 : 1, all: 99, none: 0 }[body.base],
    );
  });
});
