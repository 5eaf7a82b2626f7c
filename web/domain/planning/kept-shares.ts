import type { LineItemGid } from '../kernel/ids.ts';
import type { KeptShares } from '../print-order/margin.ts';
import { linesOf } from '../print-order/print-item.ts';
import { addedUp, quantityOf } from '../shipments/shipment.ts';
import { coversLines, type ExistingPrintOrder } from './plan-coverage.ts';
import type { ShopifyOrder } from './shopify-order.ts';

/** What stays of the order's price beside what was taken back with pieces: goodwill is shared by all lines. */
function shareOfOrder({ currentTotalMinor, receivedMinor, refundedMinor }: ShopifyOrder['payments']): number {
  if (refundedMinor === 0 || currentTotalMinor <= 0) return 1;
  return Math.min(1, Math.max(0, (receivedMinor - refundedMinor) / currentTotalMinor));
}

/**
 * What stays of what was paid for each line's prints after refunds; lines of which nothing was given back are left out.
 * Pieces that were sent and are no longer the buyer's were given back whole.
 */
export function keptShares(order: ShopifyOrder, existing: readonly ExistingPrintOrder[]): KeptShares {
  const ofOrder = shareOfOrder(order.payments);
  const printed = addedUp(
    existing.filter((one) => coversLines(one) && one.state !== 'cancelled').flatMap(({ items }) => linesOf(items)),
  );
  const current = new Map<LineItemGid, number>();
  for (const { lines } of order.fulfillmentOrders)
    for (const { lineItemGid, currentQuantity } of lines)
      if (currentQuantity !== undefined) current.set(lineItemGid, currentQuantity);
  const shares = [...current].map(([lineItemGid, quantity]) => {
    const sent = quantityOf(printed, lineItemGid);
    return [lineItemGid, ofOrder * (sent === 0 ? 1 : Math.min(1, quantity / sent))] as const;
  });
  return Object.fromEntries(shares.filter(([, share]) => share < 1));
}
