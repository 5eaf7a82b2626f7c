import { afterAll, afterEach, beforeAll } from 'vitest';
import type { PlacedProduct, SimulatedShop } from '../simulator/shopify/types.ts';
import { startConnectedApp, type ConnectedApp } from './connected-app.ts';
import { openExtension, type OpenExtension, type OpenOptions } from './open-extension.ts';

export const ARTWORK = 'https://files.example.com/print/sunset.jpg';
export const CANVAS = 'DIGI-40X30-1';

/** A metafield in the app's own namespace. */
export const app = (key: string, value: string): Metafields[number] => ({ namespace: '$app', key, value });

/** All that a canvas needs to be printed. */
export const ready: Metafields = [
  app('print_sku', CANVAS),
  app('print_url', ARTWORK),
  app('print_option_name_1', 'Canvas border'),
  app('print_option_value_1', 'Mirrored'),
  app('print_option_name_2', 'Stretcher frame'),
  app('print_option_value_2', '2 cm'),
];

type Metafields = Parameters<SimulatedShop['setMetafields']>[1];

/** One block of print fields on a page of the admin. */
export interface BlockPages {
  /** The app that the blocks talk to; one for all tests of a file. */
  app(): ConnectedApp;
  /** A product that the app has never read: the block introduces it. */
  place(metafields?: Metafields, productFields?: Metafields): PlacedProduct & { readonly variant: string };
  /** Opens a block; it is closed after the test. */
  show(
    name: 'print-variant-block' | 'print-product-block',
    selected: string,
    options?: Partial<OpenOptions>,
  ): Promise<OpenExtension>;
  /** What stands at an owner, by `namespace.key`; the app's own namespace as `app`. */
  stored(gid: string): Readonly<Record<string, string>>;
}

/** To be called at the top of a test file: starts the app before its tests, and ends it after them. */
export function useBlockPages(): BlockPages {
  let connected: ConnectedApp;
  let open: OpenExtension | null = null;
  beforeAll(async () => {
    connected = await startConnectedApp(11);
  });
  afterEach(() => {
    open?.close();
    open = null;
  });
  afterAll(() => connected.close());

  return {
    app: () => connected,
    place(metafields = [], productFields = []) {
      const placed = connected.shop.product({
        title: 'Sunset',
        metafields: productFields,
        variants: [{ title: '40x30', price: '39.90', metafields }],
      });
      return { ...placed, variant: placed.variants[0]?.gid ?? '' };
    },
    async show(name, selected, options = {}) {
      open = await openExtension(name, { network: connected.network, selected: [selected], ...options });
      return open;
    },
    stored: (gid) =>
      Object.fromEntries(
        connected.shop
          .metafields(gid)
          .map(({ namespace, key, value }) => [`${namespace.startsWith('app--') ? 'app' : namespace}.${key}`, value]),
      ),
  };
}
