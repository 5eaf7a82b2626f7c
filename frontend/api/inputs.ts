import { orderFilter, productFilter, type OrderFilter, type ProductFilter } from '../../web/contract/index.ts';
import type { Input } from './call.ts';

/**
 * What the first pages ask for, by the address alone: so that it can be asked before their code is there, and is found
 * by the same key.
 */

/** Of a page of a list: two screens full, and few enough that a press is answered at once on a slow machine. */
const ROWS = 25;

/** What Home asks for: its days are those of the time zone that times are shown in. */
export function homeInput(timeZone: string): Input<'home'> {
  return { query: { timeZone } };
}

function after(search: URLSearchParams): { readonly after?: string } {
  const cursor = search.get('after');
  return cursor === null ? {} : { after: cursor };
}

/** Tab, problem and words of the orders list. What the contract does not know counts as absent. */
export function orderFilterOf(search: URLSearchParams): OrderFilter {
  const parsed = orderFilter.safeParse({
    tab: search.get('tab') ?? undefined,
    problem: search.get('problem') ?? undefined,
    q: search.get('q') ?? undefined,
  });
  return parsed.success ? parsed.data : { tab: 'all' };
}

export function ordersInput(search: URLSearchParams): Input<'orders'> {
  return { query: { ...orderFilterOf(search), ...after(search), limit: ROWS } };
}

export function orderCountsInput({ q }: OrderFilter): Input<'orderCounts'> {
  return { query: q === undefined ? {} : { q } };
}

/** Tab, words and product of the products list. What the contract does not know counts as absent. */
export function productFilterOf(search: URLSearchParams): ProductFilter {
  const parsed = productFilter.safeParse({
    tab: search.get('tab') ?? undefined,
    q: search.get('q') ?? undefined,
    product: search.get('product') ?? undefined,
  });
  return parsed.success ? parsed.data : { tab: 'all' };
}

export function productsInput(search: URLSearchParams): Input<'products'> {
  return { query: { ...productFilterOf(search), ...after(search), limit: ROWS } };
}

export function productCountsInput({ q, product }: ProductFilter): Input<'productCounts'> {
  return { query: { ...(q === undefined ? {} : { q }), ...(product === undefined ? {} : { product }) } };
}
