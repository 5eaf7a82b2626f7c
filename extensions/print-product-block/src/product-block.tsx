import type { Api } from '@shopify/ui-extensions/admin.product-details.block.render';
import { render } from 'preact';
import { FieldsBlock } from '../../shared/ui/fields-block.tsx';

declare const shopify: Api;

/** Called by Shopify when the page shows the block. */
export default function block(): void {
  render(<FieldsBlock host={shopify} gid={shopify.data.selected[0]?.id ?? ''} level="product" />, document.body);
}
