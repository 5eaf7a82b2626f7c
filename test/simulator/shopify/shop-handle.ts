import { randomUUID } from 'node:crypto';
import { gidNumber } from './gid.ts';
import type { CostBucket } from './graphql/bucket.ts';
import { mintSessionToken } from './jwt.ts';
import type { TokenBook } from './tokens.ts';
import type { SimulatedShop } from './types.ts';
import { createProduct, deleteProduct, setMetafields } from './world/catalogue.ts';
import {
  addLine,
  archive,
  assessRisk,
  cancelOrder,
  editAddress,
  editQuantity,
  pay,
  giveBack,
  refundUnits,
} from './world/edit-order.ts';
import { addFile, fileUrl } from './world/files.ts';
import { schedule } from './world/schedule.ts';
import { fulfilAtPayment } from './world/fulfil-at-payment.ts';
import { cancelFulfillment, fulfil, updateTracking } from './world/fulfil.ts';
import { hold, releaseHolds } from './world/holds.ts';
import { addLocation } from './world/new-shop.ts';
import { shopBody } from './world/payloads.ts';
import { placeOrder } from './world/place-order.ts';
import { submitCancellationRequest, submitFulfillmentRequest } from './world/requests.ts';
import { move } from './world/progress.ts';
import { must } from './world/result.ts';
import { orphanServices } from './world/services.ts';
import { portionsOf } from './world/split.ts';
import type { Fulfillment, Shop, World } from './world/state.ts';
import { orderView } from './views.ts';

export interface HandleParts {
  readonly world: World;
  readonly shop: Shop;
  readonly tokens: TokenBook;
  readonly bucket: CostBucket | null;
  readonly apiSecret: string;
}

function need<T>(map: ReadonlyMap<string, T>, gid: string): T {
  const found = map.get(gid);
  if (found === undefined) throw new Error(`the simulated shop has no ${gid}`);
  return found;
}

function trackingOf(typed: Parameters<SimulatedShop['track']>[1]): Fulfillment['tracking'][number] {
  const { company = null, number = null, url = null } = typed;
  return { company, number, url };
}

/** The merchant, the buyer and the test's eye on one shop. */
export function shopHandle(parts: HandleParts): SimulatedShop {
  const { world, shop } = parts;
  return {
    domain: shop.domain,
    sessionToken: (options) => sessionToken(parts, options?.expiresInSeconds ?? 60),
    product: (input) => {
      const product = createProduct(world, shop, input);
      return {
        gid: product.id,
        variants: product.variantList.map(({ id, title, inventoryItemGid }) => ({ gid: id, title, inventoryItemGid })),
      };
    },
    deleteProduct: (gid) => deleteProduct(world, shop, need(shop.products, gid)),
    setMetafields: (ownerGid, metafields) => setMetafields(world, shop, { ownerGid, metafields }),
    ...filesHandle(parts),
    placeOrder: (input) => {
      const order = placeOrder(world, shop, input);
      fulfilAtPayment(world, shop, order);
      return { gid: order.id, name: order.name };
    },
    assessRisk: (gid, riskLevel) => assessRisk(world, shop, { order: need(shop.orders, gid), riskLevel }),
    pay: (gid) => fulfilAtPayment(world, shop, must(pay(world, shop, need(shop.orders, gid))).order),
    fulfilAtPayment: (on) => {
      shop.fulfilsAtPayment = on;
    },
    cancel: (gid) => void must(cancelOrder(world, shop, need(shop.orders, gid))),
    editQuantity: (gid, quantity) =>
      void must(editQuantity(world, shop, { line: need(shop.lineItems, gid), quantity })),
    removeLine: (gid) => void must(editQuantity(world, shop, { line: need(shop.lineItems, gid), quantity: 0 })),
    giveBack: (gid, amount) => giveBack(world, shop, { order: need(shop.orders, gid), amount }),
    refund: (gid, units) => void must(refundUnits(world, shop, { line: need(shop.lineItems, gid), units })),
    addLine: (gid, line) => addLine(world, shop, { order: need(shop.orders, gid), line }).id,
    archive: (gid) => archive(world, shop, need(shop.orders, gid)),
    schedule: (gid, fulfillAtMs) => schedule(world, need(shop.fulfillmentOrders, gid), fulfillAtMs),
    editAddress: (gid, address) => editAddress(world, shop, { order: need(shop.orders, gid), address }),
    hold: (gid, reason = 'OTHER') =>
      void must(
        hold(world, shop, {
          fulfillmentOrder: need(shop.fulfillmentOrders, gid),
          input: { reason, reasonNotes: null, handle: null, externalId: null, by: 'merchant' },
        }),
      ),
    release: (gid) =>
      void must(releaseHolds(world, shop, { fulfillmentOrder: need(shop.fulfillmentOrders, gid), which: () => true })),
    submitFulfillmentRequest: (gid, options) =>
      void must(
        submitFulfillmentRequest(world, shop, {
          fulfillmentOrder: need(shop.fulfillmentOrders, gid),
          input: { message: options?.message ?? null, notifyCustomer: options?.notifyCustomer ?? false, lines: null },
        }),
      ),
    submitCancellationRequest: (gid, message) =>
      void must(
        submitCancellationRequest(world, shop, {
          fulfillmentOrder: need(shop.fulfillmentOrders, gid),
          message: message ?? null,
        }),
      ),
    cancelFulfilment: (gid) => void must(cancelFulfillment(world, shop, need(shop.fulfillments, gid))),
    addLocation: (name) => addLocation(world, shop, name).id,
    move: (gid, { location, lines }) => {
      const fulfillmentOrder = need(shop.fulfillmentOrders, gid);
      const asked = lines?.map((line) => ({ id: line.gid, quantity: line.quantity })) ?? null;
      must(
        move(world, shop, {
          fulfillmentOrder,
          location: need(shop.locations, location),
          lines: asked === null ? null : must(portionsOf(fulfillmentOrder, asked, ['lines'])).portions,
        }),
      );
    },
    fulfilManually: (gid, options) => {
      const tracking = options?.tracking ? [trackingOf(options.tracking)] : [];
      const lines = options?.lines?.map((line) => ({ id: line.gid, quantity: line.quantity })) ?? null;
      return must(
        fulfil(world, shop, {
          parts: [{ fulfillmentOrder: need(shop.fulfillmentOrders, gid), lines }],
          tracking,
          notifyCustomer: false,
          by: 'merchant',
        }),
      ).fulfillment.id;
    },
    track: (gid, tracking) => {
      const fulfillment = need(shop.fulfillments, gid);
      must(updateTracking(world, shop, { fulfillment, tracking: [trackingOf(tracking)], notifyCustomer: null }));
    },
    ...installationHandle(parts),
    order: (gid) => orderView(need(shop.orders, gid)),
    orders: () => [...shop.orders.values()].map(orderView),
    products: () =>
      [...shop.products.values()].map(({ id, title, variantList }) => ({
        gid: id,
        title,
        variants: variantList.map((variant) => ({ gid: variant.id, title: variant.title })),
      })),
    metafields: (ownerGid) =>
      [...(shop.metafields.get(ownerGid)?.values() ?? [])].map(({ namespace, key, value }) => ({
        namespace,
        key,
        value,
      })),
    locations: () =>
      [...shop.locations.values()].map(({ id, name, service }) => ({
        gid: id,
        name,
        isFulfillmentService: service !== null,
      })),
    availableCost: () => parts.bucket?.available() ?? Number.POSITIVE_INFINITY,
  };
}

