import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf } from '../graphql/context.ts';
import { supportedActions } from '../world/actions.ts';
import { deliveryMethodOf } from '../world/fulfil.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, Hold, MerchantRequest, Order } from '../world/state.ts';
import { iso, moneyBag } from './common.ts';

const HOLD_WORDS: Readonly<Record<string, string>> = {
  OTHER: 'Other',
  AWAITING_PAYMENT: 'Awaiting payment',
  HIGH_RISK_OF_FRAUD: 'High risk of fraud',
  INCORRECT_ADDRESS: 'Incorrect address',
  INVENTORY_OUT_OF_STOCK: 'Inventory out of stock',
};

function destination(order: Order): unknown {
  const { address } = order;
  if (!address) return null;
  const number = /\/(\d+)/.exec(address.id)?.[1] ?? '0';
  return {
    ...address,
    id: `gid://shopify/FulfillmentOrderDestination/${number}`,
    graphqlType: 'FulfillmentOrderDestination',
    email: order.email,
    location: null,
  };
}

export const fulfillmentOrderResolvers = resolversOf<FulfillmentOrder>({
  createdAt: (fulfillmentOrder) => iso(fulfillmentOrder.createdAtMs),
  updatedAt: (fulfillmentOrder) => iso(fulfillmentOrder.updatedAtMs),
  orderId: (fulfillmentOrder) => fulfillmentOrder.order.id,
  orderName: (fulfillmentOrder) => fulfillmentOrder.order.name,
  orderProcessedAt: (fulfillmentOrder) => iso(fulfillmentOrder.order.createdAtMs),
  fulfillAt: ({ fulfillAtMs, createdAtMs }) => iso(fulfillAtMs ?? createdAtMs),
  fulfillBy: () => null,
  internationalDuties: () => null,
  assignedLocation: ({ location }) => ({
    name: location.name,
    location,
    countryCode: 'DE',
    address1: 'Lagerweg 1',
    address2: null,
    city: 'Köln',
    zip: '50667',
    province: null,
    phone: null,
  }),
  deliveryMethod: (fulfillmentOrder) => ({
    id: fulfillmentOrder.id.replace('FulfillmentOrder', 'DeliveryMethod'),
    methodType: deliveryMethodOf(fulfillmentOrder),
    presentedName: fulfillmentOrder.order.shipping?.title ?? null,
    serviceCode: fulfillmentOrder.order.shipping?.title ?? null,
    sourceReference: null,
    minDeliveryDateTime: null,
    maxDeliveryDateTime: null,
    additionalInformation: null,
    brandedPromise: null,
  }),
  destination: (fulfillmentOrder) => destination(fulfillmentOrder.order),
  supportedActions: (fulfillmentOrder) =>
    supportedActions(fulfillmentOrder).map((action) => ({ action, externalUrl: null })),
  fulfillmentHolds: (fulfillmentOrder) => fulfillmentOrder.holds,
  lineItems: (fulfillmentOrder, args: PageArgs) => connection(fulfillmentOrder.lines, args),
  fulfillments: (fulfillmentOrder, args: PageArgs) => connection(fulfillmentOrder.fulfillmentList, args),
  merchantRequests: (fulfillmentOrder, args: PageArgs & { kind?: string | null }) =>
    connection(
      fulfillmentOrder.requests.filter(({ kind }) => !args.kind || kind === args.kind),
      args,
    ),
});

export const fulfillmentOrderLineResolvers = resolversOf<FulfillmentOrderLine>({
  productTitle: ({ lineItem }) => lineItem.title,
  variantTitle: ({ lineItem }) => lineItem.variantTitle,
  sku: ({ lineItem }) => lineItem.sku,
  vendor: () => null,
  image: () => null,
  weight: () => null,
  warnings: () => [],
  requiresShipping: ({ lineItem }) => lineItem.requiresShipping,
  shippingLine: ({ lineItem }) => lineItem.order.shipping,
  variant: ({ lineItem }, _args, { shop }) =>
    lineItem.variantGid === null ? null : (shop.variants.get(lineItem.variantGid) ?? null),
  inventoryItemId: ({ lineItem }, _args, { shop }) =>
    lineItem.variantGid === null ? null : (shop.variants.get(lineItem.variantGid)?.inventoryItemGid ?? null),
  originalUnitPriceSet: ({ lineItem }) => moneyBag(lineItem.price, lineItem.order.currencyCode),
  financialSummaries: ({ lineItem, remainingQuantity }) => [
    {
      quantity: remainingQuantity,
      originalUnitPriceSet: moneyBag(lineItem.price, lineItem.order.currencyCode),
      approximateDiscountedUnitPriceSet: moneyBag(lineItem.price, lineItem.order.currencyCode),
      discountAllocations: [],
    },
  ],
});

export const holdResolvers = resolversOf<Hold>({
  displayReason: (hold) => HOLD_WORDS[hold.reason] ?? 'Other',
  heldByApp: () => null,
});

export const requestResolvers = resolversOf<MerchantRequest>({
  sentAt: (request) => iso(request.sentAtMs),
  fulfillmentOrder: (request, _args, { shop }) =>
    [...shop.fulfillmentOrders.values()].find(({ requests }) => requests.includes(request)),
});
