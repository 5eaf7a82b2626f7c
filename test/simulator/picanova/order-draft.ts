import type { Catalogue, Country, Method } from './catalogue.ts';
import type { Combination } from './combinations.ts';
import type { Address } from './order-record.ts';
import { cheapest, ratesFor, type Rate } from './rates.ts';
import { optionalText, type FieldErrors, type Place } from './request-checks.ts';

export interface DraftItem {
  readonly externalId: string | null;
  readonly combination: Combination;
  readonly quantity: number;
  readonly file: string;
  readonly articleSku: string;
  readonly customsValueMinor: number | null;
}

/** An order that passed every check of either version. */
export interface OrderDraft {
  readonly externalId: string | null;
  readonly isTest: boolean;
  readonly rate: Rate;
  readonly shippingType: 'Tracked' | 'Untracked';
  readonly address: Address;
  readonly customsShippingMinor: number;
  readonly items: readonly DraftItem[];
}

export type Checked =
  | { readonly ok: true; readonly draft: OrderDraft }
  | { readonly ok: false; readonly errors: FieldErrors };

/** What a check may ask about the store that places the order. */
export interface StoreView {
  readonly catalogue: Catalogue;
  readonly combinations: ReadonlyMap<string, Combination>;
  hasExternalId(externalId: string): boolean;
  /** Address of a picture in the store's library, or of the design of a configured product. */
  artworkUrl(imageId: string): string | null;
}

/** Our id: unique among the store's orders, cancelled ones included (picanova-api §3.4). */
export function checkExternalId(body: Place, store: StoreView): string | null {
  const externalId = optionalText(body, 'external_id');
  if (externalId !== null && store.hasExternalId(externalId))
    body.errors.add('external_id', 'The external_id has already been taken.');
  return externalId;
}

/** How a version names the transport: beta by method code, v1 by type. */
export interface TransportWish {
  readonly field: 'shipping_method' | 'shipping_type';
  readonly accepts: (method: Method) => boolean;
}

/** The cheapest rate that carries all items to the country and fits the wish; null with the mistakes noted. */
export function checkTransport(
  items: readonly DraftItem[],
  wish: TransportWish,
  to: { country: Country; catalogue: Catalogue; errors: FieldErrors },
): Rate | null {
  const nameOfProduct = wish.field === 'shipping_method' ? 'variant_id' : 'product_sku';
  items.forEach(({ combination }, index) => {
    if (combination.variant.shipsTo.includes(to.country.id)) return;
    to.errors.add(
      `items.${index}.${nameOfProduct}`,
      `${combination.variant.name} can not be shipped to ${to.country.name}.`,
    );
  });
  if (to.errors.any) return null;
  const rates = ratesFor(
    to.catalogue,
    to.country,
    items.map(({ combination, quantity }) => ({ variant: combination.variant, quantity })),
  );
  return cheapest(rates.filter(({ method }) => wish.accepts(method))) ?? to.errors.invalid(wish.field);
}
