import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { canvasProduct } from '../support/surroundings.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

const ZURICH = {
  firstName: 'Heidi',
  lastName: 'Muster',
  address1: 'Bahnhofstrasse 1',
  city: 'Zürich',
  zip: '8001',
  country: 'Switzerland',
  countryCode: 'CH',
};

const CANVAS = {
  print_sku: 'DIGI-40X30-1',
  print_url: 'https://files.example.com/print/sea.jpg',
  print_option_name_1: 'Canvas border',
  print_option_value_1: 'Mirrored',
  print_option_name_2: 'Stretcher frame',
  print_option_value_2: '2 cm',
};

function plainProduct({ shop }: FaultScene, title: string, fields: Readonly<Record<string, string>> = {}): string {
  const metafields = Object.entries(fields).map(([key, value]) => ({ namespace: '$app', key, value }));
  return shop.product({ title, variants: [{ title: 'One', price: '20.00', metafields }] }).variants[0]?.gid ?? '';
}

onEachDatabase((scene) => {
  it('[B5] print fields on a bundle only are one problem, mended by fields of a product in it', async () => {
    const { shop, picanova, app } = scene();
    const bundle = plainProduct(scene(), 'Gallery wall', CANVAS);
    const [left = '', right = ''] = ['Left', 'Right'].map((title) => plainProduct(scene(), title));
    const components = [left, right].map((variant) => ({ variant, quantity: 1 }));
    const order = shop.placeOrder({ lines: [{ bundle, quantity: 1, components }] }).gid;
    await scene().listsOne(({ problemCodes }) => problemCodes.join() === 'bundle_fields');
    await scene().quiet();
    expect(picanova.calls().byRoute['POST /beta/orders'] ?? 0).toBe(0);
    expect(await scene().listed()).toHaveLength(1);

    const edits = [{ variant: right.split('/').at(-1), level: 'variant', fields: CANVAS }];
    const saved = await app.api({ method: 'POST', path: '/products/edits', body: { edits } });
    expect(saved).toMatchObject({ ordersWoken: 1, results: [{ outcome: 'saved' }] });
    await scene().printedOnce();
    await scene().quiet();
    expect(
      scene()
        .printed()
        .flatMap(({ items }) => items.map(({ quantity }) => quantity)),
    ).toEqual([1]);
    expect(shop.order(order).fulfillmentStatus).not.toBe('FULFILLED');
  });

  it('[B5] a bundle whose code is matched with a set is made once for each bundle, and fulfilled once', async () => {
    const { shop, picanova, app } = scene();
    const put = [{ code: 'WALL', skus: ['DIGI-40X30-1', 'DIGI-40X30-1'], was: null }];
    await app.api({ method: 'POST', path: '/settings/codes/match', body: { put, remove: [] } });
    const bundle = plainProduct(scene(), 'Gallery wall', { ...CANVAS, print_sku: 'wall' });
    const components = ['Left', 'Right'].map((title) => ({ variant: plainProduct(scene(), title), quantity: 2 }));
    const order = shop.placeOrder({ lines: [{ bundle, quantity: 2, components }] }).gid;
    await scene().printedOnce();
    await scene().quiet();
    const [printed] = scene().printed();
    expect(printed?.items.map(({ quantity }) => quantity)).toEqual([2, 2]);
    picanova.ship(printed?.id ?? '', { trackingNumber: 'WALL1' });
    await eventually('its parcel is in Shopify', () => shop.order(order).fulfillments.length > 0);
    await scene().quiet();
    expect(shop.order(order).fulfillments.map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[2]]);
    expect(scene().printed()).toHaveLength(1);
  });

  it('[B5] components of price 0 are declared to customs by their share of what the bundle cost', async () => {
    const { shop } = scene();
    const bundle = plainProduct(scene(), 'Pair of canvases');
    const [first, second] = [canvasProduct(shop), canvasProduct(shop)];
    shop.placeOrder({
      shippingAddress: ZURICH,
      lines: [
        {
          bundle,
          quantity: 1,
          components: [
            { variant: first, quantity: 1, bundlePrice: '59.80' },
            { variant: second, quantity: 1, bundlePrice: '0.00' },
          ],
        },
      ],
    });
    await scene().printedOnce();
    const values = scene()
      .printed()
      .flatMap(({ items }) => items.map(({ customsValueMinor }) => customsValueMinor));
    expect(values).toEqual([2_990, 2_990]);
  });
});
