import { gidNumber } from '../gid.ts';
import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf } from '../graphql/context.ts';
import type { Fulfillment, FulfillmentEvent } from '../world/state.ts';
import { canRead, iso, moneyBag } from './common.ts';

type Line = Fulfillment['lines'][number];

const eventAt = (fulfillment: Fulfillment, status: string): string | null =>
  iso(fulfillment.eventList.find((event) => event.status === status)?.happenedAtMs ?? null);
const lineTotal = ({ lineItem, quantity }: Line): unknown =>
  moneyBag(Number(lineItem.price) * quantity, lineItem.order.currencyCode);

export const fulfillmentResolvers = resolversOf<Fulfillment>({
  legacyResourceId: (fulfillment) => String(gidNumber(fulfillment.id)),
  createdAt: (fulfillment) => iso(fulfillment.createdAtMs),
  updatedAt: (fulfillment) => iso(fulfillment.updatedAtMs),
  deliveredAt: (fulfillment) => eventAt(fulfillment, 'DELIVERED'),
  inTransitAt: (fulfillment) => eventAt(fulfillment, 'IN_TRANSIT'),
  estimatedDeliveryAt: (fulfillment) =>
    fulfillment.eventList.findLast(({ estimatedDeliveryAt }) => estimatedDeliveryAt !== null)?.estimatedDeliveryAt ??
    null,
  displayStatus: (fulfillment) =>
    fulfillment.status === 'CANCELLED' ? 'CANCELED' : (fulfillment.eventList.at(-1)?.status ?? 'FULFILLED'),
  requiresShipping: (fulfillment) => fulfillment.lines.some(({ lineItem }) => lineItem.requiresShipping),
  service: (fulfillment) => fulfillment.location.service,
  originAddress: () => null,
  totalQuantity: (fulfillment) => fulfillment.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  trackingInfo: (fulfillment, { first }: { first?: number | null }) =>
    typeof first === 'number' ? fulfillment.tracking.slice(0, first) : fulfillment.tracking,
  fulfillmentLineItems: (fulfillment, args: PageArgs) => connection(fulfillment.lines, args),
  fulfillmentOrders: (fulfillment, args: PageArgs, { shop }) =>
    connection(
      fulfillment.fulfillmentOrderList.filter((entry) => canRead(shop, entry)),
      args,
    ),
  events: (fulfillment, args: PageArgs) =>
    connection(
      [...fulfillment.eventList].sort((a, b) => a.happenedAtMs - b.happenedAtMs),
      args,
    ),
});

export const fulfillmentLineResolvers = resolversOf<Line>({
  originalTotalSet: lineTotal,
  discountedTotalSet: lineTotal,
});

export const fulfillmentEventResolvers = resolversOf<FulfillmentEvent>({
  createdAt: (event) => iso(event.createdAtMs),
  happenedAt: (event) => iso(event.happenedAtMs),
});
