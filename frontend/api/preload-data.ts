import { entranceOf, type RouteName } from '../../web/contract/index.ts';
import type { Address } from '../bridge/navigation.tsx';
import type { Input } from './call.ts';
import {
  homeInput,
  orderCountsInput,
  orderFilterOf,
  ordersInput,
  productCountsInput,
  productFilterOf,
  productsInput,
} from './inputs.ts';

/** Reads one route into the page's cache. */
export type Read = <Name extends RouteName>(name: Name, input: Input<Name>) => Promise<unknown>;

/**
 * Reads what a first page will show, by its address alone; the page finds it by the same key. Fails with what could not
 * be read.
 */
export async function preloadData(read: Read, { pathname, search }: Address, timeZone: string): Promise<void> {
  const given = new URLSearchParams(search);
  switch (entranceOf(pathname)) {
    case 'home':
      await read('home', homeInput(timeZone));
      return;
    case 'orders':
      await Promise.all([
        read('orders', ordersInput(given)),
        read('orderCounts', orderCountsInput(orderFilterOf(given))),
      ]);
      return;
    case 'order':
      await read('order', { params: { order: pathname.split('/').at(-1) ?? '' } });
      return;
    case 'products':
      await Promise.all([
        read('products', productsInput(given)),
        read('productCounts', productCountsInput(productFilterOf(given))),
        read('jobs', {}),
      ]);
      return;
    case null:
  }
}
