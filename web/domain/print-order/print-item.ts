import type { FulfillmentOrderLineItemGid, LineItemGid } from '../kernel/ids.ts';
import type { Amount } from '../kernel/money.ts';

/** How the printed thing is named to Picanova. */
export type PrintIdentity =
  | { readonly kind: 'variant'; readonly variantId: number; readonly variantCode: string }
  | { readonly kind: 'design'; readonly designSku: string }
  /** As its field names it, until the catalogue can be asked: never sent like this. */
  | { readonly kind: 'unresolved'; readonly skuText: string };

/** How people name it. */
export function skuOf(identity: PrintIdentity): string {
  switch (identity.kind) {
    case 'variant':
      return identity.variantCode;
    case 'design':
      return identity.designSku;
    case 'unresolved':
      return identity.skuText;
  }
}

/** What Picanova's catalogue asks for one piece, without shipping, in minor units. */
export interface UnitCost {
  readonly productionMinor: number;
  readonly optionsMinor: number;
  readonly currency: string;
}

/** One line turned into what Picanova makes: a snapshot, never re-read from Shopify after sending. */
export interface PrintItem {
  readonly lineItemGid: LineItemGid;
  readonly fulfillmentOrderLineItemGid: FulfillmentOrderLineItemGid;
  readonly title: string;
  readonly quantity: number;
  readonly identity: PrintIdentity;
  /** Absent for a design: its artwork is stored at Picanova. */
  readonly artworkUrl: string | null;
  /** Names and values in the catalogue's own spelling. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** Of one piece, in the print order's `currency`; null = its destination asks for none. */
  readonly customsValueMinor: number | null;
  /**
   * What the buyer paid for one piece, after all discounts and without tax, in the shop's currency; absent = not told,
   * or planned before it was kept.
   */
  readonly paid?: Amount;
  /** Its place, from 1, in the set that its line is; absent = the line is one item (product §3 rule 12). */
  readonly slot?: number;
  /** As the catalogue stood when it was planned; absent = not in it (a design), or planned before it was kept. */
  readonly cost?: UnitCost;
  /** Where each field came from and what was corrected or ignored, for the order page. */
  readonly notes: readonly string[];
}

/** Names one item of a print order in its parcels: its line, and in a set its place. */
export function itemKeyOf({ lineItemGid, slot }: Pick<PrintItem, 'lineItemGid' | 'slot'>): string {
  return slot === undefined ? lineItemGid : `${lineItemGid}#${slot}`;
}

/** The line of an item's key. */
export function lineOfKey(key: string): string {
  return key.replace(/#\d+$/, '');
}

/** Lines with their pieces: the items of a set all have the quantity of their line, and the first stands for it. */
export function linesOf<Item extends { readonly slot?: number | undefined }>(items: readonly Item[]): readonly Item[] {
  return items.filter(({ slot = 1 }) => slot === 1);
}

/** The address as Picanova takes it (picanova-api §2.2.1). */
export interface PrintAddress {
  readonly firstname: string;
  readonly lastname: string;
  readonly company: string | null;
  readonly streetPrimary: string;
  readonly streetSecondary: string | null;
  readonly city: string;
  readonly postcode: string;
  readonly countryCode: string;
  readonly regionCode: string | null;
  readonly telephone: string | null;
  readonly email: string | null;
}
