import { pageAt, type RouteName } from '../../web/contract/index.ts';
import type { Address } from '../bridge/navigation.tsx';
import { addressInput } from './address-input.ts';
import type { Input } from './call.ts';

/** Reads one route into the page's cache. */
export type Read = <Name extends RouteName>(name: Name, input: Input<Name>) => Promise<unknown>;

/**
 * Reads what a first page will show, by its address alone; the page finds it by the same key. Fails with what could
 * not be read.
 */
export async function preloadData(read: Read, { pathname, search }: Address, timeZone: string): Promise<void> {
  const found = pageAt(pathname);
  if (found === null) return;
  const parts = { search: new URLSearchParams(search), params: found.params, timeZone };
  await Promise.all((found.page.reads ?? []).map((name) => read(name, addressInput(name, parts))));
}
