import type { Api } from '@shopify/ui-extensions/admin.product-index.selection-action.render';
import { render } from 'preact';
import { SelectionAction } from '../../shared/bulk/selection-action.tsx';

declare const shopify: Api;

/** Called by Shopify when the merchant opens the action on selected products. */
export default function action(): void {
  render(<SelectionAction host={shopify} products={shopify.data.selected.map(({ id }) => id)} />, document.body);
}
