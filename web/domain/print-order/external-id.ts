import { checksum } from '../kernel/checksum.ts';
import { gidNumber } from '../kernel/ids.ts';
import type { Region, ShopDomain } from '../kernel/ids.ts';
import type { PrintItem } from './print-item.ts';

/**
 * Picanova's `external_id` of a print order: who asks for what, made from nothing that can change. The same print order
 * always gets the same id, which is what makes a create repeatable (picanova-api §2.2.3, §3.4).
 */
export interface ExternalIdParts {
  /** `acme` of `acme.myshopify.com`. */
  readonly handle: string;
  /** Number at the end of the fulfillment order's gid. */
  readonly fulfillmentOrder: string;
  readonly region: Region;
  /** 1-based; above 1 only when more than 99 items need several print orders. */
  readonly part: number;
  /** 1-based; grows only when a cancelled print order is sent anew. */
  readonly revision: number;
}

/**
 * One known client cuts external ids at 128 characters (picanova-api §2.2.1). This leaves 48 of them for
 * `-{20 digits}-{EU|US}-P{4}-R{4}` and reserve; Shopify's own handles end at 63.
 */
const MAX_HANDLE_LENGTH = 80;

/** URL-safe and bounded: what had to be replaced or cut is told apart by a checksum of the whole. */
function safeHandle(handle: string): string {
  const safe = handle.replace(/[^A-Za-z0-9-]/g, '-');
  if (safe === handle && safe.length <= MAX_HANDLE_LENGTH) return handle;
  return `${safe.slice(0, MAX_HANDLE_LENGTH - 9)}-${checksum(handle)}`;
}

export function shopHandle(shop: ShopDomain): string {
  return shop.replace(/\.myshopify\.com$/, '');
}

/** At most 128 characters of `[A-Za-z0-9-]`. Part and revision are written from 2 on. */
export function externalIdOf(parts: ExternalIdParts): string {
  const base = `${safeHandle(parts.handle)}-${parts.fulfillmentOrder}-${parts.region}`;
  return `${base}${parts.part > 1 ? `-P${parts.part}` : ''}${parts.revision > 1 ? `-R${parts.revision}` : ''}`;
}

/** The number in a gid. Throws when there is none: Shopify's gids always end in one, so this is a bug of ours. */
export function requireGidNumber(gid: string): string {
  const number = gidNumber(gid);
  if (number === null) throw new TypeError(`Not a Shopify gid with a number: ${gid}`);
  return number;
}

/**
 * Picanova's `items[].external_id`: the number of the fulfillment order line item, in a set with its place in it; comes
 * back with every shipment.
 */
export function itemExternalId(item: Pick<PrintItem, 'fulfillmentOrderLineItemGid' | 'slot'>): string {
  const number = requireGidNumber(item.fulfillmentOrderLineItemGid);
  return item.slot === undefined ? number : `${number}-${item.slot}`;
}
