import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConnectionId, FulfillmentOrderGid, LineItemGid, OrderGid } from '../../web/domain/kernel/ids.ts';
import { NO_MEMORY } from '../../web/domain/planning/deleted-lines.ts';
import { artworkUrlsOf } from '../../web/domain/planning/artwork-urls.ts';
import { planOrder } from '../../web/domain/planning/plan-order.ts';
import { createArtworks } from '../../web/pipeline/lookups/artworks.ts';
import { createCatalogue } from '../../web/pipeline/lookups/catalogue.ts';
import { createLoadLookup } from '../../web/pipeline/lookups/order-lookup.ts';
import { createLoadProducts } from '../../web/pipeline/lookups/product-settings.ts';
import { createShippingMethods } from '../../web/pipeline/lookups/shipping-method.ts';
import type { ClaimedPrintOrder, PrintProvider } from '../../web/pipeline/ports/index.ts';
import { composeRequest } from '../../web/pipeline/steps/send/compose-request.ts';
import { openStore } from '../../web/store/open-store.ts';
import { SILENT, testRandom } from '../conformance/conformance.ts';
import { TOKENS } from '../conformance/samples.ts';
import { aClaimed } from '../fixtures/print-orders.ts';
import { aFulfillmentOrder, aLine, anOrder, aVariant, SHOP } from '../fixtures/domain.ts';

const ORDERS = 2_000;
const WARM_UP = 300;
const NOW_MS = Date.now();

const RATE = { code: 'dhl', name: 'DHL', priceMinor: 334, currency: 'EUR' };
/** Rates are asked for once and then known; everything else is in the store. */
const provider = { rates: async () => ({ outcome: 'rated', rates: [RATE] }) } as unknown as PrintProvider;

const FITTING = {
  look: {
    kind: 'good',
    facts: { format: 'jpeg', widthPx: 1_200, heightPx: 900, colours: 'rgb', bitDepth: 8, byteLength: 99_000 },
    expiresAtMs: null,
  },
  validator: '"v1"',
  lookedAtMs: NOW_MS,
} as const;

function orderOf(number: number) {
  const line = aLine(number, { lineItemGid: `gid://shopify/LineItem/${number}` as LineItemGid });
  const gid = `gid://shopify/FulfillmentOrder/${number}` as FulfillmentOrderGid;
  return anOrder({
    gid: `gid://shopify/Order/${number}` as OrderGid,
    fulfillmentOrders: [{ ...aFulfillmentOrder(11, { lines: [line] }), gid }],
  });
}

async function openGate(databaseUrl: string) {
  const clock = { now: () => NOW_MS };
  const encryptionKeys = [{ id: 'k', key: new Uint8Array(32) }];
  const store = await openStore({ databaseUrl, encryptionKeys, clock, random: testRandom(1), log: SILENT });
  const { connections, shops } = store;
  await shops.saveTokens(SHOP, TOKENS, NOW_MS);
  const account = { apiUser: 'user', apiKey: 'key', currency: 'EUR', webhookSecret: 'secret', nowMs: NOW_MS };
  const id: ConnectionId = await connections.save(SHOP, { region: 'EU', ...account });
  await store.catalogue.replace(id, { variants: [aVariant()], changes: [] }, NOW_MS);
  await store.artwork.save(SHOP, 'https://files.example.com/art.jpg', FITTING);

  const catalogue = createCatalogue({ catalogue: store.catalogue, provider, clock });
  const loadLookup = createLoadLookup({ connections, catalogue });
  const loadProducts = createLoadProducts(store.codes);
  const shippingMethods = createShippingMethods({ provider, clock });
  const reader = { look: () => Promise.reject(new Error('what is known is looked at again')) };
  const artworks = createArtworks({ reader, store: store.artwork, clock, patienceMs: 0 });

  /** What stands between a paid order as it was read and the request for Picanova. */
  async function pass(number: number): Promise<void> {
    const order = orderOf(number);
    const shop = await shops.find(SHOP);
    const access = await connections.access(id);
    if (shop === null || access === null) throw new Error('the shop is gone');
    const { settings } = shop;
    const connected = await connections.list(SHOP);
    const reading = { settings, memory: NO_MEMORY, products: await loadProducts.forOrder(SHOP, order, settings) };
    const loaded = await loadLookup(order, reading, connected);
    if (loaded.outcome !== 'loaded') throw new Error(loaded.outcome);
    const [printOrder] = planOrder({
      shop: SHOP,
      order,
      connections: connected,
      lookup: loaded.lookup,
      looks: await artworks.lookAt(SHOP, artworkUrlsOf(order, reading, ['EU']), false),
      existing: [],
      approval: null,
      testModeUndecided: false,
      paidAtMs: null,
      nowMs: NOW_MS,
      ...reading,
    }).printOrders;
    if (printOrder?.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(printOrder)}`);
    const row: ClaimedPrintOrder = { ...aClaimed(), ...printOrder, connectionId: id, shop: SHOP };
    const composed = await composeRequest(row, access, { shops, catalogue, shippingMethods });
    if (composed.outcome !== 'composed') throw new Error(composed.outcome);
  }
  return { pass, close: () => store.close() };
}

/** CPU of one order through the whole gate, in ms, with all known: catalogue, product settings, artwork, rates. */
export async function measureGate(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-gate-'));
  const gate = await openGate(`file:${path.join(folder, 'gate.db')}`);
  try {
    for (let number = 1; number <= WARM_UP; number += 1) await gate.pass(number);
    const before = process.cpuUsage();
    for (let number = 1; number <= ORDERS; number += 1) await gate.pass(WARM_UP + number);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / ORDERS;
  } finally {
    await gate.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
