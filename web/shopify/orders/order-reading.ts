import type {
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  LineItemGid,
  OrderGid,
} from '../../domain/kernel/ids.ts';
import type {
  Assignment,
  FieldHolder,
  FulfillmentOrder,
  FulfillmentOrderLine,
  LineGroup,
  NameValue,
  ShopifyOrder,
  UnitPrice,
} from '../../domain/planning/shopify-order.ts';
import { readDestination } from './destination.ts';
import { minorUnits, withoutTax } from '../../domain/kernel/money.ts';
import { metafieldsOf, type ShopFiles, type Sources } from './print-metafields.ts';
import type { Bundles } from './read-bundles.ts';
import type { WireFulfillmentOrder, WireFulfillmentOrderLine, WireLineItem, WireOrder } from './wire.ts';

/** An order with all its pages, in Shopify's words. */
export interface ReadPages {
  readonly order: WireOrder;
  readonly lineItems: readonly WireLineItem[];
  readonly fulfillmentOrders: readonly (WireFulfillmentOrder & {
    readonly allLines: readonly WireFulfillmentOrderLine[];
  })[];
  readonly addressesWithheld: boolean;
  /** What its line item groups name. */
  readonly bundles: Bundles;
  /** What the artwork of its lines refers to. */
  readonly files: ShopFiles;
}

export interface ReadingContext {
  /** The namespace read beside `$app`. */
  readonly namespace: string;
  /** Our public address, without a slash at its end: services that call it back are ours. */
  readonly appUrl: string;
}

/** What decides first: one that is high decides whatever is unfinished, and unfinished ones may still become high. */
const RISK_LEVELS = ['HIGH', 'PENDING', 'MEDIUM', 'LOW', 'NONE'];

/** Null = no assessment yet. A level this code does not know is a finished one, and no reason to hold an order. */
function riskLevelOf({ assessments }: WireOrder['risk']): string | null {
  const levels = assessments.map(({ riskLevel }) => riskLevel);
  return RISK_LEVELS.find((level) => levels.includes(level)) ?? levels[0] ?? null;
}

function isBelow(url: string, base: string): boolean {
  return url === base || url.startsWith(`${base}/`);
}

function assignmentOf({ location }: WireFulfillmentOrder['assignedLocation'], appUrl: string): Assignment {
  const service = location?.fulfillmentService ?? null;
  if (service === null || service.type === 'MANUAL') return 'merchant';
  return service.callbackUrl !== null && isBelow(service.callbackUrl, appUrl) ? 'own_service' : 'other_service';
}

interface Prices {
  readonly currency: string;
  readonly taxesIncluded: boolean;
}

/** Without tax, which a shop may include in its prices; null = no amount. */
function netOf(
  { shopMoney }: WireLineItem['originalUnitPriceSet'],
  taxLines: WireLineItem['taxLines'],
  { currency, taxesIncluded }: Prices,
): number | null {
  const minor = minorUnits(shopMoney.amount, currency);
  const rates = taxLines.map(({ rate }) => rate ?? 0);
  return minor === null || !taxesIncluded ? minor : withoutTax(minor, rates);
}

function priceOf(item: WireLineItem, prices: Prices): UnitPrice | null {
  const listMinor = netOf(item.originalUnitPriceSet, item.taxLines, prices);
  const paidMinor = netOf(item.discountedUnitPriceAfterAllDiscountsSet, item.taxLines, prices);
  return listMinor === null || paidMinor === null ? null : { listMinor, paidMinor };
}

/** What cannot be read counts as nothing: it takes part in no decision, only in what an order has brought. */
function paymentsOf(order: WireOrder): ShopifyOrder['payments'] {
  const minor = ({ shopMoney }: WireOrder['totalReceivedSet']): number =>
    minorUnits(shopMoney.amount, order.currencyCode) ?? 0;
  return {
    currentTotalMinor: minor(order.currentTotalPriceSet),
    receivedMinor: minor(order.totalReceivedSet),
    refundedMinor: minor(order.totalRefundedSet),
  };
}

interface LineContext extends Prices {
  readonly namespace: string;
  readonly files: ShopFiles;
  readonly bundles: Bundles;
}

