import type { QueryClient } from '@tanstack/react-query';
import { entranceOf, type RouteName } from '../../web/http/api/contract/index.ts';
import type { Input } from './call.ts';
import { homeInput, orderCountsInput, orderFilterOf, ordersInput, productCountsInput, productFilterOf, productsInput } from './inputs.ts';
import { queryOf } from './queries.ts';

/** Asks for a first page's data before its code is there. Resolves when it is here or failed; the page finds what came by the same key. */
export async function preloadData(client: QueryClient, address: { readonly pathname: string; readonly search: string }): Promise<void> {
  const search = new URLSearchParams(address.search);
  const read = <Name extends RouteName>(name: Name, input: Input<Name>): Promise<void> => client.prefetchQuery(queryOf(name, input));
  switch (entranceOf(address.pathname)) {
    case 'home':
      return read('home', homeInput());
    case 'orders':
      await Promise.all([read('orders', ordersInput(search)), read('orderCounts', orderCountsInput(orderFilterOf(search)))]);
      return;
    case 'order':
      return read('order', { params: { order: address.pathname.split('/').at(-1) ?? '' } });
    case 'products':
      await Promise.all([read('products', productsInput(search)), read('productCounts', productCountsInput(productFilterOf(search))), read('jobs', {})]);
      return;
    case null:
  }
}
