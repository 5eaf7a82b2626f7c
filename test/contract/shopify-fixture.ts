import { connection } from './shopify-admin-server.ts';

/** An order as Shopify's resolvers would hold it: one canvas for Germany at the merchant's own location. */
export const ORDER_GID = 'gid://shopify/Order/1';

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });

interface MetafieldRow {
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  /** Default `single_line_text_field`. */
  readonly type?: string;
}

const TEXT = 'single_line_text_field';

/** Answers as recorded from Shopify: by namespace with plain keys, by keys with full ones in the asked order. */
export function metafields(rows: readonly MetafieldRow[]) {
  return (args: { first: number; namespace?: string; keys?: readonly string[] }) => {
    const inNamespace = rows
      .filter(({ namespace }) => namespace === args.namespace)
      .map(({ key, value, type = TEXT }) => ({ namespace: 'app--123', key, value, type }));
    const byKeys = (args.keys ?? []).flatMap((full) =>
      rows
        .filter(({ namespace, key }) => `${namespace}.${key}` === full)
        .map(({ namespace, value, type = TEXT }) => ({ namespace, key: full, value, type })),
    );
    return { nodes: (args.keys === undefined ? inNamespace : byKeys).slice(0, args.first) };
  };
}

const VARIANT_METAFIELDS = [
  { namespace: '$app', key: 'print_sku', value: 'CVS-1' },
  { namespace: 'custom', key: 'print_url', value: 'https://cdn.example.com/a.jpg' },
  { namespace: 'custom', key: 'washing', value: 'cold' },
];

export function lineItem(number: number, overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    id: `gid://shopify/LineItem/${number}`,
    title: `Canvas ${number}`,
    sku: `C-${number}`,
    currentQuantity: 2,
    customAttributes: [
      { key: '_print_url', value: 'https://cdn.example.com/b.jpg' },
      { key: 'Gift', value: null },
    ],
    originalUnitPriceSet: money('49.9'),
    discountedUnitPriceAfterAllDiscountsSet: money('44.91'),
    taxLines: [],
    lineItemGroup: null,
    variant: {
      id: 'gid://shopify/ProductVariant/42',
      selectedOptions: [{ name: 'Size', value: '40x60' }],
      metafields: metafields(VARIANT_METAFIELDS),
    },
    product: {
      id: 'gid://shopify/Product/7',
      tags: ['wall art'],
      metafields: metafields([{ namespace: '$app', key: 'print_option_name_1', value: 'Frame' }]),
    },
    ...overrides,
  };
}

export function fulfillmentOrderLine(number: number, overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    id: `gid://shopify/FulfillmentOrderLineItem/${number}`,
    totalQuantity: 2,
    remainingQuantity: 1,
    lineItem: { id: `gid://shopify/LineItem/${number}` },
    ...overrides,
  };
}

export const DESTINATION = {
  firstName: 'Ann',
  lastName: 'Lee',
  company: 'Lee Ltd',
  address1: 'Road 1',
  address2: 'Floor 2',
  city: 'Ulm',
  zip: '89073',
  province: 'Baden-Württemberg',
  countryCode: 'DE',
  phone: '+49 1',
  email: 'ann@example.com',
};

export function fulfillmentOrder(number: number, overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    __typename: 'FulfillmentOrder',
    id: `gid://shopify/FulfillmentOrder/${number}`,
    orderId: ORDER_GID,
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    supportedActions: [{ action: 'CREATE_FULFILLMENT' }, { action: 'REPORT_PROGRESS' }],
    fulfillmentHolds: [],
    assignedLocation: { location: { id: 'gid://shopify/Location/1', fulfillmentService: null } },
    deliveryMethod: { methodType: 'SHIPPING' },
    destination: DESTINATION,
    lineItems: connection([fulfillmentOrderLine(number)]),
    ...overrides,
  };
}

export function order(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    id: ORDER_GID,
    name: '#1001',
    test: false,
    displayFinancialStatus: 'PAID',
    cancelledAt: null,
    createdAt: '2026-11-24T10:00:00Z',
    updatedAt: '2026-11-24T11:00:00+01:00',
    tags: ['vip'],
    currencyCode: 'EUR',
    risk: { assessments: [{ riskLevel: 'LOW' }] },
    taxesIncluded: false,
    currentTotalPriceSet: money('94.32'),
    totalReceivedSet: money('94.32'),
    totalRefundedSet: money('0.0'),
    shippingLine: { title: 'Standard', discountedPriceSet: money('4.5'), taxLines: [] },
    lineItems: connection([lineItem(1)]),
    fulfillmentOrders: connection([fulfillmentOrder(1)]),
    fulfillments: [],
    ...overrides,
  };
}
