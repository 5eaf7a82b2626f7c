/**
 * What the app needs granted; the same list as in `shopify.app.toml`, to which a test holds it. A write scope implies
 * its read scope.
 */
export const REQUIRED_SCOPES: readonly string[] = [
  'write_products',
  'write_orders',
  'write_assigned_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
  'read_fulfillments',
  'read_locations',
];
