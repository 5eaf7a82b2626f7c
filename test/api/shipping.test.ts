import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OrderGid, ShopDomain } from '../../web/domain/kernel/ids.ts';
import { claimRequest, plan, wanted } from '../conformance/samples.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeAll(async () => {
  pages = await startPages();
  await pages.ask('settings');
});
afterAll(() => pages.close());

async function planned(number: number, shippingTitle: string | null): Promise<void> {
  const gid = `gid://shopify/Order/${number}` as OrderGid;
  await pages.store.orders.wakeUnknown(pages.shop.domain as ShopDomain, [gid], Date.now());
  const [order] = await pages.store.orders.claim(claimRequest(Date.now(), 10));
  if (order === undefined) throw new Error('not claimed');
  await pages.store.orders.commitPlan(order.lease, plan([wanted(number, { shippingTitle })], { nowMs: Date.now() }));
}

it('shipping rates without a rule are counted on Home, each once, until there is a rule', async () => {
  await planned(1, 'Standard');
  await planned(2, 'Standard');
  await planned(3, 'Express');
  await planned(4, null);
  expect((await pages.ask('home')).body['unmappedTitles']).toBe(2);
  const shippingRules = [{ title: 'Standard', country: null, region: 'EU', method: 'DHL' }];
  await pages.ask('saveSettings', { body: { shippingRules } });
  expect((await pages.ask('home')).body['unmappedTitles']).toBe(1);
  expect((await pages.ask('shippingTitles')).body['titles']).toMatchObject([
    { title: 'Standard', orders: 2, mapped: true },
    { title: 'Express', orders: 1, mapped: false },
  ]);
});
