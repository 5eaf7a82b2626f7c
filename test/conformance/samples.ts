import type {
  ConnectionId,
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  LineItemGid,
  OrderGid,
  ShopDomain,
} from '../../web/domain/kernel/ids.ts';
import type { PrintItem } from '../../web/domain/print-order/print-item.ts';
import type { WantedPrintOrder } from '../../web/domain/planning/wanted-print-order.ts';
import type {
  DailyProof,
  ClaimedOrder,
  ClaimedPrintOrder,
  NewInboxEntry,
  PlanCommit,
  PrintOrderChange,
  Shipment,
  ShopTokens,
  Store,
} from '../../web/pipeline/ports/index.ts';
import { START_MS } from './start.ts';

export const SHOP = 'acme.myshopify.com' as ShopDomain;
export const OTHER_SHOP = 'other.myshopify.com' as ShopDomain;
export const LEASE_MS = 10_000;

export const orderGid = (number: number): OrderGid => `gid://shopify/Order/${number}` as OrderGid;
export const fulfillmentOrderGid = (number: number): FulfillmentOrderGid =>
  `gid://shopify/FulfillmentOrder/${number}` as FulfillmentOrderGid;

export const TOKENS: ShopTokens = {
  accessToken: 'offline_access',
  accessTokenExpiresAtMs: START_MS + 3_600_000,
  refreshToken: 'refresh_refresh',
  refreshTokenExpiresAtMs: START_MS + 90 * 86_400_000,
  scopes: ['read_orders', 'write_fulfillments'],
};

export const ADDRESS = {
  firstname: 'Erika',
  lastname: 'Mustermann',
  company: null,
  streetPrimary: 'Heidestraße 17',
  streetSecondary: null,
  city: 'Köln',
  postcode: '51147',
  countryCode: 'DE',
  regionCode: null,
  telephone: null,
  email: 'erika@example.com',
};

export const ITEM: PrintItem = {
  lineItemGid: 'gid://shopify/LineItem/1' as LineItemGid,
  fulfillmentOrderLineItemGid: 'gid://shopify/FulfillmentOrderLineItem/1' as FulfillmentOrderLineItemGid,
  title: 'Canvas',
  quantity: 2,
  identity: { kind: 'variant', variantId: 4711, variantCode: 'CVS-40x60' },
  artworkUrl: 'https://cdn.example.com/erika.jpg',
  options: [{ name: 'Frame', value: 'Black' }],
  customsValueMinor: 1999,
  paid: { minor: 1999, currency: 'EUR' },
  notes: ['from\tprint_sku\tvariant\tcustom'],
};

export function inboxEntry(key: string, more: Partial<NewInboxEntry> = {}): NewInboxEntry {
  return {
    source: 'shopify',
    dedupeKey: key,
    shop: SHOP,
    topic: 'orders/paid',
    connectionId: null,
    triggeredAtMs: null,
    receivedAtMs: START_MS,
    body: Buffer.from(`{"key":"${key}"}`),
    ...more,
  };
}

export function wanted(number: number, more: Partial<WantedPrintOrder> = {}): WantedPrintOrder {
  return {
    externalId: `acme-${number}-EU`,
    fulfillmentOrderGid: fulfillmentOrderGid(number),
    assignment: 'merchant',
    wholeFulfillmentOrder: true,
    connectionId: 'connection-1' as ConnectionId,
    region: 'EU',
    revision: 1,
    part: 1,
    isTest: false,
    state: 'ready',
    holdReason: null,
    holdUntilMs: null,
    items: [ITEM],
    address: ADDRESS,
    shippingTitle: 'Standard',
    currency: 'EUR',
    customsShippingMinor: 500,
    problems: [],
    ...more,
  };
}

export function plan(
  printOrders: readonly WantedPrintOrder[],
  more: Partial<Omit<PlanCommit, 'order'>> & { readonly order?: Partial<PlanCommit['order']> } = {},
): PlanCommit {
  const { order, ...rest } = more;
  return {
    nowMs: START_MS,
    order: {
      name: '#1001',
      isTest: false,
      financialStatus: 'PAID',
      cancelledAtMs: null,
      updatedAtMs: START_MS,
      currency: 'EUR',
      readAtMs: START_MS,
      paidAtMs: null,
      leftOut: [],
      keptShares: {},
      settled: true,
      fulfillmentOrderGids: printOrders.map((printOrder) => printOrder.fulfillmentOrderGid),
      ...order,
    },
    dueAtMs: null,
    printOrders,
    drop: [],
    cancel: [],
    log: [{ event: 'planned', detail: {} }],
    ...rest,
  };
}

