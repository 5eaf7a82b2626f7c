import type { PlacedProduct, SimulatedShop } from '../simulator/shopify/types.ts';

export const URL_A = 'https://cdn.example.com/a.jpg';

/** A canvas that the simulated Picanova prints. */
export const CANVAS = {
  sku: 'QUAD-100X100-1',
  options: {
    print_option_name_1: 'Canvas border',
    print_option_value_1: 'Mirrored',
    print_option_name_2: 'Stretcher frame',
    print_option_value_2: '2 cm',
  },
};

/** A product with a variant for each size. */
export function sizedProduct(shop: SimulatedShop, sizes: readonly string[], title: string): PlacedProduct {
  return shop.product({
    title,
    variants: sizes.map((value) => ({
      title: value,
      price: '10.00',
      sku: `${title}-${value}`,
      options: [{ name: 'Size', value }],
    })),
  });
}
