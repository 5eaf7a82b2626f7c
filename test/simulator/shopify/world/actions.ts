import type { FulfillmentOrder } from './state.ts';

/** Request states in which the service has the order in hand and may ship it. */
const ACCEPTED = new Set(['ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED']);

export function isInHandOfService(fulfillmentOrder: FulfillmentOrder): boolean {
  return fulfillmentOrder.location.service !== null && ACCEPTED.has(fulfillmentOrder.requestStatus);
}

/**
 * `supportedActions` (shopify-platform §5.4). Every mutation asks this list before it changes anything, so that what a
 * client reads and what it may do cannot differ.
 */
export function supportedActions(fulfillmentOrder: FulfillmentOrder): readonly string[] {
  if (fulfillmentOrder.order.cancelledAtMs !== null && !isInHandOfService(fulfillmentOrder)) return [];
  switch (fulfillmentOrder.status) {
    case 'CLOSED':
    case 'CANCELLED':
      return [];
    case 'ON_HOLD':
      return ['RELEASE_HOLD', 'HOLD', 'MOVE'];
    case 'SCHEDULED':
      return ['MARK_AS_OPEN'];
    case 'INCOMPLETE':
      return ['REQUEST_FULFILLMENT', 'MOVE'];
    case 'OPEN':
    case 'IN_PROGRESS':
      return fulfillmentOrder.location.service ? serviceActions(fulfillmentOrder) : merchantActions(fulfillmentOrder);
  }
}

function merchantActions(fulfillmentOrder: FulfillmentOrder): string[] {
  const actions = ['CREATE_FULFILLMENT', 'REPORT_PROGRESS'];
  if (fulfillmentOrder.progressReported) actions.push('MARK_AS_OPEN');
  else actions.push('MOVE', 'HOLD');
  if (isSplittable(fulfillmentOrder)) actions.push('SPLIT');
  return actions;
}

function serviceActions(fulfillmentOrder: FulfillmentOrder): string[] {
  switch (fulfillmentOrder.requestStatus) {
    case 'SUBMITTED':
      return ['CANCEL_FULFILLMENT_ORDER'];
    case 'ACCEPTED':
    case 'CANCELLATION_REJECTED':
      return ['CREATE_FULFILLMENT', 'REQUEST_CANCELLATION'];
    case 'CANCELLATION_REQUESTED':
      return ['CREATE_FULFILLMENT', 'CANCEL_FULFILLMENT_ORDER'];
    case 'UNSUBMITTED':
    case 'REJECTED':
    case 'CANCELLATION_ACCEPTED':
    case 'CLOSED':
      return ['REQUEST_FULFILLMENT', 'MOVE', 'HOLD', ...(isSplittable(fulfillmentOrder) ? ['SPLIT'] : [])];
  }
}

function isSplittable(fulfillmentOrder: FulfillmentOrder): boolean {
  return fulfillmentOrder.lines.reduce((sum, line) => sum + line.remainingQuantity, 0) > 1;
}

export function supports(fulfillmentOrder: FulfillmentOrder, action: string): boolean {
  return supportedActions(fulfillmentOrder).includes(action);
}
