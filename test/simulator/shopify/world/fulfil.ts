import { gidNumber } from '../gid.ts';
import { isInHandOfService } from './actions.ts';
import { displayFulfillmentStatus } from './order-status.ts';
import { fulfillmentBody, orderBody } from './payloads.ts';
import { announceRouted, newFulfillmentOrder } from './place-order.ts';
import { refuse, type Result } from './result.ts';
import type { Fulfillment, FulfillmentOrder, FulfillmentOrderLine, Order, Shop, World } from './state.ts';
import { touchFulfillmentOrder, touchOrder } from './touch.ts';

export interface FulfilPart {
  readonly fulfillmentOrder: FulfillmentOrder;
  /** null = all that remains. */
  readonly lines: readonly { readonly id: string; readonly quantity: number }[] | null;
}

export interface FulfilInput {
  readonly parts: readonly FulfilPart[];
  readonly tracking: Fulfillment['tracking'];
  readonly notifyCustomer: boolean;
  /** The merchant may fulfil at a service's location without a request; the app may not (shopify-platform §5.5). */
  readonly by: 'app' | 'merchant';
}

interface Portion {
  readonly line: FulfillmentOrderLine;
  readonly quantity: number;
}

const FIELD = ['fulfillment'];

/** `fulfillmentCreate`: all or nothing. Refusals are worded as the real API words them. */
export function fulfil(world: World, shop: Shop, input: FulfilInput): Result<{ fulfillment: Fulfillment }> {
  const [first] = input.parts;
  if (!first)
    return refuse('At least one fulfillment order must be provided.', [...FIELD, 'lineItemsByFulfillmentOrder']);
  const { order, location } = first.fulfillmentOrder;
  const portions: Portion[] = [];
  for (const part of input.parts) {
    const checked = checkPart(part, input.by);
    if (!checked.ok) return checked;
    if (part.fulfillmentOrder.order !== order)
      return refuse('All fulfillment orders must belong to the same order.', FIELD);
    portions.push(...checked.portions);
  }
  const apart = refuseApart(input.parts);
  if (apart !== null) return apart;
  const asked = new Map<FulfillmentOrderLine, number>();
  for (const { line, quantity } of portions) asked.set(line, (asked.get(line) ?? 0) + quantity);
  if (portions.length === 0 || [...asked].some(([line, quantity]) => quantity > line.remainingQuantity)) {
    return refuse('Invalid fulfillment order line item quantity requested.', FIELD);
  }

  const fulfillment: Fulfillment = {
    graphqlType: 'Fulfillment',
    id: world.mint.gid('Fulfillment'),
    name: `${order.name}-F${order.fulfillmentList.length + 1}`,
    order,
    location,
    status: 'SUCCESS',
    tracking: input.tracking,
    notifyCustomer: input.notifyCustomer,
    mails: input.notifyCustomer ? 1 : 0,
    lines: [...asked].map(([line, quantity]) => ({
      id: world.mint.gid('FulfillmentLineItem'),
      lineItem: line.lineItem,
      quantity,
      fulfillmentOrderLine: line,
    })),
    fulfillmentOrderList: [...new Set(input.parts.map(({ fulfillmentOrder }) => fulfillmentOrder))],
    eventList: [],
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
  };
  for (const [line, quantity] of asked) line.remainingQuantity -= quantity;
  for (const fulfillmentOrder of fulfillment.fulfillmentOrderList) {
    fulfillmentOrder.fulfillmentList.push(fulfillment);
    settleStatus(fulfillmentOrder);
    touchFulfillmentOrder(world, fulfillmentOrder);
  }
  order.fulfillmentList.push(fulfillment);
  shop.fulfillments.set(fulfillment.id, fulfillment);
  archiveWhenComplete(world, order);

  world.emit(shop, 'fulfillments/create', fulfillmentBody(fulfillment));
  world.emit(
    shop,
    displayFulfillmentStatus(order) === 'FULFILLED' ? 'orders/fulfilled' : 'orders/partially_fulfilled',
    orderBody(order),
  );
  touchOrder(world, shop, order);
  return { ok: true, fulfillment };
}

/** One location and one delivery method (shopify-platform §5.5); the first is worded as the real API words it. */
function refuseApart(parts: readonly FulfilPart[]): Result<never> | null {
  const locations = new Set(parts.map(({ fulfillmentOrder }) => gidNumber(fulfillmentOrder.location.id)));
  if (locations.size > 1)
    return refuse(
      `All fulfillment orders must be assigned to a single location. ` +
        `Multiple locations with IDs [${[...locations].join(', ')}] were found`,
      FIELD,
    );
  const methods = new Set(parts.map(({ fulfillmentOrder }) => deliveryMethodOf(fulfillmentOrder)));
  return methods.size > 1 ? refuse('All fulfillment orders must have the same delivery method.', FIELD) : null;
}

/** `DeliveryMethod.methodType` of a fulfillment order. */
export function deliveryMethodOf({ lines }: FulfillmentOrder): string {
  return lines.some(({ lineItem }) => lineItem.requiresShipping)
    ? (lines[0]?.lineItem.deliveryMethod ?? 'SHIPPING')
    : 'NONE';
}