function propertiesOf(attributes: WireLineItem['customAttributes']): readonly NameValue[] {
  return attributes.map(({ key, value }) => ({ name: key, value: value ?? '' }));
}

/** What print fields are read from, as far as it is still there. */
function fieldsOf(
  variant: (Sources & { readonly selectedOptions: readonly NameValue[] }) | null,
  product: Sources | null,
  { namespace, files }: LineContext,
): Omit<FieldHolder, 'properties'> {
  return {
    selectedOptions: variant?.selectedOptions ?? [],
    variantMetafields: variant === null ? [] : metafieldsOf(variant, namespace, files),
    productMetafields: product === null ? [] : metafieldsOf(product, namespace, files),
  };
}

function groupOf({ lineItemGroup }: WireLineItem, context: LineContext): LineGroup | null {
  if (lineItemGroup === null) return null;
  const { id, title, variantId, customAttributes } = lineItemGroup;
  const bundle = context.bundles.get(variantId ?? '') ?? null;
  const parent = { properties: propertiesOf(customAttributes), ...fieldsOf(bundle, bundle?.product ?? null, context) };
  return { gid: id, title, parent };
}

function lineOf(line: WireFulfillmentOrderLine, item: WireLineItem, context: LineContext): FulfillmentOrderLine {
  const { variant, product } = item;
  const group = groupOf(item, context);
  return {
    gid: line.id as FulfillmentOrderLineItemGid,
    lineItemGid: item.id as LineItemGid,
    title: item.title,
    sku: item.sku,
    totalQuantity: line.totalQuantity,
    remainingQuantity: line.remainingQuantity,
    currentQuantity: item.currentQuantity,
    price: priceOf(item, context),
    properties: propertiesOf(item.customAttributes),
    ...fieldsOf(variant, product, context),
    productTags: product?.tags ?? [],
    ...(group === null ? {} : { group }),
    ...(variant === null || product === null ? {} : { variant: { gid: variant.id, productGid: product.id } }),
  };
}

/**
 * The order as the domain knows it; null = a fulfillment order names a line the order did not list: it changed while it
 * was read.
 */
export function readPages(pages: ReadPages, context: ReadingContext): ShopifyOrder | null {
  const { order } = pages;
  const items = new Map(pages.lineItems.map((item) => [item.id, item]));
  const { files, bundles } = pages;
  const prices = { currency: order.currencyCode, taxesIncluded: order.taxesIncluded };
  const lineContext = { namespace: context.namespace, ...prices, files, bundles };
  const fulfillmentOrders: FulfillmentOrder[] = [];
  for (const wire of pages.fulfillmentOrders) {
    const lines: FulfillmentOrderLine[] = [];
    for (const line of wire.allLines) {
      const item = items.get(line.lineItem.id);
      if (item === undefined) return null;
      lines.push(lineOf(line, item, lineContext));
    }
    fulfillmentOrders.push({
      gid: wire.id as FulfillmentOrderGid,
      status: wire.status,
      requestStatus: wire.requestStatus,
      supportedActions: wire.supportedActions.map(({ action }) => action),
      onHold: wire.fulfillmentHolds.length > 0 || wire.status === 'ON_HOLD',
      fulfillAtMs: wire.fulfillAt,
      assignment: assignmentOf(wire.assignedLocation, context.appUrl),
      deliveryMethodType: wire.deliveryMethod?.methodType ?? null,
      destination: readDestination(wire.destination, pages.addressesWithheld),
      lines,
    });
  }
  return {
    gid: order.id as OrderGid,
    name: order.name,
    isTest: order.test,
    financialStatus: order.displayFinancialStatus,
    cancelledAtMs: order.cancelledAt,
    createdAtMs: order.createdAt,
    updatedAtMs: order.updatedAt,
    tags: order.tags,
    riskLevel: riskLevelOf(order.risk),
    currency: order.currencyCode,
    shippingTitle: order.shippingLine?.title ?? null,
    shippingPriceMinor:
      order.shippingLine === null
        ? null
        : netOf(order.shippingLine.discountedPriceSet, order.shippingLine.taxLines, prices),
    payments: paymentsOf(order),
    fulfillmentOrders,
  };
}
