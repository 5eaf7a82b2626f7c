import type { Region } from './ids.ts';

/** The region decides a store's currency (picanova-api §1.3); for where no answer has named it. */
export const STORE_CURRENCY: Readonly<Record<Region, string>> = { EU: 'EUR', US: 'USD' };

/** Picanova's catalogue as cached per connection (picanova-api §2.1). Lengths in mm, money in minor units. */
export interface CatalogueVariant {
  readonly variantId: number;
  readonly variantCode: string;
  readonly productId: number;
  readonly productName: string;
  /** First part of composite SKUs, e.g. `CVS`. */
  readonly productSku: string;
  /** Middle part of composite SKUs, e.g. `0200201`. */
  readonly variantSku: string;
  readonly name: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Minimum resolution of the product. */
  readonly dpi: number;
  readonly priceMinor: number;
  readonly currency: string;
  /** ISO 3166-1 numeric. */
  readonly shippingCountries: readonly number[];
  readonly options: readonly CatalogueOption[];
}

export interface CatalogueOption {
  readonly id: number;
  readonly name: string;
  readonly isRequired: boolean;
  readonly values: readonly {
    readonly id: number;
    readonly name: string;
    readonly sku: string | null;
    readonly priceMinor: number;
  }[];
}

/** One orderable combination of a variant's options with its composite SKU. Never assemble SKUs: look them up. */
export interface Combination {
  readonly sku: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** What options add to one piece, in minor units; one that the catalogue does not know costs nothing more. */
export function surchargeOf({ options }: CatalogueVariant, chosen: Combination['options']): number {
  const surcharges = chosen.map(
    ({ name, value }) =>
      options.find((option) => option.name === name)?.values.find((one) => one.name === value)?.priceMinor ?? 0,
  );
  return surcharges.reduce((sum, surcharge) => sum + surcharge, 0);
}

/** One piece with these options, in minor units. */
export function priceOf(variant: CatalogueVariant, chosen: Combination['options']): number {
  return variant.priceMinor + surchargeOf(variant, chosen);
}
