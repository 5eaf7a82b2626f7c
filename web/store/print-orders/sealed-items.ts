import type { PrintItem } from '../../domain/print-order/print-item.ts';
import type { Plain } from '../database.ts';
import type { print_order } from '../generated/sqlite/client.ts';
import { jsonList } from '../json-column.ts';
import { sealJson, tryOpenJson } from '../sealed-json.ts';
import type { SealedPlace, Sealer } from '../sealer.ts';

/**
 * Items of a print order in two columns: what is made as JSON, because words, lists and proofs are about it, and the
 * links to the artwork sealed, because whoever holds such a link sees the buyer's picture. To forget the links is to
 * set `artwork` to null: no key is needed for it, and an order whose key is gone still shows what it is made of.
 */
export type ItemColumns = Pick<Plain<print_order>, 'shop' | 'items' | 'artwork'>;

type Links = readonly (string | null)[];
/** Rows from before have their links here until the chore has moved them. */
type StoredItem = Omit<PrintItem, 'artworkUrl'> & { readonly artworkUrl?: string | null };

const placeOf = (shop: string): SealedPlace => ({ shop, column: 'print_order.artwork' });

/** The two columns of these items. */
export function sealItems(
  sealer: Sealer,
  shop: string,
  items: readonly PrintItem[],
): { readonly items: string; readonly artwork: Buffer | null } {
  const links: Links = items.map(({ artworkUrl }) => artworkUrl);
  return {
    items: JSON.stringify(items.map((item) => ({ ...item, artworkUrl: undefined }))),
    artwork: links.every((link) => link === null) ? null : sealJson(sealer, links, placeOf(shop)),
  };
}

export interface ReadItems {
  readonly items: readonly PrintItem[];
  /** `items` = nothing is known of what is made; `artwork` = only its links are not. */
  readonly unreadable: readonly ('items' | 'artwork')[];
}

/** The items, as far as they can be read: without their links when those do not open. */
export function readItems(sealer: Sealer, row: ItemColumns): ReadItems {
  const stored = jsonList<StoredItem>(row.items);
  const opened = row.artwork === null ? [] : tryOpenJson(sealer, row.artwork, placeOf(row.shop));
  const links: Links = Array.isArray(opened) ? opened : [];
  return {
    items: (stored ?? []).map((item, at) => ({ ...item, artworkUrl: links[at] ?? item.artworkUrl ?? null })),
    unreadable: [...(stored === null ? (['items'] as const) : []), ...(opened === null ? (['artwork'] as const) : [])],
  };
}
