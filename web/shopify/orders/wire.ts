import { z } from 'zod';

/** What the documents of `documents/` answer (Admin API 2026-10). Enums stay text: Shopify adds values to them. */
export const pageInfoSchema = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

export type PageInfo = z.infer<typeof pageInfoSchema>;

const moneySchema = z.object({ shopMoney: z.object({ amount: z.string() }) });

/** Parts of the net amount; null = only its sum is known, and nothing can be taken off a piece. */
const taxLinesSchema = z.array(z.object({ rate: z.number().nullable() }));

const metafieldsSchema = z.object({
  nodes: z.array(z.object({ key: z.string(), value: z.string(), type: z.string() })),
});

const sources = { appMetafields: metafieldsSchema, merchantMetafields: metafieldsSchema };

const attributesSchema = z.array(z.object({ key: z.string(), value: z.string().nullable() }));

const variantSchema = z.object({
  id: z.string(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  ...sources,
});

const productSchema = z.object({ id: z.string(), tags: z.array(z.string()), ...sources });

/** The variant of a bundle. */
export const bundleVariantSchema = variantSchema.extend({ product: productSchema });

export type WireBundleVariant = z.infer<typeof bundleVariantSchema>;

export const lineItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  currentQuantity: z.number().int(),
  customAttributes: attributesSchema,
  originalUnitPriceSet: moneySchema,
  discountedUnitPriceAfterAllDiscountsSet: moneySchema,
  taxLines: taxLinesSchema,
  lineItemGroup: z
    .object({
      id: z.string(),
      title: z.string(),
      variantId: z.string().nullable(),
      customAttributes: attributesSchema,
    })
    .nullable(),
  variant: variantSchema.nullable(),
  product: productSchema.nullable(),
});

export type WireLineItem = z.infer<typeof lineItemSchema>;

export const lineItemsSchema = z.object({ nodes: z.array(lineItemSchema), pageInfo: pageInfoSchema });

export const fulfillmentOrderLinesSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      totalQuantity: z.number().int(),
      remainingQuantity: z.number().int(),
      lineItem: z.object({ id: z.string() }),
    }),
  ),
  pageInfo: pageInfoSchema,
});

export type WireFulfillmentOrderLine = z.infer<typeof fulfillmentOrderLinesSchema>['nodes'][number];

const actionsSchema = z.array(z.object({ action: z.string() }));

const destinationSchema = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  province: z.string().nullable(),
  countryCode: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});

export type WireDestination = z.infer<typeof destinationSchema>;

export const fulfillmentOrderSchema = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  fulfillAt: z
    .string()
    .nullish()
    .transform((text) => (text ? Date.parse(text) : null)),
  supportedActions: actionsSchema,
  fulfillmentHolds: z.array(z.object({ id: z.string() })),
  assignedLocation: z.object({
    location: z
      .object({ fulfillmentService: z.object({ type: z.string(), callbackUrl: z.string().nullable() }).nullable() })
      .nullable(),
  }),
  deliveryMethod: z.object({ methodType: z.string() }).nullable(),
  destination: destinationSchema.nullable(),
  lineItems: fulfillmentOrderLinesSchema,
});

export type WireFulfillmentOrder = z.infer<typeof fulfillmentOrderSchema>;

export const fulfillmentOrdersSchema = z.object({ nodes: z.array(fulfillmentOrderSchema), pageInfo: pageInfoSchema });

/** ISO 8601 with an offset; epoch ms afterwards. */
export const timeSchema = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  test: z.boolean(),
  displayFinancialStatus: z.string().nullable(),
  cancelledAt: timeSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  tags: z.array(z.string()),
  currencyCode: z.string(),
  risk: z.object({ assessments: z.array(z.object({ riskLevel: z.string() })) }),
  taxesIncluded: z.boolean(),
  currentTotalPriceSet: moneySchema,
  totalReceivedSet: moneySchema,
  totalRefundedSet: moneySchema,
  shippingLine: z.object({ title: z.string(), discountedPriceSet: moneySchema, taxLines: taxLinesSchema }).nullable(),
  lineItems: lineItemsSchema,
  fulfillmentOrders: fulfillmentOrdersSchema,
});

export type WireOrder = z.infer<typeof orderSchema>;

export const fulfillmentLinesSchema = z.object({
  nodes: z.array(z.object({ quantity: z.number().int().nullable(), lineItem: z.object({ id: z.string() }) })),
  pageInfo: pageInfoSchema,
});

export const fulfillmentSchema = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: timeSchema,
  trackingInfo: z.array(z.object({ number: z.string().nullable() })),
  fulfillmentLineItems: fulfillmentLinesSchema,
});

export type WireFulfillment = z.infer<typeof fulfillmentSchema>;

export const openFulfillmentOrderSchema = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  supportedActions: actionsSchema,
  assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }),
  deliveryMethod: z.object({ methodType: z.string() }).nullable(),
  lineItems: fulfillmentOrderLinesSchema,
});

export type WireOpenFulfillmentOrder = z.infer<typeof openFulfillmentOrderSchema>;
