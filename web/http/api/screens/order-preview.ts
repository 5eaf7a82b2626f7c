import type { Amount } from '../../../domain/kernel/money.ts';
import { gidOf } from '../../../domain/kernel/ids.ts';
import {
  costOf,
  isBelowFloor,
  marginOf,
  soldFor,
  type ExpectedCost,
  type KeptShares,
} from '../../../domain/print-order/margin.ts';
import type { PrintItem } from '../../../domain/print-order/print-item.ts';
import type { PreviewOrder, Previewed } from '../../../pipeline/merchant/order-preview.ts';
import type { Reads } from '../../../pipeline/ports/index.ts';
import type { PreviewedPrintOrder, ShopSettings } from '../../../contract/index.ts';
import { mount, NOT_FOUND, type Api } from '../endpoint.ts';
import { itemView, type CatalogueNames } from './order-view.ts';
import { refusalOf } from './products.ts';
import { noteView, problemView } from './views.ts';

export interface OrderPreviewParts {
  readonly reads: Reads;
  readonly previewOrder: PreviewOrder;
}

interface Context {
  readonly settings: ShopSettings;
  readonly names: CatalogueNames;
  readonly keptShares: KeptShares;
}

function declared(minor: number | null, currency: string | null): Amount | null {
  return minor === null || currency === null ? null : { minor, currency };
}

function itemsOf(
  items: readonly PrintItem[],
  { currency, names }: { readonly currency: string | null; readonly names: CatalogueNames },
): PreviewedPrintOrder['items'] {
  return items.map((item) => {
    const { paid = null, cost, customsValueMinor } = item;
    return {
      ...itemView(item, names),
      paid,
      cost: cost === undefined ? null : { minor: cost.productionMinor + cost.optionsMinor, currency: cost.currency },
      customsValue: declared(customsValueMinor, currency),
    };
  });
}

/** What stays of what was paid for the items, and whether that is enough. */
function keptOf(items: readonly PrintItem[], cost: Amount | null, { settings, keptShares }: Context) {
  const margin = marginOf(soldFor(items, keptShares), cost, settings.customsRates);
  return { margin, belowFloor: isBelowFloor(margin, settings.marginFloorPercent) };
}

function totalOf(cost: ExpectedCost | null): Amount | null {
  return cost === null ? null : { minor: cost.totalMinor, currency: cost.currency };
}

function shared({ printOrder }: Previewed, { names, keptShares }: Context) {
  const { externalId, region, state, holdReason, isTest, address, shippingTitle, items, currency } = printOrder;
  return {
    externalId,
    region,
    state,
    holdReason,
    isTest,
    address,
    shippingTitle,
    items: itemsOf(items, { currency, names }),
    customsShipping: declared(printOrder.customsShippingMinor, currency),
    soldFor: soldFor(items, keptShares),
  };
}

function viewOf(previewed: Previewed, context: Context): PreviewedPrintOrder {
  if (previewed.kind === 'sent') {
    const { printOrder } = previewed;
    const { shippingMethod: code, items } = printOrder;
    return {
      ...shared(previewed, context),
      ...keptOf(items, costOf(printOrder), context),
      sent: true,
      holdUntilMs: null,
      api: items.some(({ identity }) => identity.kind === 'design') ? 'v1' : 'beta',
      picanovaAway: false,
      shippingMethod: code === null ? null : { code, name: code, price: null },
      shippingNotes: [],
      picanovaTotal: declared(printOrder.totalMinor, printOrder.totalCurrency),
      expectedCost: null,
      problems: printOrder.problems.map(problemView),
      other: null,
    };
  }
  const { printOrder, problems, api, method, notes, expectedCost, isPicanovaAway, other } = previewed;
  return {
    ...shared(previewed, context),
    ...keptOf(printOrder.items, totalOf(expectedCost), context),
    sent: false,
    holdUntilMs: printOrder.holdUntilMs,
    api,
    picanovaAway: isPicanovaAway,
    shippingMethod: method,
    shippingNotes: notes.map(noteView),
    picanovaTotal: null,
    expectedCost,
    problems: problems.map(problemView),
    other:
      other === null
        ? null
        : {
            region: other.region,
            problems: other.problems.map(problemView),
            expectedCost: other.expectedCost,
            ...keptOf(other.items, totalOf(other.expectedCost), context),
          },
  };
}

/** The preview of one order: what would be sent of it, field by field, and what was. */
export function orderPreviewRoutes(api: Api, { reads, previewOrder }: OrderPreviewParts): void {
  mount(api, 'orderPreview', async ({ shop, params }) => {
    const preview = await previewOrder(shop, gidOf('Order', params.order));
    if (preview.outcome === 'not_found') return NOT_FOUND;
    if (preview.outcome === 'failed') return refusalOf(preview.failure);
    const { orderName, leftOut, printOrders, keptShares } = preview;
    const variants = printOrders.flatMap(({ printOrder: { region, items } }) =>
      items.flatMap(({ identity }) => (identity.kind === 'variant' ? [{ region, variantId: identity.variantId }] : [])),
    );
    const context = { settings: preview.shop.settings, names: await reads.catalogue.names(shop, variants), keptShares };
    return {
      body: { orderName, leftOut: [...leftOut], printOrders: printOrders.map((one) => viewOf(one, context)) },
    };
  });
}
