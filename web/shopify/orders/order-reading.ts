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
} from '../../domain/planning/shopify-order.ts';
import { readDestination } from './destination.ts';
import { minorUnits } from '../../domain/kernel/money.ts';
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

interface LineContext {
  readonly namespace: string;
  readonly currency: string;
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
  const { id, title, quantity, variantId, customAttributes } = lineItemGroup;
  const bundle = context.bundles.get(variantId ?? '') ?? null;
  const parent = { properties: propertiesOf(customAttributes), ...fieldsOf(bundle, bundle?.product ?? null, context) };
  return { gid: id, title, quantity, parent };
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
    unitPriceMinor: minorUnits(item.originalUnitPriceSet.shopMoney.amount, context.currency),
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
  const lineContext = { namespace: context.namespace, currency: order.currencyCode, files, bundles };
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
