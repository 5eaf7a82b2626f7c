import type { NewAddress, NewOrderLine } from '../types.ts';
import { gidNumber } from '../gid.ts';
import { isInHandOfService } from './actions.ts';
import { archiveWhenComplete } from './fulfil.ts';
import { fulfilledQuantity, taxFactor } from './order-status.ts';
import { orderBody, riskBody } from './payloads.ts';
import { announceRouted, completeAddress, locationFor, newFulfillmentOrder, newLine } from './place-order.ts';
import { must, refuse, type Result } from './result.ts';
import { submitCancellationRequest } from './requests.ts';
import type { FulfillmentOrder, LineItem, Order, RiskLevel, Shop, World } from './state.ts';
import { touchFulfillmentOrder, touchOrder } from './touch.ts';

export function pay(world: World, shop: Shop, order: Order): Result<{ order: Order }> {
  if (order.financialStatus !== 'PENDING') return refuse(`${order.name} is not waiting for payment.`, null);
  order.financialStatus = 'PAID';
  order.paidAtMs = world.now();
  order.updatedAtMs = world.now();
  archiveWhenComplete(world, order);
  world.emit(shop, 'orders/paid', orderBody(order));
  touchOrder(world, shop, order);
  return { ok: true, order };
}

/** The assessment does not touch the order itself: its webhook is all that tells of it. */
export function assessRisk(
  world: World,
  shop: Shop,
  { order, riskLevel }: { order: Order; riskLevel: RiskLevel },
): void {
  order.riskLevel = riskLevel;
  world.emit(shop, 'orders/risk_assessment_changed', riskBody(order, riskLevel));
}

/** Open work ends at once, except what a service has in hand: that one is asked (shopify-platform §5.4). */
export function cancelOrder(world: World, shop: Shop, order: Order): Result<{ order: Order }> {
  if (order.cancelledAtMs !== null) return refuse(`${order.name} is already cancelled.`, null);
  order.cancelledAtMs = world.now();
  order.cancelReason = 'CUSTOMER';
  order.financialStatus = order.financialStatus === 'PENDING' ? 'VOIDED' : 'REFUNDED';
  for (const fulfillmentOrder of order.fulfillmentOrderList) {
    if (fulfillmentOrder.status === 'CLOSED' || fulfillmentOrder.status === 'CANCELLED') continue;
    if (isInHandOfService(fulfillmentOrder)) {
      if (fulfillmentOrder.requestStatus !== 'CANCELLATION_REQUESTED')
        must(submitCancellationRequest(world, shop, { fulfillmentOrder, message: 'The order was cancelled.' }));
      continue;
    }
    for (const line of fulfillmentOrder.lines) line.remainingQuantity = 0;
    fulfillmentOrder.holds = [];
    fulfillmentOrder.status = 'CLOSED';
    touchFulfillmentOrder(world, fulfillmentOrder);
  }
  world.emit(shop, 'orders/cancelled', orderBody(order));
  touchOrder(world, shop, order);
  return { ok: true, order };
}

/**
 * An order edit. More units become a new fulfillment order (shopify-platform §12); fewer are taken from what is open
 * and in nobody's hand, newest first.
 */
export function editQuantity(
  world: World,
  shop: Shop,
  { line, quantity }: { line: LineItem; quantity: number },
): Result<{ line: LineItem }> {
  const { order } = line;
  if (order.cancelledAtMs !== null) return refuse('A cancelled order cannot be edited.', null);
  const delta = quantity - line.currentQuantity;
  if (delta === 0) return refuse('The quantity is unchanged.', null);
  if (quantity < fulfilledQuantity(line)) return refuse('Fulfilled units cannot be removed.', null);
  const created =
    delta > 0
      ? newFulfillmentOrder(world, shop, {
          order,
          location: locationFor(shop, line),
          lines: [{ lineItem: line, quantity: delta }],
        })
      : null;
  if (delta < 0) {
    const removed = takeUnits(world, line, -delta);
    if (!removed) return refuse('The units are in the hand of a fulfillment service.', null);
  }
  line.currentQuantity = quantity;
  order.edited = true;
  order.updatedAtMs = world.now();
  archiveWhenComplete(world, order);
  const change = { id: gidNumber(line.id), delta: Math.abs(delta) };
  world.emit(shop, 'orders/edited', {
    order_edit: {
      id: world.mint.number(),
      order_id: gidNumber(order.id),
      line_items: { additions: delta > 0 ? [change] : [], removals: delta < 0 ? [change] : [] },
    },
  });
  touchOrder(world, shop, order);
  if (created) announceRouted(world, shop, created);
  return { ok: true, line };
}

