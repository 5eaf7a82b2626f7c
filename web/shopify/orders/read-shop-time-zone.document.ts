import type { Operation } from '../client/operation.ts';

/** Where the shop's day begins: times are shown as the Shopify admin around the pages shows them. */
export const READ_SHOP_TIME_ZONE: Operation = {
  name: 'ReadShopTimeZone',
  kind: 'query',
  costPoints: 1,
  text: `query ReadShopTimeZone {
  shop { ianaTimezone }
}`,
};
