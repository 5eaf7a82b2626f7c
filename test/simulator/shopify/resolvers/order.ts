import { gidNumber } from '../gid.ts';
import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf } from '../graphql/context.ts';
import { displayFulfillmentStatus, fulfilledQuantity, taxFactor } from '../world/order-status.ts';
import type { Address, LineItem, Order } from '../world/state.ts';
import { canRead, fullName, iso, moneyBag } from './common.ts';
import { metafieldResolvers } from './metafields.ts';

const itemsTotal = (order: Order, quantity: 'quantity' | 'currentQuantity'): number =>
  order.lines.reduce((sum, line) => sum + Number(line.discountedPrice) * line[quantity] * taxFactor(order), 0);
const shippingPrice = (order: Order): number => Number(order.shipping?.price ?? 0) * taxFactor(order);
const totalOf = (order: Order, quantity: 'quantity' | 'currentQuantity'): number =>
  itemsTotal(order, quantity) + shippingPrice(order);

export const orderResolvers = resolversOf<Order>({
  ...metafieldResolvers,
  legacyResourceId: (order) => String(gidNumber(order.id)),
  createdAt: (order) => iso(order.createdAtMs),
  updatedAt: (order) => iso(order.updatedAtMs),
  processedAt: (order) => iso(order.createdAtMs),
  cancelledAt: (order) => iso(order.cancelledAtMs),
  closedAt: (order) => iso(order.closedAtMs),
  closed: (order) => order.closedAtMs !== null,
  confirmed: () => true,
  fullyPaid: (order) => order.financialStatus === 'PAID',
  unpaid: (order) => order.financialStatus === 'PENDING',
  displayFinancialStatus: (order) => order.financialStatus,
  displayFulfillmentStatus,
  phone: (order) => order.address?.phone ?? null,
  note: () => null,
  customAttributes: () => [],
  customerLocale: () => 'en',
  presentmentCurrencyCode: (order) => order.currencyCode,
  totalReceivedSet: (order) => moneyBag(order.paidAtMs === null ? 0 : totalOf(order, 'quantity'), order.currencyCode),
  totalRefundedSet: (order) => moneyBag(order.refunded, order.currencyCode),
  taxesIncluded: (order) => order.tax?.included === true,
  requiresShipping: (order) => order.lines.some(({ requiresShipping }) => requiresShipping),
  sourceName: () => 'web',
  refunds: () => [],
  transactions: ({ id, paidAtMs }) =>
    paidAtMs === null
      ? []
      : [{ id: id.replace('Order', 'OrderTransaction'), kind: 'SALE', status: 'SUCCESS', processedAt: iso(paidAtMs) }],
  paymentGatewayNames: () => ['bogus'],
  shippingAddress: (order) => order.address,
  billingAddress: (order) => order.address,
  displayAddress: (order) => order.address,
  shippingLine: (order) => order.shipping,
  shippingLines: (order, args: PageArgs) => connection(order.shipping ? [order.shipping] : [], args),
  lineItems: (order, args: PageArgs) => connection(order.lines, args),
  fulfillmentOrders: (order, args: PageArgs, { shop }) =>
    connection(
      order.fulfillmentOrderList.filter((entry) => canRead(shop, entry)),
      args,
    ),
  fulfillments: (order, { first }: { first?: number | null }) =>
    typeof first === 'number' ? order.fulfillmentList.slice(0, first) : order.fulfillmentList,
  fulfillmentsCount: (order) => ({ count: order.fulfillmentList.length, precision: 'EXACT' }),
  risk: (order) => ({
    recommendation: order.riskLevel === 'HIGH' ? 'CANCEL' : 'ACCEPT',
    assessments: order.riskLevel === null ? [] : [{ riskLevel: order.riskLevel, facts: [], provider: null }],
  }),
  subtotalPriceSet: (order) => moneyBag(itemsTotal(order, 'quantity'), order.currencyCode),
  currentSubtotalPriceSet: (order) => moneyBag(itemsTotal(order, 'currentQuantity'), order.currencyCode),
  totalShippingPriceSet: (order) => moneyBag(shippingPrice(order), order.currencyCode),
  currentShippingPriceSet: (order) => moneyBag(shippingPrice(order), order.currencyCode),
  totalPriceSet: (order) => moneyBag(totalOf(order, 'quantity'), order.currencyCode),
  currentTotalPriceSet: (order) => moneyBag(totalOf(order, 'currentQuantity'), order.currencyCode),
});

/** The taxes of an amount, as tax lines beside each other; `amount` includes them where the order's prices do. */
function taxLines({ tax, currencyCode }: Order, amount: number): readonly unknown[] {
  if (tax === null) return [];
  const { rate, included } = tax;
  const price = included ? amount - amount / (1 + rate) : amount * rate;
  return [{ title: 'VAT', rate, ratePercentage: rate * 100, priceSet: moneyBag(price, currencyCode) }];
}

const unitPrice = (line: LineItem): unknown => moneyBag(line.price, line.order.currencyCode);
const linePrice = (line: LineItem): unknown => moneyBag(Number(line.price) * line.quantity, line.order.currencyCode);

export const lineItemResolvers = resolversOf<LineItem>({
  name: (line) => (line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`),
  vendor: () => null,
  image: () => null,
  isGiftCard: () => false,
  merchantEditable: () => true,
  product: (line, _args, { shop }) => (line.productGid === null ? null : (shop.products.get(line.productGid) ?? null)),
  variant: (line, _args, { shop }) => (line.variantGid === null ? null : (shop.variants.get(line.variantGid) ?? null)),
  unfulfilledQuantity: (line) => Math.max(0, line.currentQuantity - fulfilledQuantity(line)),
  fulfillableQuantity: (line) => Math.max(0, line.currentQuantity - fulfilledQuantity(line)),
  nonFulfillableQuantity: () => 0,
  refundableQuantity: (line) => line.currentQuantity,
  originalUnitPriceSet: unitPrice,
  discountedUnitPriceSet: unitPrice,
  discountedUnitPriceAfterAllDiscountsSet: (line) => moneyBag(line.discountedPrice, line.order.currencyCode),
  taxLines: (line) => taxLines(line.order, Number(line.discountedPrice) * line.quantity),
  originalTotalSet: linePrice,
  discountedTotalSet: linePrice,
});

export const addressResolvers = resolversOf<Address>({
  name: fullName,
  countryCodeV2: (address) => address.countryCode,
  formatted: (address, { withName }: { withName?: boolean }) =>
    [
      withName ? fullName(address) : null,
      address.address1,
      address.address2,
      [address.zip, address.city].filter(Boolean).join(' '),
      address.country,
    ].filter(Boolean),
  formattedArea: (address) => [address.city, address.country].filter(Boolean).join(', '),
  coordinatesValidated: () => false,
  latitude: () => null,
  longitude: () => null,
  timeZone: () => null,
});

export const shippingLineResolvers = resolversOf<NonNullable<Order['shipping']>>({
  code: (line) => line.title,
  source: () => 'shopify',
  custom: () => false,
  isRemoved: () => false,
  carrierIdentifier: () => null,
  deliveryCategory: () => null,
  shippingRateHandle: () => null,
  phone: () => null,
  originalPriceSet: (line, _args, { shop }) => moneyBag(line.price, shop.currency),
  discountedPriceSet: (line, _args, { shop }) => moneyBag(line.price, shop.currency),
  taxLines: (line) => taxLines(line.order, Number(line.price)),
  currentDiscountedPriceSet: (line, _args, { shop }) => moneyBag(line.price, shop.currency),
});
