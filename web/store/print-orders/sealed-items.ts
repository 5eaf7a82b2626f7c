import type { PrintItem } from '../../domain/print-order/print-item.ts';
import type { Plain } from '../database.ts';
import type { print_order } from '../generated/sqlite/client.ts';
import { openJson, sealJson, tryOpenJson } from '../sealed-json.ts';
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

const withLinks = (row: ItemColumns, links: Links): readonly PrintItem[] =>
  (JSON.parse(row.items) as readonly StoredItem[]).map((item, at) => ({
    ...item,
    artworkUrl: links[at] ?? item.artworkUrl ?? null,
  }));

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

/** The items with their links. Throws as `Sealer.open` does. */
export function openItems(sealer: Sealer, row: ItemColumns): readonly PrintItem[] {
  return withLinks(row, row.artwork === null ? [] : (openJson(sealer, row.artwork, placeOf(row.shop)) as Links));
}

/** The items for a list: without their links where those cannot be opened. */
export function tryOpenItems(sealer: Sealer, row: ItemColumns): readonly PrintItem[] {
  const links = row.artwork === null ? [] : tryOpenJson(sealer, row.artwork, placeOf(row.shop));
  return withLinks(row, (links ?? []) as Links);
}