export function shipment(key: string, more: Partial<Shipment> = {}): Shipment {
  return {
    key,
    carrierCode: 'dhl',
    carrierName: 'DHL',
    trackingNumber: 'JD0146',
    trackingUrl: 'https://dhl.example.com/JD0146',
    shippedAtMs: START_MS,
    lines: [{ lineItemGid: ITEM.lineItemGid, quantity: 2 }],
    fulfillmentGid: null,
    adopted: false,
    writtenTrackingNumber: null,
    unwritable: null,
    ...more,
  };
}

/** A claim that leaves no lane out and takes of each whatever is due. */
export const claimRequest = (nowMs: number, limit = 10) => ({
  nowMs,
  leaseMs: LEASE_MS,
  limit,
  perLane: limit,
  atOnce: limit,
  longestRestMs: 0,
  inWork: new Map<string, number>(),
});

/** Makes an order due. */
export async function wakeOrder(store: Store, number: number, shop: ShopDomain = SHOP): Promise<void> {
  await store.orders.wakeUnknown(shop, [orderGid(number)], START_MS);
}

export async function claimOrder(store: Store, nowMs = START_MS): Promise<ClaimedOrder> {
  const [claimed] = await store.orders.claim(claimRequest(nowMs, 1));
  if (claimed === undefined) throw new Error('no order is due');
  return claimed;
}

/** An order of a shop, planned into these print orders. */
export async function planOrderOf(
  store: Store,
  shop: ShopDomain,
  order: { readonly number: number; readonly printOrders?: readonly WantedPrintOrder[] },
): Promise<void> {
  const { number, printOrders = [wanted(number)] } = order;
  await wakeOrder(store, number, shop);
  const { lease } = await claimOrder(store);
  await store.orders.commitPlan(lease, plan(printOrders));
}

export const planOrder = (
  store: Store,
  number: number,
  printOrders: readonly WantedPrintOrder[] = [wanted(number)],
): Promise<void> => planOrderOf(store, SHOP, { number, printOrders });

export async function claimPrintOrders(
  store: Store,
  nowMs = START_MS,
  limit = 10,
): Promise<readonly ClaimedPrintOrder[]> {
  return store.printOrders.claim(claimRequest(nowMs, limit));
}

export async function claimPrintOrder(store: Store, nowMs = START_MS): Promise<ClaimedPrintOrder> {
  const [claimed] = await claimPrintOrders(store, nowMs, 1);
  if (claimed === undefined) throw new Error('no print order is due');
  return claimed;
}

export function change(more: Partial<PrintOrderChange> = {}): PrintOrderChange {
  return { nowMs: START_MS, next: null, log: [], ...more };
}

/** What a successful send writes. */
export const sent = (picanovaOrderId: string, nowMs = START_MS): PrintOrderChange =>
  change({
    nowMs,
    state: 'sent',
    createUnknown: false,
    picanovaOrderId: picanovaOrderId as NonNullable<PrintOrderChange['picanovaOrderId']>,
    picanovaStatus: 'pending',
    sentAtMs: nowMs,
    next: { step: 'sync', dueAtMs: nowMs + 600_000 },
  });

/** A print order that Picanova holds, idle until its next poll. */
export async function sendPrintOrder(
  store: Store,
  number: number,
  shop: ShopDomain = SHOP,
): Promise<ClaimedPrintOrder> {
  await planOrderOf(store, shop, { number });
  const row = await claimPrintOrder(store);
  if (row.shop !== shop || row.externalId !== wanted(number).externalId)
    throw new Error(`${row.externalId} was due before`);
  await store.printOrders.commit(row.lease, sent(`PPO${number}`));
  return row;
}

/** The daily line of a shop with nothing in it. */
export function proof(day: string, more: Partial<DailyProof> = {}): DailyProof {
  return { day, paid: 0, atPicanova: 0, waiting: {}, problems: 0, missing: 0, lookedUntilMs: null, ...more };
}
