import type { Api } from '@shopify/ui-extensions/admin.product-details.action.render';
import { render } from 'preact';
import { VariantsAction } from '../../shared/bulk/variants-action.tsx';

declare const shopify: Api;

/** Called by Shopify when the merchant opens the action on a product. */
export default function action(): void {
  render(<VariantsAction host={shopify} productGid={shopify.data.selected[0]?.id ?? ''} />, document.body);
}
