import type { PlacedProduct, SimulatedShop } from '../../simulator/shopify/types.ts';

type Fields = Readonly<Record<string, string>>;

/** What a 40 x 30 canvas needs to be printed. */
export const CANVAS: Fields = {
  print_sku: 'DIGI-40X30-1',
  print_url: 'https://files.example.com/print/sunset.jpg',
  print_option_name_1: 'Canvas border',
  print_option_value_1: 'Mirrored',
  print_option_name_2: 'Stretcher frame',
  print_option_value_2: '2 cm',
};

/** A product with one variant a size; `fields` go to every variant. */
export function printProduct(
  shop: SimulatedShop,
  title: string,
  options: { readonly sizes?: readonly string[]; readonly fields?: Fields } = {},
): PlacedProduct {
  const metafields = Object.entries(options.fields ?? {}).map(([key, value]) => ({ namespace: '$app', key, value }));
  return shop.product({
    title,
    variants: (options.sizes ?? ['40x30']).map((size) => ({
      title: size,
      sku: `${title.replaceAll(' ', '-').toUpperCase()}-${size}`,
      price: '39.90',
      options: [{ name: 'Size', value: size }],
      metafields,
    })),
  });
}

export function firstVariant(product: PlacedProduct): string {
  const [variant] = product.variants;
  if (variant === undefined) throw new Error('a product has variants');
  return variant.gid;
}

/** The number at the end of a gid, as the pages' addresses name it. */
export function numberOf(gid: string): string {
  return gid.split('/').at(-1) ?? '';
}
