import { supports } from './actions.ts';
import { fulfillmentOrderBody, requestBody } from './payloads.ts';
import { announceRouted, newFulfillmentOrder } from './place-order.ts';
import { refuse, type Result } from './result.ts';
import { splitOff } from './split.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, MerchantRequest, Shop, World } from './state.ts';
import { touchFulfillmentOrder } from './touch.ts';

/** The talk between merchant and fulfillment service about one fulfillment order (shopify-platform §5.4). */
export interface RequestInput {
  readonly message: string | null;
  readonly notifyCustomer: boolean;
  /** null = every line. */
  readonly lines: readonly { readonly line: FulfillmentOrderLine; readonly quantity: number }[] | null;
}

type Changed = Result<{ fulfillmentOrder: FulfillmentOrder }>;

export function submitFulfillmentRequest(
  world: World,
  shop: Shop,
  { fulfillmentOrder, input }: { fulfillmentOrder: FulfillmentOrder; input: RequestInput },
): Result<{ submitted: FulfillmentOrder; unsubmitted: FulfillmentOrder | null }> {
  const { service } = fulfillmentOrder.location;
  if (!service) return refuse('Fulfillment order is not assigned to a fulfillment service.', ['id']);
  if (!supports(fulfillmentOrder, 'REQUEST_FULFILLMENT'))
    return refuse('Cannot request fulfillment for the fulfillment order.', ['id']);
  let unsubmitted: FulfillmentOrder | null = null;
  if (input.lines) {
    const rest = fulfillmentOrder.lines.flatMap((line) => {
      const asked = input.lines?.find((entry) => entry.line === line)?.quantity ?? 0;
      const quantity = line.remainingQuantity - asked;
      return quantity > 0 ? [{ line, quantity }] : [];
    });
    if (rest.length > 0) {
      const split = splitOff(world, shop, { fulfillmentOrder, lines: rest });
      if (!split.ok) return split;
      unsubmitted = split.created;
    }
  }
  const request = newRequest(world, {
    kind: 'FULFILLMENT_REQUEST',
    message: input.message,
    requestOptions: { notify_customer: input.notifyCustomer },
  });
  fulfillmentOrder.requests.push(request);
  fulfillmentOrder.status = 'OPEN';
  fulfillmentOrder.requestStatus = 'SUBMITTED';
  touchFulfillmentOrder(world, fulfillmentOrder);
  world.emit(shop, 'fulfillment_orders/fulfillment_request_submitted', {
    original_fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    submitted_fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    unsubmitted_fulfillment_order: unsubmitted && fulfillmentOrderBody(unsubmitted),
    fulfillment_order_merchant_request: requestBody(request),
  });
  world.ring(shop, service, 'FULFILLMENT_REQUEST');
  return { ok: true, submitted: fulfillmentOrder, unsubmitted };
}

export function submitCancellationRequest(
  world: World,
  shop: Shop,
  { fulfillmentOrder, message }: { fulfillmentOrder: FulfillmentOrder; message: string | null },
): Changed {
  const { service } = fulfillmentOrder.location;
  if (!service || !supports(fulfillmentOrder, 'REQUEST_CANCELLATION'))
    return refuse('Cannot request cancellation for the fulfillment order.', ['id']);
  const request = newRequest(world, { kind: 'CANCELLATION_REQUEST', message, requestOptions: {} });
  fulfillmentOrder.requests.push(request);
  fulfillmentOrder.requestStatus = 'CANCELLATION_REQUESTED';
  touchFulfillmentOrder(world, fulfillmentOrder);
  world.emit(shop, 'fulfillment_orders/cancellation_request_submitted', {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    fulfillment_order_merchant_request: requestBody(request),
  });
  world.ring(shop, service, 'CANCELLATION_REQUEST');
  return { ok: true, fulfillmentOrder };
}

function newRequest(
  world: World,
  request: Pick<MerchantRequest, 'kind' | 'message' | 'requestOptions'>,
): MerchantRequest {
  return {
    graphqlType: 'FulfillmentOrderMerchantRequest',
    id: world.mint.gid('FulfillmentOrderMerchantRequest'),
    ...request,
    responseData: null,
    sentAtMs: world.now(),
  };
}

