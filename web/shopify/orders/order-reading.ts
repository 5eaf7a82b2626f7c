import type {
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  LineItemGid,
  OrderGid,
} from '../../domain/kernel/ids.ts';
import type {
  Assignment,
  FulfillmentOrder,
  FulfillmentOrderLine,
  ShopifyOrder,
} from '../../domain/planning/shopify-order.ts';
import { readDestination } from './destination.ts';
import { minorUnits } from '../../domain/kernel/money.ts';
import { metafieldsOf, type ShopFiles } from './print-metafields.ts';
import type { WireFulfillmentOrder, WireFulfillmentOrderLine, WireLineItem, WireOrder } from './wire.ts';

/** An order with all its pages, in Shopify's words. */
export interface ReadPages {
  readonly order: WireOrder;
  readonly lineItems: readonly WireLineItem[];
  readonly fulfillmentOrders: readonly (WireFulfillmentOrder & {
    readonly allLines: readonly WireFulfillmentOrderLine[];
  })[];
  readonly addressesWithheld: boolean;
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

function lineOf(
  line: WireFulfillmentOrderLine,
  item: WireLineItem,
  context: { readonly namespace: string; readonly currency: string; readonly files: ShopFiles },
): FulfillmentOrderLine {
  const { variant, product } = item;
  const { namespace, currency, files } = context;
  return {
    gid: line.id as FulfillmentOrderLineItemGid,
    lineItemGid: item.id as LineItemGid,
    title: item.title,
    sku: item.sku,
    totalQuantity: line.totalQuantity,
    remainingQuantity: line.remainingQuantity,
    currentQuantity: item.currentQuantity,
    unitPriceMinor: minorUnits(item.originalUnitPriceSet.shopMoney.amount, currency),
    properties: item.customAttributes.map(({ key, value }) => ({ name: key, value: value ?? '' })),
    selectedOptions: variant?.selectedOptions ?? [],
    variantMetafields: variant === null ? [] : metafieldsOf(variant, namespace, files),
    productMetafields: product === null ? [] : metafieldsOf(product, namespace, files),
    productTags: product?.tags ?? [],
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
  const lineContext = { namespace: context.namespace, currency: order.currencyCode, files: pages.files };
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
        : minorUnits(order.shippingLine.originalPriceSet.shopMoney.amount, order.currencyCode),
    fulfillmentOrders,
  };
}
