import type { Operation } from '../client/operation.ts';

/** The shop's country: it decides which carrier names Shopify knows (shopify-platform §5.6). */
export const READ_SHOP_COUNTRY: Operation = {
  name: 'ReadShopCountry',
  kind: 'query',
  costPoints: 2,
  text: `query ReadShopCountry {
  shop { shopAddress { countryCodeV2 } }
}`,
};
