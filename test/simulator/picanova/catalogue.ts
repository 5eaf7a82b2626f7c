import eu from '../../fixtures/catalogue/eu.json' with { type: 'json' };
import places from '../../fixtures/catalogue/places.json' with { type: 'json' };
import us from '../../fixtures/catalogue/us.json' with { type: 'json' };
import type { Region } from './types.ts';

export interface OptionValue {
  readonly id: number;
  readonly name: string;
  readonly sku: string;
  readonly priceMinor: number;
}

export interface Option {
  readonly id: number;
  readonly name: string;
  readonly required: boolean;
  readonly values: readonly OptionValue[];
}

export interface Product {
  readonly id: number;
  readonly blueprintId: number;
  readonly name: string;
  readonly sku: string;
  readonly dpi: number;
  readonly options: readonly Option[];
  readonly variants: readonly Variant[];
}

export interface Variant {
  readonly id: number;
  readonly code: string;
  readonly sku: string;
  readonly name: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly priceMinor: number;
  /** ISO 3166-1 numeric. */
  readonly shipsTo: readonly number[];
  readonly product: Product;
}

export interface Choice {
  readonly option: Option;
  readonly value: OptionValue;
}

export interface Method {
  readonly code: string;
  readonly tracked: boolean;
  readonly firstMinor: number;
  readonly furtherMinor: number;
}

export interface Artwork {
  readonly imageId: string;
  readonly fileName: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly size: string;
}

export interface ConfiguredProduct {
  readonly id: number;
  readonly title: string;
  readonly published: boolean;
  readonly skus: readonly string[];
}

export interface Country {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Empty where no region is asked for. */
  readonly regions: readonly { readonly id: number; readonly code: string; readonly name: string }[];
}

/** What one region sells and where it ships; the same for every store of the region. */
export interface Catalogue {
  readonly region: Region;
  readonly currency: 'EUR' | 'USD';
  readonly production: string;
  readonly products: readonly Product[];
  readonly variantById: ReadonlyMap<number, Variant>;
  readonly variantByCode: ReadonlyMap<string, Variant>;
  readonly countries: readonly Country[];
  readonly countryById: ReadonlyMap<number, Country>;
  readonly countryByCode: ReadonlyMap<string, Country>;
  /** By country id. */
  readonly methodsTo: ReadonlyMap<number, readonly Method[]>;
  readonly library: readonly Artwork[];
  readonly configured: readonly ConfiguredProduct[];
}

const COUNTRIES: readonly Country[] = places.countries.map((row) => {
  const [id, code, name] = row as [number, string, string];
  const regions = (places.regions as Record<string, (string | number)[][]>)[id] ?? [];
  return {
    id,
    code,
    name,
    regions: regions.map((region) => ({ id: Number(region[0]), code: String(region[1]), name: String(region[2]) })),
  };
});

/** Builds the catalogue of a region from its fixture. */
export function loadCatalogue(region: Region): Catalogue {
  const source = region === 'EU' ? eu : us;
  const products = source.products.map(({ optionIds, variants, ...rest }): Product => {
    const options = optionIds.flatMap((id) => source.options.filter((option) => option.id === id));
    const product = { ...rest, options, variants: [] as Variant[] };
    for (const variant of variants)
      product.variants.push({ ...variant, shipsTo: shipsToOf(variant) ?? source.shipsTo, product });
    return product;
  });
  const variants = products.flatMap((product) => product.variants);
  return {
    region,
    currency: region === 'EU' ? 'EUR' : 'USD',
    production: source.production,
    products,
    variantById: new Map(variants.map((variant) => [variant.id, variant])),
    variantByCode: new Map(variants.map((variant) => [variant.code, variant])),
    countries: COUNTRIES,
    countryById: new Map(COUNTRIES.map((country) => [country.id, country])),
    countryByCode: new Map(COUNTRIES.map((country) => [country.code, country])),
    methodsTo: new Map(source.rates.flatMap(({ countries, methods }) => countries.map((id) => [id, methods] as const))),
    library: source.library,
    configured: source.configured,
  };
}

function shipsToOf(variant: object): readonly number[] | undefined {
  return 'shipsTo' in variant && Array.isArray(variant.shipsTo) ? variant.shipsTo : undefined;
}
