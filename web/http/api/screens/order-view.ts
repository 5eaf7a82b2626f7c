import { marginOf, soldFor } from '../../../domain/print-order/margin.ts';
import { isUnsent, type PrintOrderState } from '../../../domain/print-order/print-order.ts';
import type { OrderHeader, PrintOrder } from '../../../pipeline/ports/index.ts';
import type { OrderView, PrintItemView, PrintOrderView } from '../../../contract/index.ts';
import { noteView, problemView } from './views.ts';

const BEFORE_END: ReadonlySet<PrintOrderState> = new Set<PrintOrderState>(['held', 'blocked', 'ready', 'sent']);
const AT_PICANOVA: ReadonlySet<PrintOrderState> = new Set<PrintOrderState>([
  'sent',
  'shipped',
  'cancelling',
  'fulfilled',
]);
const ENDED: ReadonlySet<PrintOrderState> = new Set<PrintOrderState>(['cancelled', 'failed']);

/** What the order page offers; the store has the last word when it is pressed. */
function actionsOf({ state, picanovaOrderId, cancelRequestedAtMs, resubmit }: PrintOrder): PrintOrderView['actions'] {
  return [
    ...(BEFORE_END.has(state) && cancelRequestedAtMs === null ? (['cancel'] as const) : []),
    ...(ENDED.has(state) && !resubmit ? (['resubmit'] as const) : []),
    ...(AT_PICANOVA.has(state) && picanovaOrderId !== null ? (['refresh'] as const) : []),
  ];
}

/**
 * To send is offered while something of the order is not sent; to look again always, since Shopify may say something
 * new.
 */
export function orderActionsOf(
  { cancelledAtMs }: OrderHeader,
  printOrders: readonly PrintOrder[],
): OrderView['actions'] {
  return cancelledAtMs === null && printOrders.some(({ state }) => isUnsent(state)) ? ['send', 'retry'] : ['retry'];
}

/** Names and sizes of catalogue variants by connection region and id, as far as they are cached. */
export type CatalogueNames = ReadonlyMap<
  number,
  { readonly name: string; readonly widthMm: number; readonly heightMm: number }
>;

function itemView(item: PrintOrder['items'][number], names: CatalogueNames): PrintItemView {
  const { identity, lineItemGid, title, quantity, artworkUrl } = item;
  const named = identity.kind === 'variant' ? names.get(identity.variantId) : undefined;
  const product =
    identity.kind === 'design'
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

/** One print order on the order page. */
export function printOrderView(
  printOrder: PrintOrder,
  context: { readonly header: OrderHeader; readonly names: CatalogueNames },
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
  const sold = soldFor(printOrder.items, printOrder.currency);
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
    cancelRequestedAtMs,
    picanovaOrderId,
    picanovaStatus,
    shippingTitle,
    shippingMethod,
    address,
    holdUntilMs: context.header.holdUntilMs.get(id) ?? null,
    picanovaTotal,
    soldFor: sold,
    margin: marginOf(sold, picanovaTotal),
    problems: printOrder.problems.map(problemView),
    items: printOrder.items.map((item) => itemView(item, context.names)),
    parcels: printOrder.shipments.map(
      ({ carrierName, trackingNumber, trackingUrl, shippedAtMs, fulfillmentGid, adopted, lines }) => ({
        carrier: carrierName,
        trackingNumber,
        trackingUrl,
        shippedAtMs,
        fulfillmentGid,
        adopted,
        lines: [...lines],
      }),
    ),
    actions: actionsOf(printOrder),
  };
}