/** What the service may answer, from which request state, and where that leads. */
const ANSWERS = {
  accept: {
    from: ['SUBMITTED'],
    requestStatus: 'ACCEPTED',
    status: 'IN_PROGRESS',
    topic: 'fulfillment_request_accepted',
  },
  reject: { from: ['SUBMITTED'], requestStatus: 'REJECTED', status: 'OPEN', topic: 'fulfillment_request_rejected' },
  accept_cancellation: {
    from: ['CANCELLATION_REQUESTED'],
    requestStatus: 'CANCELLATION_ACCEPTED',
    status: 'CANCELLED',
    topic: 'cancellation_request_accepted',
  },
  reject_cancellation: {
    from: ['CANCELLATION_REQUESTED'],
    requestStatus: 'CANCELLATION_REJECTED',
    status: 'IN_PROGRESS',
    topic: 'cancellation_request_rejected',
  },
  close: {
    from: ['ACCEPTED', 'CANCELLATION_REJECTED'],
    requestStatus: 'CLOSED',
    status: 'INCOMPLETE',
    topic: 'fulfillment_service_failed_to_complete',
  },
} as const;

export type Answer = keyof typeof ANSWERS;

/** The service's answer. Only the app that owns the service may give it (shopify-platform §5.5). */
export function answerRequest(
  world: World,
  shop: Shop,
  given: { fulfillmentOrder: FulfillmentOrder; answer: Answer; message: string | null; data: Record<string, unknown> },
): Changed {
  const { fulfillmentOrder, answer, message } = given;
  const rule = ANSWERS[answer];
  if (!fulfillmentOrder.location.service?.ownedByApp)
    return refuse('Fulfillment order is not assigned to a fulfillment service of this app.', ['id']);
  if (
    !rule.from.some((state) => state === fulfillmentOrder.requestStatus) ||
    (answer === 'close' && fulfillmentOrder.status !== 'IN_PROGRESS')
  ) {
    return refuse(
      `Cannot ${answer.replace('_', ' ')} while the request status is ${fulfillmentOrder.requestStatus.toLowerCase()}.`,
      ['id'],
    );
  }
  fulfillmentOrder.requestStatus = rule.requestStatus;
  fulfillmentOrder.status = rule.status;
  const request = fulfillmentOrder.requests.at(-1);
  if (request) request.responseData = { message, ...given.data };
  touchFulfillmentOrder(world, fulfillmentOrder);
  world.emit(shop, `fulfillment_orders/${rule.topic}`, {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    message,
  });
  if (answer === 'accept_cancellation') replaceCancelled(world, shop, fulfillmentOrder);
  return { ok: true, fulfillmentOrder };
}

/**
 * The work is still to be done, by somebody: a cancelled fulfillment order is replaced unless its order was cancelled.
 */
function replaceCancelled(world: World, shop: Shop, fulfillmentOrder: FulfillmentOrder): FulfillmentOrder | null {
  const lines = fulfillmentOrder.lines
    .filter(({ remainingQuantity }) => remainingQuantity > 0)
    .map(({ lineItem, remainingQuantity }) => ({ lineItem, quantity: remainingQuantity }));
  for (const line of fulfillmentOrder.lines) line.remainingQuantity = 0;
  if (fulfillmentOrder.order.cancelledAtMs !== null || lines.length === 0) return null;
  const replacement = newFulfillmentOrder(world, shop, {
    order: fulfillmentOrder.order,
    location: fulfillmentOrder.location,
    lines,
  });
  announceRouted(world, shop, replacement);
  return replacement;
}

/** `fulfillmentOrderCancel`: the merchant takes an unanswered request back at once. */
export function cancelFulfillmentOrder(
  world: World,
  shop: Shop,
  fulfillmentOrder: FulfillmentOrder,
): Result<{ fulfillmentOrder: FulfillmentOrder; replacement: FulfillmentOrder | null }> {
  if (!supports(fulfillmentOrder, 'CANCEL_FULFILLMENT_ORDER'))
    return refuse("Fulfillment order is not in cancelable request state and can't be canceled.", ['id']);
  fulfillmentOrder.status = 'CLOSED';
  touchFulfillmentOrder(world, fulfillmentOrder);
  const replacement = replaceCancelled(world, shop, fulfillmentOrder);
  world.emit(shop, 'fulfillment_orders/cancelled', {
    fulfillment_order: fulfillmentOrderBody(fulfillmentOrder),
    replacement_fulfillment_order: replacement && fulfillmentOrderBody(replacement),
  });
  return { ok: true, fulfillmentOrder, replacement };
}
