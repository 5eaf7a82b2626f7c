import { eventually } from '../../support/eventually.ts';
import type { AdminBrowser } from './admin-browser.ts';
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

/** The same of another size. */
export function canvasOf(size: string): Fields {
  return { ...CANVAS, print_sku: `DIGI-${size.toUpperCase()}-1` };
}

/** A canvas that says what to make, and nothing of what goes on it. */
export function bareCanvasOf(size: string): Fields {
  return { print_sku: `DIGI-${size.toUpperCase()}-1` };
}

/** A product with one variant a size; `fields` go to every variant, or are those of each size. */
export function printProduct(
  shop: SimulatedShop,
  title: string,
  options: { readonly sizes?: readonly string[]; readonly fields?: Fields | ((size: string) => Fields) } = {},
): PlacedProduct {
  const { fields = {} } = options;
  const metafieldsOf = (size: string) =>
    Object.entries(typeof fields === 'function' ? fields(size) : fields).map(([key, value]) => ({
      namespace: '$app',
      key,
      value,
    }));
  return shop.product({
    title,
    variants: (options.sizes ?? ['40x30']).map((size) => ({
      title: size,
      sku: `${title.replaceAll(' ', '-').toUpperCase()}-${size}`,
      price: '39.90',
      options: [{ name: 'Size', value: size }],
      metafields: metafieldsOf(size),
    })),
  });
}

export function firstVariant(product: PlacedProduct): string {
  const [variant] = product.variants;
  if (variant === undefined) throw new Error('a product has variants');
  return variant.gid;
}

/** What is set on a variant or product in Shopify, by key. */
export function fieldsOf({ app }: AdminBrowser, gid: string): Fields {
  return Object.fromEntries(app.surroundings.shop.metafields(gid).map(({ key, value }) => [key, value]));
}

/** Has the app read all products, to the end. */
export async function readProducts({ app }: AdminBrowser): Promise<void> {
  await app.api({ method: 'POST', path: '/products/index' });
  await eventually('all products are read', async () => {
    const { jobs } = (await app.api({ method: 'GET', path: '/jobs' })) as { jobs: { state: string }[] };
    return jobs.every(({ state }) => state === 'done');
  });
}

/** The states of the print orders that the app lists, by order name. */
export async function orderStates({ app }: AdminBrowser): Promise<Readonly<Record<string, string>>> {
  const { items } = (await app.api({ method: 'GET', path: '/orders' })) as {
    items: readonly { readonly orderName: string; readonly state: string }[];
  };
  return Object.fromEntries(items.map(({ orderName, state }) => [orderName, state]));
}
