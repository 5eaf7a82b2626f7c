import { gidNumber } from '../gid.ts';
import { accessDenied } from '../graphql/errors.ts';
import { hasAnyScope, resolversOf, type RequestContext } from '../graphql/context.ts';
import { cancelFulfillment, fulfil, updateTracking, type FulfilPart } from '../world/fulfil.ts';
import { fulfillmentBody } from '../world/payloads.ts';
import { refuse, type Result } from '../world/result.ts';
import type { Fulfillment, FulfillmentEvent } from '../world/state.ts';
import { canRead, canWrite } from './common.ts';
import { payload } from './payload.ts';

interface TrackingInput {
  readonly company?: string | null;
  readonly number?: string | null;
  readonly numbers?: readonly string[] | null;
  readonly url?: string | null;
  readonly urls?: readonly string[] | null;
}

interface FulfillmentInput {
  readonly lineItemsByFulfillmentOrder: readonly {
    readonly fulfillmentOrderId: string;
    readonly fulfillmentOrderLineItems?: readonly { readonly id: string; readonly quantity: number }[] | null;
  }[];
  readonly notifyCustomer?: boolean | null;
  readonly trackingInfo?: TrackingInput | null;
}

/** Numbers and URLs pair by index; one company stands for all (shopify-platform §5.6). */
function trackingOf(input: TrackingInput | null | undefined): Fulfillment['tracking'] {
  if (!input) return [];
  const numbers = input.numbers ?? (input.number ? [input.number] : []);
  const urls = input.urls ?? (input.url ? [input.url] : []);
  const parcels = Math.max(numbers.length, urls.length, input.company ? 1 : 0);
  return Array.from({ length: parcels }, (_, index) => ({
    company: input.company ?? null,
    number: numbers[index] ?? null,
    url: urls[index] ?? null,
  }));
}

function partsOf({ shop }: RequestContext, input: FulfillmentInput): Result<{ parts: FulfilPart[] }> {
  const parts: FulfilPart[] = [];
  for (const { fulfillmentOrderId, fulfillmentOrderLineItems } of input.lineItemsByFulfillmentOrder) {
    const fulfillmentOrder = shop.fulfillmentOrders.get(fulfillmentOrderId);
    if (!fulfillmentOrder || !canRead(shop, fulfillmentOrder))
      return refuse('Fulfillment order does not exist.', ['fulfillment']);
    if (!canWrite(shop, fulfillmentOrder))
      return refuse('The api_client does not have access to the fulfillment order.', ['fulfillment']);
    const lines = fulfillmentOrderLineItems ?? [];
    parts.push({ fulfillmentOrder, lines: lines.length === 0 ? null : lines });
  }
  return { ok: true, parts };
}

interface EventInput {
  readonly fulfillmentId: string;
  readonly status: string;
  readonly message?: string | null;
  readonly happenedAt?: string | null;
  readonly estimatedDeliveryAt?: string | null;
  readonly city?: string | null;
  readonly country?: string | null;
}

function createEvent({ world, shop }: RequestContext, input: EventInput): Result<{ event: FulfillmentEvent }> {
  const fulfillment = shop.fulfillments.get(input.fulfillmentId);
  if (!fulfillment) return refuse('Fulfillment does not exist.', ['fulfillmentEvent', 'fulfillmentId']);
  if (fulfillment.status === 'CANCELLED')
    return refuse('A cancelled fulfillment takes no events.', ['fulfillmentEvent', 'fulfillmentId']);
  const event: FulfillmentEvent = {
    graphqlType: 'FulfillmentEvent',
    id: world.mint.gid('FulfillmentEvent'),
    status: input.status,
    message: input.message ?? null,
    city: input.city ?? null,
    country: input.country ?? null,
    happenedAtMs: input.happenedAt ? Date.parse(input.happenedAt) : world.now(),
    estimatedDeliveryAt: input.estimatedDeliveryAt ?? null,
    createdAtMs: world.now(),
  };
  fulfillment.eventList.push(event);
  fulfillment.updatedAtMs = world.now();
  world.emit(shop, 'fulfillment_events/create', {
    id: gidNumber(event.id),
    fulfillment_id: gidNumber(fulfillment.id),
    order_id: gidNumber(fulfillment.order.id),
    status: event.status.toLowerCase(),
    message: event.message,
  });
  world.emit(shop, 'fulfillments/update', fulfillmentBody(fulfillment));
  return { ok: true, event };
}

const FULFILLMENT_WRITERS = [
  'write_assigned_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
  'write_third_party_fulfillment_orders',
];

export const fulfillmentMutations = resolversOf<unknown>({
  fulfillmentCreate: (_root, { fulfillment: input }: { fulfillment: FulfillmentInput }, context) => {
    const parts = partsOf(context, input);
    const result = parts.ok
      ? fulfil(context.world, context.shop, {
          parts: parts.parts,
          tracking: trackingOf(input.trackingInfo),
          notifyCustomer: input.notifyCustomer ?? false,
          by: 'app',
        })
      : parts;
    return payload(result, ['fulfillment'], ({ fulfillment }) => ({ fulfillment }));
  },
  fulfillmentTrackingInfoUpdate: (
    _root,
    args: { fulfillmentId: string; trackingInfoInput: TrackingInput; notifyCustomer?: boolean | null },
    { world, shop },
  ) => {
    const fulfillment = shop.fulfillments.get(args.fulfillmentId);
    const result = fulfillment
      ? updateTracking(world, shop, {
          fulfillment,
          tracking: trackingOf(args.trackingInfoInput),
          notifyCustomer: args.notifyCustomer ?? null,
        })
      : refuse('Fulfillment does not exist.', ['fulfillmentId']);
    return payload(result, ['fulfillment'], (done) => ({ fulfillment: done.fulfillment }));
  },
  /** Not annotated in the schema: takes what `fulfillmentCreate` takes (shopify-platform §5.5). */
  fulfillmentCancel: (_root, { id }: { id: string }, { world, shop }) => {
    if (!hasAnyScope(shop, FULFILLMENT_WRITERS)) throw accessDenied('fulfillmentCancel', FULFILLMENT_WRITERS);
    const fulfillment = shop.fulfillments.get(id);
    const result = fulfillment ? cancelFulfillment(world, shop, fulfillment) : refuse('Fulfillment not found.', ['id']);
    return payload(result, ['fulfillment'], (done) => ({ fulfillment: done.fulfillment }));
  },
  fulfillmentEventCreate: (_root, { fulfillmentEvent }: { fulfillmentEvent: EventInput }, context) =>
    payload(createEvent(context, fulfillmentEvent), ['fulfillmentEvent'], ({ event }) => ({ fulfillmentEvent: event })),
});
