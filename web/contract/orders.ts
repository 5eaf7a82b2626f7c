import { z } from 'zod';
import { ORDER_ACTIONS, PRINT_ORDER_ACTIONS, PRINT_ORDER_COMMANDS } from '../domain/print-order/actions.ts';
import { UNWRITABLE } from '../domain/shipments/shipment.ts';
import { HOLD_REASONS, PRINT_ORDER_STATES } from '../domain/print-order/states.ts';
import {
  money,
  nameValue,
  noteView,
  pageOf,
  pageQuery,
  problemCode,
  problemView,
  region,
  searchText,
} from './common.ts';

const printOrderState = z.enum(PRINT_ORDER_STATES);
export const holdReason = z.enum(HOLD_REASONS);

/**
 * Status tabs. `attention`: any open problem. `waiting`: held. `queued`: ready to be sent. `at_picanova`: sent or being
 * cancelled. `shipped`: parcels on their way, not all fulfilled in Shopify. `done`: fulfilled. `ended`: cancelled or
 * failed.
 */
export const ORDER_TABS = ['all', 'attention', 'waiting', 'queued', 'at_picanova', 'shipped', 'done', 'ended'] as const;
export const orderTab = z.enum(ORDER_TABS);

/**
 * `q`: order name, Picanova id, SKU or words of item titles; every word must be found, as the start of a word. No
 * customer data is searched.
 */
export const orderFilter = z.object({
  tab: orderTab.default('all'),
  problem: problemCode.optional(),
  q: searchText.optional(),
});

export const ordersQuery = orderFilter.extend(pageQuery.shape);

/** One row a print order; an order that goes to the printer in several parts has several. Newest first. */
export const printOrderRow = z.object({
  id: z.string(),
  orderGid: z.string(),
  orderName: z.string(),
  createdAtMs: z.number(),
  region,
  state: printOrderState,
  holdReason: holdReason.nullable(),
  holdUntilMs: z.number().nullable(),
  isTest: z.boolean(),
  problemCodes: z.array(problemCode),
  /** Pieces over all items. */
  quantity: z.number(),
  /** The first five. */
  items: z.array(z.object({ title: z.string(), quantity: z.number(), artworkUrl: z.string().nullable() })),
  countryCode: z.string().nullable(),
  picanovaOrderId: z.string().nullable(),
  picanovaStatus: z.string().nullable(),
  /** What Picanova charges, once it has said so. */
  picanovaTotal: money.nullable(),
  /** Picanova certainly does not know it: to cancel it costs nothing. */
  neverSent: z.boolean(),
  parcels: z.number(),
  sentAtMs: z.number().nullable(),
  /** Less stays of what was paid than the merchant's floor; false also while nobody knows, and without a floor. */
  belowFloor: z.boolean(),
});

export const ordersPage = pageOf(printOrderRow);

/**
 * Print orders a tab, of those that the words find and that have the problem. Words that more than 20,000 print orders
 * have narrow nothing: then all are counted.
 */
export const orderCounts = z.object({ counts: z.record(orderTab, z.number()) });

const parcelView = z.object({
  carrier: z.string(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  shippedAtMs: z.number().nullable(),
  fulfillmentGid: z.string().nullable(),
  /** Somebody else had fulfilled these lines already; their fulfillment was taken over. */
  adopted: z.boolean(),
  /** Shopify can never hold it: the order was cancelled too late, or its pieces were refunded. */
  unwritable: z.enum(UNWRITABLE).nullable(),
  lines: z.array(z.object({ lineItemGid: z.string(), quantity: z.number() })),
  /** It holds a part of a set alone: Shopify hears of it with the parcel that completes the set. */
  waitsForSet: z.boolean(),
});

/** As Picanova takes it. */
export const addressView = z.object({
  firstname: z.string(),
  lastname: z.string(),
  company: z.string().nullable(),
  streetPrimary: z.string(),
  streetSecondary: z.string().nullable(),
  city: z.string(),
  postcode: z.string(),
  countryCode: z.string(),
  regionCode: z.string().nullable(),
  telephone: z.string().nullable(),
  email: z.string().nullable(),
});

/** Minor units of one currency. `shippingMinor` null = not known yet, and not in the total. */
export const expectedCost = z.object({
  productionMinor: z.number(),
  optionsMinor: z.number(),
  shippingMinor: z.number().nullable(),
  totalMinor: z.number(),
  currency: z.string(),
});

/** `percent` of what was paid; null = nothing was paid. */
export const margin = money.extend({ percent: z.number().nullable() });

export const printItemView = z.object({
  lineItemGid: z.string(),
  title: z.string(),
  quantity: z.number(),
  /** What it is called at Picanova: variant code, or the SKU of a product set up there with its artwork. */
  product: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('variant'),
      variantId: z.number(),
      variantCode: z.string(),
      name: z.string().nullable(),
      widthMm: z.number().nullable(),
      heightMm: z.number().nullable(),
    }),
    z.object({ kind: z.literal('design'), designSku: z.string() }),
    /** The catalogue cannot be asked now. */
    z.object({ kind: z.literal('unresolved'), skuText: z.string() }),
  ]),
  /** null = the artwork is stored at Picanova, or it was erased with the personal data. */
  artworkUrl: z.string().nullable(),
  options: z.array(nameValue),
  /** Where each field came from and what was corrected, defaulted or ignored. */
  notes: z.array(noteView),
});

