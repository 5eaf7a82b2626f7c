import { eventually } from '../../support/eventually.ts';
import { bareCanvasOf, CANVAS, canvasOf, firstVariant, printProduct } from './goods.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import type { AdminBrowser } from './admin-browser.ts';

/** Every screen by name and address, in a shop where there is something to see on each. */
export async function furnish(admin: AdminBrowser): Promise<Readonly<Record<string, string>>> {
  const { shop, picanova } = admin.app.surroundings;
  const ready = printProduct(shop, 'Harbour at dawn', { sizes: ['40x30', '60x40'], fields: canvasOf });
  const broken = printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } });
  const open = printProduct(shop, 'City lights', { sizes: ['40x30', '60x40'], fields: bareCanvasOf });
  for (const { gid } of [ready, broken, open]) admin.pickable.push({ id: gid, title: `Product ${numberOf(gid)}` });
  await admin.app.api({ method: 'POST', path: '/products/index' });
  const sent = shop.placeOrder({ lines: [{ variant: firstVariant(ready), quantity: 2 }] });
  const blocked = shop.placeOrder({ lines: [{ variant: firstVariant(broken), quantity: 1 }] });
  const waiting = shop.placeOrder({ lines: [{ variant: firstVariant(ready), quantity: 1 }], paid: false });
  await eventually('the first order is at Picanova', () => picanova.orders().length > 0);
  picanova.ship(picanova.orders()[0]?.id ?? '', {
    carrier: 'UPS',
    trackingNumber: '1Z999',
    trackingUrl: 'https://ups.example.com/1Z999',
  });
  await eventually('its parcel is in Shopify', () => shop.order(sent.gid).fulfillments.length === 1);
  const first = numberOf(ready.gid);
  return {
    home: '/',
    orders: '/orders',
    'orders-empty': '/orders?tab=ended',
    'orders-older': '/orders/older',
    'order-shipped': `/orders/${numberOf(sent.gid)}`,
    'order-problem': `/orders/${numberOf(blocked.gid)}`,
    'order-preview': `/orders/${numberOf(waiting.gid)}/preview`,
    'order-preview-sent': `/orders/${numberOf(sent.gid)}/preview`,
    products: '/products',
    'product-editor': `/products?edit=${numberOf(firstVariant(broken))}`,
    'products-table': '/products/table',
    'products-mapping': `/products/mapping?products=${first}`,
    'products-copy': `/products/copy?from=${first}&to=${numberOf(open.gid)}`,
    'products-import': '/products/import',
    catalogue: '/products/catalogue',
    activity: '/activity',
    'settings-connections': '/settings/connections',
    'settings-sending': '/settings/sending',
    'settings-shipping': '/settings/shipping',
    'settings-fields': '/settings/fields',
    'settings-codes': '/settings/codes',
    'settings-updates': '/settings/updates',
    'order-unknown': '/orders/4711',
    'not-found': '/nowhere',
  };
}

/** Names of all screens that `furnish` makes. */
export const SCREENS = [
  'home',
  'orders',
  'orders-empty',
  'orders-older',
  'order-shipped',
  'order-problem',
  'order-preview',
  'order-preview-sent',
  'products',
  'product-editor',
  'products-table',
  'products-mapping',
  'products-copy',
  'products-import',
  'catalogue',
  'activity',
  'settings-connections',
  'settings-sending',
  'settings-shipping',
  'settings-fields',
  'settings-codes',
  'settings-updates',
  'order-unknown',
  'not-found',
] as const;
