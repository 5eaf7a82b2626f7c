import type { OrderRecord, OrderStatus, ShipmentRecord } from './order-record.ts';
import type { SellingPreference, ShipRequest } from './types.ts';

/** The way of an order; ERROR stands at its start because support corrects it into ACCEPTED (picanova-api §4.2). */
const WAY: readonly OrderStatus[] = ['ERROR', 'DRAFT', 'PENDING', 'ACCEPTED', 'GENERATED', 'IN_PROGRESS', 'FULFILLED'];

const CANCELLABLE: ReadonlySet<OrderStatus> = new Set(['DRAFT', 'PENDING', 'ACCEPTED']);

const HOUR_MS = 3_600_000;
const HOLD_MS: Record<SellingPreference, number> = {
  immediate: HOUR_MS,
  delayed: 24 * HOUR_MS,
  manual: Number.POSITIVE_INFINITY,
};

/** Moves the order forward, past states in between. Throws when it is over or already further. */
export function advance(order: OrderRecord, to: OrderStatus, nowMs: number): void {
  if (order.status === 'CANCELLED' || WAY.indexOf(to) <= WAY.indexOf(order.status))
    throw new Error(`order ${order.id} is ${order.status} and cannot become ${to}`);
  enter(order, to, nowMs);
}

/** The hold time is over: the order is accepted by itself. Called wherever an order is looked at. */
export function settleHold(order: OrderRecord, preference: SellingPreference, nowMs: number): void {
  const heldUntilMs = order.createdAtMs + HOLD_MS[preference];
  if (order.status === 'DRAFT' && nowMs >= heldUntilMs) enter(order, 'ACCEPTED', heldUntilMs);
}

/** The store's owner can stop an order before production only, the vendor until it is over; false = too late. */
export function cancel(order: OrderRecord, by: 'owner' | 'vendor', nowMs: number): boolean {
  const isOver = order.status === 'FULFILLED' || order.status === 'CANCELLED';
  if (isOver || (by === 'owner' && !CANCELLABLE.has(order.status))) return false;
  enter(order, 'CANCELLED', nowMs);
  return true;
}

/** Any state before FULFILLED can end in ERROR. */
export function failOrder(order: OrderRecord, nowMs: number): void {
  if (order.status === 'FULFILLED' || order.status === 'CANCELLED')
    throw new Error(`order ${order.id} is ${order.status} and cannot fail`);
  enter(order, 'ERROR', nowMs);
}

/**
 * Packs one parcel. The order is in production until every copy has left, then FULFILLED. Throws on unknown lines, on
 * more copies than are left and on an empty parcel.
 */
export function shipParcel(order: OrderRecord, parcel: ShipRequest, nowMs: number): ShipmentRecord {
  if (['FULFILLED', 'CANCELLED', 'ERROR'].includes(order.status))
    throw new Error(`order ${order.id} is ${order.status} and cannot be shipped`);
  const items = parcel.items ? namedLines(order, parcel.items) : remainingLines(order);
  if (items.length === 0) throw new Error(`order ${order.id}: nothing is left to ship`);
  const shipment = {
    methodCode: parcel.carrier ?? order.shippingMethod,
    trackingNumber: parcel.trackingNumber ?? '',
    trackingUrl: parcel.trackingUrl ?? '',
    shippedAtMs: nowMs,
    items,
  };
  order.shipments.push(shipment);
  enter(order, remainingLines(order).length === 0 ? 'FULFILLED' : 'IN_PROGRESS', nowMs);
  return shipment;
}

type ShippedLines = ShipmentRecord['items'];

function remainingLines(order: OrderRecord): ShippedLines {
  return order.items.flatMap((item) => {
    const quantity = item.quantity - shippedOf(order, item.id);
    return quantity > 0 ? [{ itemId: item.id, externalId: item.externalId, quantity }] : [];
  });
}

function namedLines(order: OrderRecord, wanted: NonNullable<ShipRequest['items']>): ShippedLines {
  return wanted.map(({ itemId, externalId, quantity }) => {
    const item = order.items.find((candidate) =>
      itemId === undefined ? candidate.externalId === externalId : candidate.id === itemId,
    );
    if (!item) throw new Error(`order ${order.id} has no item ${itemId ?? externalId}`);
    if (quantity < 1 || quantity > item.quantity - shippedOf(order, item.id))
      throw new Error(`order ${order.id}: ${quantity} of item ${item.id} cannot be shipped`);
    return { itemId: item.id, externalId: item.externalId, quantity };
  });
}

function shippedOf(order: OrderRecord, itemId: number): number {
  return order.shipments
    .flatMap(({ items }) => items)
    .reduce((sum, line) => sum + (line.itemId === itemId ? line.quantity : 0), 0);
}

function enter(order: OrderRecord, status: OrderStatus, nowMs: number): void {
  order.status = status;
  order.updatedAtMs = nowMs;
  if (status === 'FULFILLED') order.fulfilledAtMs = nowMs;
}
