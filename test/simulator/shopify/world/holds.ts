import { isInHandOfService, supports } from './actions.ts';
import { fulfillmentOrderBody, holdBody } from './payloads.ts';
import { refuse, type Result } from './result.ts';
import type { FulfillmentOrder, Hold, Shop, World } from './state.ts';
import { touchFulfillmentOrder } from './touch.ts';

const MAX_HOLDS_PER_APP = 10;

export interface HoldInput {
  readonly reason: string;
  readonly reasonNotes: string | null;
  readonly handle: string | null;
  readonly externalId: string | null;
  readonly by: 'app' | 'merchant';
}

/** Webhooks fire on the first hold and the last release only; `fulfillment_holds/*` on each (shopify-platform §4.1). */
export function hold(
  world: World,
  shop: Shop,
  { fulfillmentOrder, input }: { fulfillmentOrder: FulfillmentOrder; input: HoldInput },
): Result<{ hold: Hold }> {
  if (!supports(fulfillmentOrder, 'HOLD'))
    return refuse('The fulfillment order cannot be put on hold in its current state.', ['id'], 'TAKEN');
  const own = fulfillmentOrder.holds.filter(({ heldByRequestingApp }) => heldByRequestingApp === (input.by === 'app'));
  if (own.length >= MAX_HOLDS_PER_APP)
    return refuse('The limit of 10 holds of this app is reached.', ['id'], 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED');
  if (own.some(({ handle }) => (handle ?? '') === (input.handle ?? ''))) {
    return refuse(
      'The handle is already in use by another hold of this app.',
      ['fulfillmentHold', 'handle'],
      'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
    );
  }
  const placed: Hold = {
    graphqlType: 'FulfillmentHold',
    id: world.mint.gid('FulfillmentHold'),
    reason: input.reason,
    reasonNotes: input.reasonNotes,
    handle: input.handle,
    externalId: input.externalId,
    heldByRequestingApp: input.by === 'app',
  };
  const first = fulfillmentOrder.holds.length === 0;
  fulfillmentOrder.holds.push(placed);
  fulfillmentOrder.status = 'ON_HOLD';
  touchFulfillmentOrder(world, fulfillmentOrder);
  const body = {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    remaining_fulfillment_order: null,
    held_fulfillment_order_line_items: fulfillmentOrder.lines.map(({ id, remainingQuantity }) => ({
      id,
      quantity: remainingQuantity,
    })),
    created_fulfillment_hold: holdBody(placed),
  };
  if (first) world.emit(shop, 'fulfillment_orders/placed_on_hold', body);
  world.emit(shop, 'fulfillment_holds/added', {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    fulfillment_hold: holdBody(placed),
  });
  return { ok: true, hold: placed };
}

/** Without ids, everyone's holds are lifted (shopify-platform §5.5). */
export function releaseHolds(
  world: World,
  shop: Shop,
  { fulfillmentOrder, which }: { fulfillmentOrder: FulfillmentOrder; which: (hold: Hold) => boolean },
): Result<{ fulfillmentOrder: FulfillmentOrder }> {
  const lifted = fulfillmentOrder.holds.filter(which);
  if (lifted.length === 0) return refuse('The fulfillment order has no such hold.', ['id']);
  fulfillmentOrder.holds = fulfillmentOrder.holds.filter((entry) => !lifted.includes(entry));
  if (fulfillmentOrder.holds.length === 0) {
    const begun =
      fulfillmentOrder.progressReported ||
      isInHandOfService(fulfillmentOrder) ||
      fulfillmentOrder.lines.some((line) => line.remainingQuantity < line.totalQuantity);
    fulfillmentOrder.status = begun ? 'IN_PROGRESS' : 'OPEN';
  }
  touchFulfillmentOrder(world, fulfillmentOrder);
  for (const entry of lifted)
    world.emit(shop, 'fulfillment_holds/released', {
      fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
      fulfillment_hold: holdBody(entry),
    });
  if (fulfillmentOrder.holds.length === 0)
    world.emit(shop, 'fulfillment_orders/hold_released', { fulfillment_order: fulfillmentOrderBody(fulfillmentOrder) });
  return { ok: true, fulfillmentOrder };
}
