import { eventually } from '../support/eventually.ts';
import { bareCanvasOf, CANVAS, canvasOf, firstVariant, printProduct } from '../e2e/support/goods.ts';
import { callApi } from '../support/surroundings.ts';
import { inGermany } from './buyers.ts';
import type { Demo } from './demo.ts';

interface Counts {
  readonly reading: object | null;
}

/** A shop with something to see: products that print, one that is wrong, one without artwork, and orders. */
export async function seedShop({
  shop,
  app,
}: Pick<Demo, 'shop'> & { readonly app: Pick<Demo['app'], 'url'> }): Promise<void> {
  // A reading that began before there were products is joined by whoever asks, and finds none.
  await eventually('nothing is being read', async () => {
    const counts = (await callApi({ shop }, app.url, { method: 'GET', path: '/products/counts' })) as Counts;
    return counts.reading === null;
  });
  const ready = printProduct(shop, 'Harbour at dawn', { sizes: ['40x30', '60x40'], fields: canvasOf });
  const broken = printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
  printProduct(shop, 'City lights', { sizes: ['40x30', '60x40'], fields: bareCanvasOf });
  await callApi({ shop }, app.url, { method: 'POST', path: '/products/index' });
  for (const [firstName, product] of [
    ['Ada', ready],
    ['Bela', ready],
    ['Carla', broken],
  ] as const)
    shop.placeOrder({
      lines: [{ variant: firstVariant(product), quantity: 1 }],
      shippingAddress: inGermany(firstName, 'Lenz'),
    });
}
