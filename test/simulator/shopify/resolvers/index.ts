import type { Resolvers } from '../graphql/context.ts';
import { bulkMutations, bulkOperationResolvers, bulkQueries } from './bulk.ts';
import { genericFileResolvers, mediaImageResolvers } from './file.ts';
import { fulfillmentEventResolvers, fulfillmentLineResolvers, fulfillmentResolvers } from './fulfillment.ts';
import { fulfillmentMutations } from './fulfillment-mutations.ts';
import {
  fulfillmentOrderLineResolvers,
  fulfillmentOrderResolvers,
  holdResolvers,
  requestResolvers,
} from './fulfillment-order.ts';
import { fulfillmentOrderMutations } from './fulfillment-order-mutations.ts';
import { definitionResolvers, metafieldFieldResolvers } from './metafields.ts';
import { addressResolvers, lineItemResolvers, orderResolvers, shippingLineResolvers } from './order.ts';
import { inventoryItemResolvers, inventoryLevelResolvers, productResolvers, variantResolvers } from './product.ts';
import { queryResolvers } from './query.ts';
import { installationResolvers, locationResolvers, serviceResolvers, shopResolvers } from './shop.ts';
import { shopMutations } from './shop-mutations.ts';

/**
 * By GraphQL type. Fields without a resolver read the property of that name; without one either they are refused,
 * loudly.
 */
export const resolvers: Readonly<Record<string, Resolvers>> = {
  QueryRoot: { ...queryResolvers, ...bulkQueries },
  Mutation: { ...bulkMutations, ...fulfillmentMutations, ...fulfillmentOrderMutations, ...shopMutations },
  BulkOperation: bulkOperationResolvers,
  Order: orderResolvers,
  LineItem: lineItemResolvers,
  MailingAddress: addressResolvers,
  ShippingLine: shippingLineResolvers,
  FulfillmentOrder: fulfillmentOrderResolvers,
  FulfillmentOrderLineItem: fulfillmentOrderLineResolvers,
  FulfillmentHold: holdResolvers,
  FulfillmentOrderMerchantRequest: requestResolvers,
  Fulfillment: fulfillmentResolvers,
  FulfillmentLineItem: fulfillmentLineResolvers,
  FulfillmentEvent: fulfillmentEventResolvers,
  Metafield: metafieldFieldResolvers,
  MetafieldDefinition: definitionResolvers,
  GenericFile: genericFileResolvers,
  MediaImage: mediaImageResolvers,
  Product: productResolvers,
  ProductVariant: variantResolvers,
  InventoryItem: inventoryItemResolvers,
  InventoryLevel: inventoryLevelResolvers,
  Shop: shopResolvers,
  AppInstallation: installationResolvers,
  Location: locationResolvers,
  FulfillmentService: serviceResolvers,
};
