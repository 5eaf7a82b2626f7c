import type { Api } from '@shopify/ui-extensions/admin.order-details.action.render';
import { render } from 'preact';
import { ResendAction } from '../../shared/order/resend-action.tsx';

declare const shopify: Api;

/** Called by Shopify when the merchant opens the action on an order. */
export default function action(): void {
  render(<ResendAction host={shopify} orderGid={shopify.data.selected[0]?.id ?? ''} />, document.body);
}
