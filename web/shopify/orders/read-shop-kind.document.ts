import type { Operation } from '../client/operation.ts';

/** Whether the shop is a development store: what is paid there is paid with nothing (shopify-platform §5). */
export const READ_SHOP_KIND: Operation = {
  name: 'ReadShopKind',
  kind: 'query',
  costPoints: 2,
  text: `query ReadShopKind {
  shop { plan { partnerDevelopment } }
}`,
};