/**
 * What a merchant may do with a print order in its state, most useful first; holds are placed and released in Shopify.
 */
const printOrderAction = z.enum(PRINT_ORDER_ACTIONS);
/** Those of them that are done to the print order itself. */
export const printOrderCommand = z.enum(PRINT_ORDER_COMMANDS);
export const orderAction = z.enum(ORDER_ACTIONS);

export const printOrderView = z.object({
  id: z.string(),
  externalId: z.string(),
  fulfillmentOrderGid: z.string(),
  region,
  state: printOrderState,
  holdReason: holdReason.nullable(),
  holdUntilMs: z.number().nullable(),
  isTest: z.boolean(),
  revision: z.number(),
  part: z.number(),
  createdAtMs: z.number(),
  sentAtMs: z.number().nullable(),
  /** Picanova certainly does not know it: to cancel it costs nothing. */
  neverSent: z.boolean(),
  cancelRequestedAtMs: z.number().nullable(),
  picanovaOrderId: z.string().nullable(),
  picanovaStatus: z.string().nullable(),
  /** What Picanova charges, once it has said so. */
  picanovaTotal: money.nullable(),
  /** What the buyer paid for the items, after discounts and refunds and without tax; null = not all known. */
  soldFor: money.nullable(),
  /** Until Picanova has named its total: by the catalogue. null = a design is in it, or it has named the total. */
  expectedCost: expectedCost.nullable(),
  /**
   * What stays of `soldFor` after `picanovaTotal`, or before that after the expected cost; null while either is
   * unknown, and when nobody has stated what their currencies are worth.
   */
  margin: margin.nullable(),
  belowFloor: z.boolean(),
  shippingTitle: z.string().nullable(),
  shippingMethod: z.string().nullable(),
  /** As it is or was sent; null = incomplete (see problems), or erased 60 days after completion. */
  address: addressView.nullable(),
  /** As it was edited in Shopify after sending, when it was too late for it; null = it was not, or it was erased. */
  changedAddress: addressView.nullable(),
  problems: z.array(problemView),
  items: z.array(printItemView),
  parcels: z.array(parcelView),
  actions: z.array(printOrderAction),
});

const timelineEntry = z.object({
  id: z.string(),
  atMs: z.number(),
  printOrderId: z.string().nullable(),
  event: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

/** The order page. Its timeline is newest first and whole up to 200 entries; older ones are in Activity. */
export const orderView = z.object({
  orderGid: z.string(),
  orderName: z.string(),
  isTest: z.boolean(),
  financialStatus: z.string().nullable(),
  cancelledAtMs: z.number().nullable(),
  firstSeenAtMs: z.number(),
  /** When it will be looked at again by itself, e.g. at the end of the wait window. */
  dueAtMs: z.number().nullable(),
  /** It is being looked at, or is next: what was asked for is not answered yet. */
  working: z.boolean(),
  printOrders: z.array(printOrderView),
  timeline: z.array(timelineEntry),
  actions: z.array(orderAction),
});

/** `accepted` false comes with 409: not possible in the state it is in by now. */
export const accepted = z.object({ accepted: z.boolean() });

export type OrderTab = z.infer<typeof orderTab>;
export type OrderFilter = z.infer<typeof orderFilter>;
export type PrintOrderRow = z.infer<typeof printOrderRow>;
export type PrintOrderView = z.infer<typeof printOrderView>;
export type PrintItemView = z.infer<typeof printItemView>;
export type ParcelView = z.infer<typeof parcelView>;
export type OrderCounts = z.infer<typeof orderCounts>;
export type OrderView = z.infer<typeof orderView>;