function checkPart(part: FulfilPart, by: FulfilInput['by']): Result<{ portions: readonly Portion[] }> {
  const { fulfillmentOrder } = part;
  if (fulfillmentOrder.status !== 'OPEN' && fulfillmentOrder.status !== 'IN_PROGRESS') {
    return refuse(
      `Fulfillment order ${gidNumber(fulfillmentOrder.id)} has an unfulfillable status= ` +
        `${fulfillmentOrder.status.toLowerCase()}.`,
      FIELD,
    );
  }
  if (by === 'app' && fulfillmentOrder.location.service && !isInHandOfService(fulfillmentOrder)) {
    return refuse(
      `Fulfillment order ${gidNumber(fulfillmentOrder.id)} has an unfulfillable request status= ` +
        `${fulfillmentOrder.requestStatus.toLowerCase()}.`,
      FIELD,
    );
  }
  if (part.lines === null) {
    return {
      ok: true,
      portions: fulfillmentOrder.lines
        .filter(({ remainingQuantity }) => remainingQuantity > 0)
        .map((line) => ({ line, quantity: line.remainingQuantity })),
    };
  }
  const portions: Portion[] = [];
  for (const { id, quantity } of part.lines) {
    const line = fulfillmentOrder.lines.find((candidate) => candidate.id === id);
    if (!line) return refuse('Fulfillment order line item does not exist.', FIELD);
    if (quantity < 1) return refuse('Invalid fulfillment order line item quantity requested.', FIELD);
    portions.push({ line, quantity });
  }
  return { ok: true, portions };
}

/** Nothing left = CLOSED; something shipped = IN_PROGRESS (shopify-platform §12). */
function settleStatus(fulfillmentOrder: FulfillmentOrder): void {
  const left = fulfillmentOrder.lines.some(({ remainingQuantity }) => remainingQuantity > 0);
  fulfillmentOrder.status = left ? 'IN_PROGRESS' : 'CLOSED';
}

/** A paid and fully fulfilled order archives itself (shopify-platform §12). */
export function archiveWhenComplete(world: World, order: Order): void {
  if (order.closedAtMs === null && order.financialStatus === 'PAID' && displayFulfillmentStatus(order) === 'FULFILLED')
    order.closedAtMs = world.now();
}

/**
 * `fulfillmentCancel`: the units come back, those of a closed fulfillment order in a new one (shopify-platform §12),
 * those of one still in progress to that one (schema, description of the mutation).
 */
export function cancelFulfillment(
  world: World,
  shop: Shop,
  fulfillment: Fulfillment,
): Result<{ fulfillment: Fulfillment }> {
  if (fulfillment.status === 'CANCELLED') return refuse('Fulfillment has already been cancelled.', ['id']);
  fulfillment.status = 'CANCELLED';
  fulfillment.updatedAtMs = world.now();
  const { order } = fulfillment;
  for (const fulfillmentOrder of fulfillment.fulfillmentOrderList) {
    const back = fulfillment.lines.filter(({ fulfillmentOrderLine }) =>
      fulfillmentOrder.lines.includes(fulfillmentOrderLine),
    );
    touchFulfillmentOrder(world, fulfillmentOrder);
    if (fulfillmentOrder.status === 'CLOSED') {
      const lines = back.map(({ lineItem, quantity }) => ({ lineItem, quantity }));
      announceRouted(
        world,
        shop,
        newFulfillmentOrder(world, shop, { order, location: fulfillmentOrder.location, lines }),
      );
      continue;
    }
    for (const { fulfillmentOrderLine, quantity } of back) fulfillmentOrderLine.remainingQuantity += quantity;
    const untouched = fulfillmentOrder.fulfillmentList.every(({ status }) => status === 'CANCELLED');
    if (
      untouched &&
      !fulfillmentOrder.progressReported &&
      !isInHandOfService(fulfillmentOrder) &&
      fulfillmentOrder.status === 'IN_PROGRESS'
    )
      fulfillmentOrder.status = 'OPEN';
  }
  order.closedAtMs = null;
  world.emit(shop, 'fulfillments/update', fulfillmentBody(fulfillment));
  touchOrder(world, shop, order);
  return { ok: true, fulfillment };
}

export function updateTracking(
  world: World,
  shop: Shop,
  change: { fulfillment: Fulfillment; tracking: Fulfillment['tracking']; notifyCustomer: boolean | null },
): Result<{ fulfillment: Fulfillment }> {
  const { fulfillment } = change;
  if (fulfillment.status === 'CANCELLED')
    return refuse('Tracking of a cancelled fulfillment cannot be changed.', ['fulfillmentId']);
  fulfillment.tracking = change.tracking;
  if (change.notifyCustomer !== null) fulfillment.notifyCustomer = change.notifyCustomer;
  if (change.notifyCustomer === true) fulfillment.mails += 1;
  fulfillment.updatedAtMs = world.now();
  world.emit(shop, 'fulfillments/update', fulfillmentBody(fulfillment));
  touchOrder(world, shop, fulfillment.order);
  return { ok: true, fulfillment };
}
