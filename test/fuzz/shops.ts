import type { SimulatedShop } from '../simulator/shopify/types.ts';
import { eventually } from '../support/eventually.ts';
import {
  ACCOUNT_KEY,
  ACCOUNT_USER,
  callApi,
  canvasProduct,
  connectShop,
  type Surroundings,
} from '../support/surroundings.ts';
import type { Known } from './samples.ts';

/** A shop that is called, and what it has. */
export interface FuzzedShop {
  readonly shop: SimulatedShop;
  readonly known: Known;
}

/** So many that their calls together are not too many for each. */
const SHOPS = 24;
/** These are connected to Picanova and have orders. */
const CONNECTED = 3;
const ORDERS = 3;

const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

/**
 * Opens the shops in a running app: products read, some connected, with orders on their way. The shop of the
 * surroundings is kept for Picanova's webhooks, which need a connection that no call removes.
 */
export async function openShops(surroundings: Surroundings, appUrl: string): Promise<readonly FuzzedShop[]> {
  await connectShop(surroundings, appUrl);
  const shops: FuzzedShop[] = [];
  for (let index = 0; index < SHOPS; index += 1) {
    const shop = surroundings.shopify.addShop(`fuzz-${index}.myshopify.com`);
    shops.push(await openShop(shop, appUrl, index < CONNECTED));
  }
  return shops;
}

async function openShop(shop: SimulatedShop, appUrl: string, isConnected: boolean): Promise<FuzzedShop> {
  const api = (method: string, path: string, body?: unknown): Promise<unknown> =>
    callApi({ shop }, appUrl, { method, path, ...(body === undefined ? {} : { body }) });
  const variants = [canvasProduct(shop), canvasProduct(shop)];
  if (isConnected) await api('PUT', '/connections/EU', { apiUser: ACCOUNT_USER, apiKey: ACCOUNT_KEY });
  await api('POST', '/products/index');
  const orders = variants.flatMap((variant) =>
    Array.from({ length: isConnected ? ORDERS : 0 }, () => shop.placeOrder({ lines: [{ variant, quantity: 1 }] }).gid),
  );
  const isThere = async (path: string, count: number): Promise<boolean> =>
    ((await api('GET', path)) as { readonly items: readonly unknown[] }).items.length >= count;
  await eventually('products are read', () => isThere('/products', variants.length));
  await eventually('orders are planned', () => isThere('/orders', orders.length));
  return {
    shop,
    known: {
      products: shop.products().map(({ gid }) => numberOf(gid)),
      variants: variants.map(numberOf),
      orders: orders.length === 0 ? ['1001'] : orders.map(numberOf),
    },
  };
}

/** Path of the Picanova webhook of the surroundings' shop. */
export async function picanovaPath(surroundings: Surroundings, appUrl: string): Promise<string> {
  const { connections } = (await callApi(surroundings, appUrl, { method: 'GET', path: '/connections' })) as {
    readonly connections: readonly { readonly webhookUrl: string }[];
  };
  return new URL(connections[0]?.webhookUrl ?? '').pathname;
}
