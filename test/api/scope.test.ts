import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderGid, ShopDomain } from '../../web/domain/kernel/ids.ts';
import { routes, type RouteName } from '../../web/contract/index.ts';
import { claimRequest, plan, wanted } from '../conformance/samples.ts';
import { startPages, type Asking, type PagesUnderTest } from './pages-under-test.ts';

/** Everything the first shop has is named in a way that no answer to the second shop may contain. */
const SECRET = 'firstshopsecret';

let pages: PagesUnderTest;
let asking: Readonly<Record<RouteName, Asking>>;

beforeAll(async () => {
  pages = await startPages();
  await pages.connect();
  const product = pages.shop.product({
    title: SECRET,
    variants: [
      {
        title: SECRET,
        price: '1.00',
        sku: SECRET,
        options: [{ name: 'Size', value: SECRET }],
        metafields: [{ namespace: '$app', key: 'print_sku', value: SECRET }],
      },
    ],
  });
  await pages.index();
  const shop = pages.shop.domain as ShopDomain;
  const gid = 'gid://shopify/Order/4711' as OrderGid;
  await pages.store.orders.wakeUnknown(shop, [gid], Date.now());
  const [order] = await pages.store.orders.claim(claimRequest(Date.now(), 1));
  if (order === undefined) throw new Error('not claimed');
  await pages.store.orders.commitPlan(
    order.lease,
    plan([wanted(4711, { connectionId: null, shippingTitle: SECRET })], {
      nowMs: Date.now(),
      order: { name: `#${SECRET}` },
      log: [{ event: 'planned', detail: { SECRET } }],
    }),
  );
  await pages.ask('importProductCodes', { params: { kind: 'match' }, body: `${SECRET}=${SECRET}-1` });
  await pages.runJobs();
  const printOrder = String(((await pages.ask('orders')).body['items'] as { id: string }[])[0]?.id);
  const dryRun = await pages.ask('dryRunImport', { body: `SKU,print_sku\n${SECRET},NEW\n` });
  const job = (dryRun.body['job'] as { id: string }).id;
  const productNumber = product.gid.split('/').at(-1) ?? '';
  const variant = product.variants[0]?.gid.split('/').at(-1) ?? '';
  const selection = { products: [productNumber] };
  const edits = [{ variant, level: 'variant', fields: { print_sku: 'STOLEN' } }];
  const mapping = { selection, option: 'Size', rules: [{ value: SECRET, fields: { print_sku: 'STOLEN' } }] };
  const copy = { from: productNumber, selection };
  asking = {
    home: {},
    saveChecklist: { body: { dismissed: true } },
    orders: {},
    orderCounts: {},
    order: { params: { order: '4711' } },
    orderPreview: { params: { order: '4711' } },
    orderAction: { params: { order: '4711', action: 'send' } },
    printOrderAction: { params: { id: printOrder, action: 'cancel' } },
    startOrderJob: { body: { action: 'cancel', selection: { ids: [printOrder] } } },
    previewOlderOrders: { body: { fromMs: Date.UTC(2026, 0), toMs: Date.UTC(2026, 1) } },
    sendOlderOrders: { params: { id: job } },
    olderOrders: { params: { id: job } },
    jobs: {},
    job: { params: { id: job } },
    jobRows: { params: { id: job } },
    undoJob: { params: { id: job } },
    jobProblems: { params: { id: job } },
    cancelJob: { params: { id: job } },
    products: {},
    productCounts: {},
    artworkPicture: { body: { url: 'https://files.example.com/a.jpg', region: 'EU', variantId: 1, options: [] } },
    checkFields: { body: { variant, level: 'variant', fields: {} } },
    checkRows: { body: { rows: [{ variant, level: 'variant', fields: {} }] } },
    saveFields: { body: { edits } },
    startBulkEdit: { body: { edits } },
    indexProducts: {},
    optionValues: { body: selection },
    previewMapping: { body: mapping },
    applyMapping: { body: mapping },
    previewCopy: { body: copy },
    applyCopy: { body: copy },
    exportProducts: {},
    dryRunImport: { body: `Variant ID,print_sku\n${variant},STOLEN\n` },
    applyImport: { params: { id: job } },
    catalogue: { query: { region: 'EU' } },
    catalogueChanges: {},
    refreshCatalogue: {},
    catalogueProducts: { query: { region: 'EU' } },
    settings: {},
    saveSettings: { body: { waitHours: 5 } },
    productCodes: { params: { kind: 'match' } },
    saveProductCodes: { params: { kind: 'match' }, body: { put: [], remove: [SECRET] } },
    exportProductCodes: { params: { kind: 'match' } },
    checkProductCodes: { params: { kind: 'match' }, body: 'CODE=STOLEN' },
    importProductCodes: { params: { kind: 'match' }, body: `${SECRET}=STOLEN` },
    shippingTitles: {},
    namespaces: {},
    catalogueOptions: {},
    connections: {},
    connect: { params: { region: 'EU' }, body: { apiUser: 'nobody', apiKey: 'wrong' } },
    testConnection: { params: { region: 'EU' } },
    newWebhookSecret: { params: { region: 'EU' } },
    disconnect: { params: { region: 'EU' } },
    shippingMethods: { params: { region: 'EU' }, query: { country: 'DE' } },
    activity: {},
    activityEvents: {},
    exportActivity: {},
  };
});
afterAll(() => pages.close());

const NAMES = Object.keys(routes) as RouteName[];

/** Everything the first shop has, as its own pages show it. */
async function everything(): Promise<string> {
  const names: readonly RouteName[] = [
    'orders',
    'order',
    'products',
    'settings',
    'productCodes',
    'connections',
    'job',
    'jobRows',
    'jobs',
    'activity',
  ];
  const answers = [];
  for (const name of names) answers.push((await pages.ask(name, asking[name])).text);
  return answers.join('\n');
}

describe('every route of the API', () => {
  it('answers the shop it belongs to: what the walk below looks for is there to be found', async () => {
    for (const name of [
      'orders',
      'order',
      'products',
      'activity',
      'shippingTitles',
      'optionValues',
      'exportProducts',
      'productCodes',
      'exportProductCodes',
      'jobRows',
    ] as const) {
      expect([name, (await pages.ask(name, asking[name])).text.includes(SECRET)]).toEqual([name, true]);
    }
  });

  it.each(NAMES)('%s is closed without a session token', async (name) => {
    expect(await pages.ask(name, { ...asking[name], as: null })).toMatchObject({
      status: 401,
      body: { error: 'session_token_invalid' },
    });
  });

  it('finds and changes nothing of a shop with another shop’s token', async () => {
    const before = await everything();
    for (const name of NAMES) {
      const answer = await pages.ask(name, { ...asking[name], as: pages.other });
      expect([name, answer.status]).not.toEqual([name, 500]);
      expect([name, answer.text.includes(SECRET)]).toEqual([name, false]);
    }
    await pages.runJobs();
    expect(await everything()).toBe(before);
    const variants = pages.shop.metafields(
      (JSON.parse((await pages.ask('products')).text) as { items: { variantGid: string }[] }).items[0]?.variantGid ??
        '',
    );
    expect(variants.map(({ value }) => value)).toEqual([SECRET]);
  });
});
