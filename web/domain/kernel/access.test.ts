import { expect, it } from 'vitest';
import { areasOf, missingScopes } from './access.ts';

it('a scope is granted by its name, and reading by writing', () => {
  const needed = ['read_locations', 'read_products', 'write_orders'];
  expect(missingScopes(needed, ['write_products', 'read_orders'])).toEqual(['read_locations', 'write_orders']);
  expect(missingScopes(needed, ['read_locations', 'read_products', 'write_orders'])).toEqual([]);
});

it('scopes open areas, the fulfillment orders of whomever being one', () => {
  const ofFulfillmentOrders = ['read_assigned_fulfillment_orders', 'write_merchant_managed_fulfillment_orders'];
  expect(areasOf([...ofFulfillmentOrders, 'write_orders'])).toEqual(['orders', 'fulfillment_orders']);
  expect(areasOf(['read_fulfillments', 'read_locations', 'write_products'])).toEqual([
    'products',
    'fulfillments',
    'locations',
  ]);
  expect(areasOf(['read_all_orders', 'read_customers'])).toEqual([]);
});
