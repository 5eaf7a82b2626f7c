import { costOf, expectedCost, isBelowFloor, marginOf, soldFor } from '../../../domain/print-order/margin.ts';
import { actionsOf, isNeverSent } from '../../../domain/print-order/actions.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { isPartOnly } from '../../../domain/shipments/set-parcels.ts';
import { wholeParcels } from '../../../domain/shipments/whole-parcels.ts';
import type { OrderHeader, PrintOrder } from '../../../pipeline/ports/index.ts';
import type { ParcelView, PrintItemView, PrintOrderView, ShopSettings } from '../../../contract/index.ts';
import { noteView, problemView } from './views.ts';

/** Names and sizes of catalogue variants by connection region and id, as far as they are cached. */
export type CatalogueNames = ReadonlyMap<
  number,
  { readonly name: string; readonly widthMm: number; readonly heightMm: number }
>;

/** One item as pages show it. */
export function itemView(item: PrintOrder['items'][number], names: CatalogueNames): PrintItemView {
  const { identity, lineItemGid, title, quantity, artworkUrl } = item;
  const named = identity.kind === 'variant' ? names.get(identity.variantId) : undefined;
  const product =
    identity.kind !== 'variant'
      ? identity
      : { ...identity, name: named?.name ?? null, widthMm: named?.widthMm ?? null, heightMm: named?.heightMm ?? null };
  return {
    lineItemGid,
    title,
    quantity,
    product,
    artworkUrl,
    options: [...item.options],
    notes: item.notes.map(noteView),
  };
}

function parcelView(parcel: Shipment): ParcelView {
  const { carrierName, trackingNumber, trackingUrl, shippedAtMs, fulfillmentGid, adopted, unwritable, lines } = parcel;
  return {
    carrier: carrierName,
    trackingNumber,
    trackingUrl,
    shippedAtMs,
    fulfillmentGid,
    adopted,
    unwritable,
    lines: [...lines],
    waitsForSet: isPartOnly(parcel),
  };
}

/** While Picanova is still asked, or was stopped in time, the parcel goes there: nothing is to be compared. */
function shownChange({ problems, changedAddress }: PrintOrder): PrintOrder['changedAddress'] {
  return problems.some(({ code }) => code === 'address_changed') ? changedAddress : null;
}

/** One print order on the order page. */
export function printOrderView(
  printOrder: PrintOrder,
  context: { readonly header: OrderHeader; readonly names: CatalogueNames; readonly settings: ShopSettings },
): PrintOrderView {
  const {
    id,
    externalId,
    fulfillmentOrderGid,
    region,
    state,
    holdReason,
    isTest,
    revision,
    part,
    createdAtMs,
    sentAtMs,
    cancelRequestedAtMs,
  } = printOrder;
  const { picanovaOrderId, picanovaStatus, shippingTitle, shippingMethod, address, totalMinor, totalCurrency } =
    printOrder;
  const picanovaTotal =
    totalMinor === null || totalCurrency === null ? null : { minor: totalMinor, currency: totalCurrency };
  const sold = soldFor(printOrder.items, context.header.keptShares);
  const { settings } = context;
  const margin = marginOf(sold, costOf(printOrder), settings.customsRates);
  return {
    id,
    externalId,
    fulfillmentOrderGid,
    region,
    state,
    holdReason,
    isTest,
    revision,
    part,
    createdAtMs,
    sentAtMs,
    neverSent: isNeverSent(printOrder),
    cancelRequestedAtMs,
    picanovaOrderId,
    picanovaStatus,
    shippingTitle,
    shippingMethod,
    address,
    changedAddress: shownChange(printOrder),
    holdUntilMs: context.header.holdUntilMs.get(id) ?? null,
    picanovaTotal,
    soldFor: sold,
    expectedCost: picanovaTotal === null ? expectedCost(printOrder.items, null) : null,
    margin,
    belowFloor: isBelowFloor(margin, settings.marginFloorPercent),
    problems: printOrder.problems.map(problemView),
    items: printOrder.items.map((item) => itemView(item, context.names)),
    parcels: wholeParcels(printOrder.shipments).map(({ parcel }) => parcelView(parcel)),
    actions: [...actionsOf(printOrder)],
  };
}
