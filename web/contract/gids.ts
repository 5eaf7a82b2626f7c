import { gidNumber } from '../domain/kernel/ids.ts';

/** Links and routes name things by number, Shopify by gid. Without a schema, so that a bundle stays small. */
export { gidOf } from '../domain/kernel/ids.ts';

/** The number at the end of a gid; empty for what is none, so that a page still draws. */
export function numberOf(gid: string): string {
  return gidNumber(gid) ?? '';
}
