import type { Region } from '../kernel/ids.ts';
import { createLineFields, type LineReading } from './line-fields.ts';
import { slotsOf } from './product-settings.ts';
import type { ShopifyOrder } from './shopify-order.ts';

/** Artwork addresses that open lines of the order name, in any connected region: what is looked at before planning. */
export function artworkUrlsOf(
  order: ShopifyOrder,
  reading: Omit<LineReading, 'isArticle'>,
  connected: readonly Region[],
): readonly string[] {
  const fields = createLineFields(order, reading);
  const lines = order.fulfillmentOrders
    .flatMap((fulfillmentOrder) => fulfillmentOrder.lines)
    .filter(({ remainingQuantity }) => remainingQuantity > 0);
  const named = lines.flatMap((line) =>
    connected.flatMap((region) => {
      const own = fields.of(line, region);
      const slots = own === null ? [] : slotsOf(own);
      return slots.flatMap(({ identity, artworkUrl }) => (identity?.kind === 'sku' ? (artworkUrl?.value ?? []) : []));
    }),
  );
  return [...new Set(named)];
}
