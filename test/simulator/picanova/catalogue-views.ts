import type { Artwork, Catalogue, ConfiguredProduct, Product, Variant } from './catalogue.ts';
import { combinationsOf, type Combination } from './combinations.ts';
import { catalogueMoney, formatMoney, toMajor, type Currency } from './formats.ts';
import { artworkFile } from './store.ts';

/** Row of beta's `GET /products`. Reference: picanova-api §2.1.1. */
export function betaProduct(product: Product): object {
  const picture = `https://files.example.com/${product.sku.toLowerCase()}`;
  return {
    id: product.id,
    name: product.name,
    variants: product.variants.length,
    sku: product.sku,
    dpi: product.dpi,
    type: 'PRINT',
    images: [{ id: product.id, original: `${picture}.jpg`, thumb: `${picture}-thumb.jpg` }],
  };
}

/**
 * A variant with its options as a map by id; an empty map is `[]`, as PHP writes it. Reference: picanova-api §2.1.2,
 * §7.6.
 */
export function betaVariant(variant: Variant, currency: Currency): object {
  const options = variant.product.options.map((option) => [
    option.id,
    {
      name: option.name,
      description: null,
      image: null,
      is_required: option.required,
      values: option.values.map(({ id, name, sku, priceMinor }) => ({
        id,
        name,
        sku,
        image: null,
        ...price(priceMinor, currency),
      })),
    },
  ]);
  return {
    id: variant.id,
    code: variant.code,
    variant_id: variant.id,
    variant_code: variant.code,
    sku: variant.sku,
    name: variant.name,
    printfile: { format_width: variant.widthMm, format_height: variant.heightMm },
    ...price(variant.priceMinor, currency),
    shipping_countries: variant.shipsTo,
    options: options.length === 0 ? [] : Object.fromEntries(options),
  };
}

/** Every orderable set of options with its composite SKU. Reference: picanova-api §2.1.4. */
export function betaCombinations(variant: Variant, currency: Currency): object[] {
  return combinationsOf(variant).map((combination) => ({
    sku: combination.betaSku,
    name: combinationName(combination),
    ...price(combination.priceMinor, currency),
    options: combination.choices.map(({ option, value }) => ({
      id: option.id,
      name: option.name,
      image: null,
      description: '',
      is_required: option.required,
      value: {
        id: value.id,
        name: value.name,
        image: { id: 1000 + value.id, original: `https://files.example.com/option-${value.id}.jpg` },
        ...price(value.priceMinor, currency),
      },
    })),
  }));
}

/** `20x20 cm, Canvas border: Mirrored,Stretcher frame: 2 cm`; just the variant's name without options. */
function combinationName({ variant, choices }: Combination): string {
  const pairs = choices.map(({ option, value }) => `${option.name}: ${value.name}`).join(',');
  return pairs === '' ? variant.name : `${variant.name}, ${pairs}`;
}

/** Reference: picanova-api §2.4.1. */
export function v1Blueprint(product: Product): object {
  return {
    id: product.blueprintId,
    name: product.name,
    description: `${product.name}, made to order`,
    tags: [product.name.toLowerCase()],
    type: 'PRINT',
    images: [],
    variants_count: product.variants.length,
  };
}

/** Reference: picanova-api §2.4.2. */
export function v1Variant(variant: Variant, { production, currency }: Catalogue): object {
  const area = { width: variant.widthMm, height: variant.heightMm };
  const looks = { description: null, tags: [], images: [] };
  return {
    id: variant.id,
    name: variant.name,
    production,
    type: 'PRINT',
    trim: null,
    design_area: area,
    printfile: area,
    ...looks,
    ...price(variant.priceMinor, currency),
  };
}

/** Reference: picanova-api §2.4.9. */
export function v1Artwork(artwork: Artwork): object {
  return {
    image_id: artwork.imageId,
    file_name: artwork.fileName,
    width: artwork.widthPx,
    height: artwork.heightPx,
    size: artwork.size,
    image_url: artworkFile(artwork.imageId),
  };
}

/** Row of v1's `GET /products`. Reference: picanova-api §2.4.10. */
export function v1ProductRow(product: ConfiguredProduct): object {
  return {
    id: product.id,
    title: product.title,
    description: product.title,
    tags: ['canvas'],
    product_sku: product.skus,
    published: product.published,
    previews: [previewOf(product)],
  };
}

/**
 * One configured product: options as a map name → value, prices as texts, a markup of 100 %. Reference: picanova-api
 * §2.4.10.
 */
export function v1Product(product: ConfiguredProduct, combination: Combination, currency: Currency): object {
  return {
    id: product.id,
    sku: product.skus[0],
    name: combination.variant.name,
    options: Object.fromEntries(combination.choices.map(({ option, value }) => [option.name, value.name])),
    markup: '100%',
    cost: formatMoney(combination.priceMinor, currency),
    price: formatMoney(combination.priceMinor * 2, currency),
    published: product.published,
    previews: [previewOf(product)],
  };
}

function previewOf({ id }: ConfiguredProduct): string {
  return `https://files.example.com/preview-${id}.png`;
}

function price(minor: number, currency: Currency): object {
  return { price: toMajor(minor), price_details: catalogueMoney(minor, currency) };
}