/** Unfulfilled units are refunded: they are taken from what is open, and the order is partly refunded from then on. */
export function refundUnits(
  world: World,
  shop: Shop,
  { line, units }: { line: LineItem; units: number },
): Result<{ line: LineItem }> {
  const { order } = line;
  if (order.financialStatus !== 'PAID' && order.financialStatus !== 'PARTIALLY_REFUNDED')
    return refuse(`${order.name} is not paid.`, null);
  if (!takeUnits(world, line, units)) return refuse('So many units are not open.', null);
  line.currentQuantity -= units;
  order.refunded += units * Number(line.discountedPrice) * taxFactor(order);
  order.financialStatus = 'PARTIALLY_REFUNDED';
  order.updatedAtMs = world.now();
  world.emit(shop, 'refunds/create', {
    id: world.mint.number(),
    order_id: gidNumber(order.id),
    refund_line_items: [{ line_item_id: gidNumber(line.id), quantity: units, restock_type: 'cancel' }],
  });
  touchOrder(world, shop, order);
  return { ok: true, line };
}

/** Money is given back, and no piece with it. */
export function giveBack(world: World, shop: Shop, { order, amount }: { order: Order; amount: number }): void {
  order.refunded += amount;
  order.financialStatus = 'PARTIALLY_REFUNDED';
  order.updatedAtMs = world.now();
  const adjustments = [{ amount: `-${amount.toFixed(2)}`, kind: 'refund_discrepancy' }];
  world.emit(shop, 'refunds/create', {
    id: world.mint.number(),
    order_id: gidNumber(order.id),
    refund_line_items: [],
    order_adjustments: adjustments,
  });
  touchOrder(world, shop, order);
}

/** An order edit that adds a line, in a fulfillment order of its own. */
export function addLine(world: World, shop: Shop, { order, line }: { order: Order; line: NewOrderLine }): LineItem {
  const added = newLine(world, shop, { order, line });
  order.lines.push(added);
  const created = newFulfillmentOrder(world, shop, {
    order,
    location: locationFor(shop, added),
    lines: [{ lineItem: added, quantity: added.quantity }],
  });
  order.edited = true;
  world.emit(shop, 'orders/edited', {
    order_edit: {
      id: world.mint.number(),
      order_id: gidNumber(order.id),
      line_items: { additions: [{ id: gidNumber(added.id), delta: added.quantity }], removals: [] },
    },
  });
  touchOrder(world, shop, order);
  announceRouted(world, shop, created);
  return added;
}

/** Archived: closed by hand, whatever is still open. */
export function archive(world: World, shop: Shop, order: Order): void {
  order.closedAtMs = world.now();
  touchOrder(world, shop, order);
}

function takeUnits(world: World, line: LineItem, units: number): boolean {
  const open = line.order.fulfillmentOrderList
    .filter(isEditable)
    .flatMap((fulfillmentOrder) =>
      fulfillmentOrder.lines.filter((entry) => entry.lineItem === line).map((entry) => ({ fulfillmentOrder, entry })),
    );
  if (open.reduce((sum, { entry }) => sum + entry.remainingQuantity, 0) < units) return false;
  let left = units;
  for (const { fulfillmentOrder, entry } of open.toReversed()) {
    const taken = Math.min(left, entry.remainingQuantity);
    if (taken === 0) continue;
    left -= taken;
    entry.remainingQuantity -= taken;
    entry.totalQuantity -= taken;
    if (entry.totalQuantity === 0) fulfillmentOrder.lines.splice(fulfillmentOrder.lines.indexOf(entry), 1);
    if (fulfillmentOrder.lines.every(({ remainingQuantity }) => remainingQuantity === 0))
      fulfillmentOrder.status = 'CLOSED';
    touchFulfillmentOrder(world, fulfillmentOrder);
  }
  return true;
}

function isEditable(fulfillmentOrder: FulfillmentOrder): boolean {
  return (
    fulfillmentOrder.status !== 'CLOSED' &&
    fulfillmentOrder.status !== 'CANCELLED' &&
    !isInHandOfService(fulfillmentOrder)
  );
}

export function editAddress(world: World, shop: Shop, { order, address }: { order: Order; address: NewAddress }): void {
  order.address = completeAddress(world, { ...order.address, ...address });
  for (const fulfillmentOrder of order.fulfillmentOrderList) touchFulfillmentOrder(world, fulfillmentOrder);
  touchOrder(world, shop, order);
}
