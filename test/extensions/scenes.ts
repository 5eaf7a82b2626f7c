import type { Frame, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { Language } from '../../tools/extension-locales.ts';
import { localeOf } from '../../tools/extension-locales.ts';
import type { ExtensionBrowser, ExtensionView } from './extension-browser.ts';

/** One picture: where it is, and what is done until there is something to see. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly prepare: (view: ExtensionView, language: Language) => Promise<void>;
}

const CANVAS = {
  print_sku: 'DIGI-40X30-1',
  print_url: 'https://files.example.com/print/sunset.jpg',
  print_option_name_1: 'Canvas border',
  print_option_value_1: 'Mirrored',
  print_option_name_2: 'Stretcher frame',
  print_option_value_2: '2 cm',
};
const fieldsOf = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([key, value]) => ({ namespace: '$app', key, value }));
const numberOf = (gid: string): string => gid.split('/').at(-1) ?? '';

async function blockOf({ block }: ExtensionView): Promise<Frame> {
  if (block === null) throw new Error('the page has no block');
  await block.waitForSelector('s-badge');
  return block;
}

const shown = async (view: ExtensionView): Promise<void> => void (await blockOf(view));

async function act(
  view: ExtensionView,
  extension: 'print-product-table' | 'print-products-bulk' | 'print-order-resend',
  language: Language,
): Promise<Page> {
  const frame = await view.act(String(localeOf(extension, language)['name']));
  await frame.waitForSelector('s-table-row, s-checkbox');
  await frame.waitForSelector('s-admin-action:not([loading])');
  return view.page;
}

/** A shop with something to see on each extension. */
export async function furnishScenes({ connected }: ExtensionBrowser): Promise<readonly Scene[]> {
  const { shop, picanova } = connected;
  const product = shop.product({
    title: 'Sunset',
    metafields: fieldsOf(CANVAS),
    variants: ['40x30', '60x40'].map((size) => ({
      title: size,
      price: '39.90',
      options: [{ name: 'Size', value: size }],
      metafields: size === '60x40' ? fieldsOf({ print_sku: 'DIGI-60X40-1' }) : [],
    })),
  });
  const broken = shop.product({
    title: 'Forest',
    variants: [
      { title: '40x30', price: '39.90', metafields: fieldsOf({ ...CANVAS, print_option_value_1: 'Marbled' }) },
    ],
  });
  const [first = '', second = ''] = product.variants.map(({ gid }) => gid);
  const shipped = shop.placeOrder({ lines: [{ variant: first, quantity: 2 }] });
  const sent = await eventually('the order is at Picanova', () => picanova.orders().at(-1));
  picanova.ship(sent.id, {
    carrier: 'UPS',
    trackingNumber: '1Z999AA10123456784',
    trackingUrl: 'https://tracking.example.com/1Z',
  });
  await eventually('its parcel is in Shopify', () => shop.order(shipped.gid).fulfillments.length === 1);
  const problem = shop.placeOrder({ lines: [{ variant: broken.variants[0]?.gid ?? '', quantity: 1 }] });
  const failed = shop.placeOrder({ lines: [{ variant: second, quantity: 1 }] });
  const stopped = await eventually('the next order is at Picanova', () =>
    picanova.orders().find(({ id }) => id !== sent.id),
  );
  picanova.cancelByVendor(stopped.id);
  const stateOf = async (gid: string): Promise<string | undefined> =>
    (
      (await connected.ask(`/orders/${numberOf(gid)}`).catch(() => ({ printOrders: [] }))) as {
        printOrders: { state: string }[];
      }
    ).printOrders[0]?.state;
  await eventually(
    'one is blocked and one is cancelled',
    async () => (await stateOf(problem.gid)) === 'blocked' && (await stateOf(failed.gid)) === 'cancelled',
  );

  const productPath = `/products/${numberOf(product.gid)}`;
  return [
    { name: 'ext-product-block', path: productPath, prepare: shown },
    { name: 'ext-variant-block', path: `${productPath}/variants/${numberOf(second)}`, prepare: shown },
    {
      name: 'ext-variant-block-broken',
      path: `/products/${numberOf(broken.gid)}/variants/${numberOf(broken.variants[0]?.gid ?? '')}`,
      prepare: shown,
    },
    {
      name: 'ext-product-table',
      path: productPath,
      prepare: async (view, language) => void (await act(view, 'print-product-table', language)),
    },
    {
      name: 'ext-products-bulk',
      path: `/products?ids=${[product, broken].map(({ gid }) => numberOf(gid)).join(',')}`,
      prepare: async (view, language) => void (await act(view, 'print-products-bulk', language)),
    },
    { name: 'ext-order-block', path: `/orders/${numberOf(shipped.gid)}`, prepare: shown },
    { name: 'ext-order-block-problem', path: `/orders/${numberOf(problem.gid)}`, prepare: shown },
    {
      name: 'ext-order-resend',
      path: `/orders/${numberOf(failed.gid)}`,
      prepare: async (view, language) => void (await act(view, 'print-order-resend', language)),
    },
  ];
}
