import type { Api } from '@shopify/ui-extensions/admin.order-details.block.render';
import { render } from 'preact';
import { OrderBlock } from '../../shared/order/order-block.tsx';

declare const shopify: Api;

/** Called by Shopify when the order page shows the block. */
export default function block(): void {
  render(<OrderBlock host={shopify} orderGid={shopify.data.selected[0]?.id ?? ''} />, document.body);
}