function filesHandle({
  world,
  shop,
}: HandleParts): Pick<SimulatedShop, 'addFile' | 'setFileStatus' | 'deleteFile' | 'fileUrl' | 'define'> {
  return {
    addFile: (name, options) => addFile(world, shop, { name, ...options }).id,
    setFileStatus: (gid, status) => {
      need(shop.files, gid).fileStatus = status;
    },
    deleteFile: (gid) => void shop.files.delete(gid),
    fileUrl: (gid) => fileUrl(need(shop.files, gid)),
    define: ({ type, ...place }) => {
      const id = world.mint.gid('MetafieldDefinition');
      const definition = { graphqlType: 'MetafieldDefinition', id, description: null } as const;
      shop.definitions.set(id, { ...definition, ...place, name: place.key, typeName: type });
    },
  };
}

function sessionToken({ world, shop, apiSecret }: HandleParts, expiresInSeconds: number): string {
  const nowSeconds = Math.floor(world.now() / 1000);
  return mintSessionToken(
    {
      iss: `https://${shop.domain}/admin`,
      dest: `https://${shop.domain}`,
      aud: world.apiKey,
      sub: '1',
      exp: nowSeconds + expiresInSeconds,
      nbf: nowSeconds,
      iat: nowSeconds,
      jti: randomUUID(),
      sid: randomUUID(),
    },
    apiSecret,
  );
}

type InstallationHandle = Pick<
  SimulatedShop,
  | 'endTokens'
  | 'uninstall'
  | 'reinstall'
  | 'becomes'
  | 'withholdProtectedData'
  | 'refuseOrders'
  | 'denyScope'
  | 'grantScope'
  | 'sendPrivacyTopic'
>;

function installationHandle({ world, shop, tokens }: HandleParts): InstallationHandle {
  const setScopes = (next: ReadonlySet<string>): void => {
    const previous = [...shop.scopes];
    shop.scopes = next;
    world.emit(shop, 'app/scopes_update', {
      id: gidNumber(shop.id),
      previous,
      current: [...next],
      updated_at: new Date(world.now()).toISOString(),
    });
  };
  return {
    endTokens: (which) => (which === 'all' ? tokens.revokeAll() : tokens.revokeAccess()),
    uninstall: () => {
      if (!shop.installed) throw new Error(`the app is not installed on ${shop.domain}`);
      shop.installed = false;
      tokens.revokeAll();
      orphanServices(shop);
      world.emit(shop, 'app/uninstalled', shopBody(shop));
    },
    reinstall: () => {
      shop.installed = true;
      shop.scopes = new Set(shop.requiredScopes);
    },
    becomes: (kind) => {
      shop.isDevelopment = kind === 'development';
    },
    withholdProtectedData: (withheld) => {
      shop.protectedDataWithheld = withheld;
    },
    refuseOrders: (refused) => {
      shop.ordersRefused = refused;
    },
    denyScope: (scope) => setScopes(new Set([...shop.scopes].filter((entry) => entry !== scope))),
    grantScope: (scope) => setScopes(new Set([...shop.scopes, scope])),
    sendPrivacyTopic: (topic, orderGids = []) => world.emit(shop, topic, privacyBody(shop, topic, orderGids)),
  };
}

/** The bodies of the compliance topics (shopify-platform §4.3). */
function privacyBody(shop: Shop, topic: string, orderGids: readonly string[]): Record<string, unknown> {
  const base = { shop_id: gidNumber(shop.id), shop_domain: shop.domain };
  if (topic === 'shop/redact') return base;
  const customer = {
    id: 1,
    email: orderGids.map((gid) => shop.orders.get(gid)?.email)[0] ?? 'buyer@example.com',
    phone: null,
  };
  const orders = orderGids.map(gidNumber);
  return topic === 'customers/redact'
    ? { ...base, customer, orders_to_redact: orders }
    : { ...base, customer, orders_requested: orders, data_request: { id: 1 } };
}
