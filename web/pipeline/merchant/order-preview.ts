import type { OrderGid, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Amount } from '../../domain/kernel/money.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { LeftOut } from '../../domain/planning/left-out.ts';
import { artworkUrlsOf } from '../../domain/planning/artwork-urls.ts';
import { isStoppedByArtwork } from '../../domain/planning/recheck.ts';
import { planOrder, type PlanInput } from '../../domain/planning/plan-order.ts';
import type { WantedPrintOrder } from '../../domain/planning/wanted-print-order.ts';
import { keptShares } from '../../domain/planning/kept-shares.ts';
import { expectedCost, type ExpectedCost, type KeptShares } from '../../domain/print-order/margin.ts';
import { isUnsent } from '../../domain/print-order/states.ts';
import type { Artworks } from '../lookups/artworks.ts';
import type { LoadProducts } from '../lookups/product-settings.ts';
import type { RecallLines } from '../lookups/line-memory.ts';
import type { LoadLookup } from '../lookups/order-lookup.ts';
import { asShown } from '../lookups/refused-access.ts';
import type { ChosenMethod } from '../lookups/shipping-method.ts';
import type {
  Clock,
  Connection,
  ConnectionStore,
  OrderStore,
  PrintOrder,
  RemoteFailure,
  Shop,
  ShopifyAdmin,
  ShopStore,
} from '../ports/index.ts';
import { composeRequest, type ComposePorts, type Composed } from '../steps/send/compose-request.ts';

/**
 * What would be sent of an order now, and what was sent (product §10): planned from a fresh read and composed by what
 * the real send is composed by, and neither kept nor sent. Of each print order also what the other connected region
 * would make of it. It costs one call for rates a region at most, and none where they are known.
 */
export interface OrderPreviewPorts extends ComposePorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly connections: Pick<ConnectionStore, 'list' | 'access'>;
  readonly orders: Pick<OrderStore, 'printOrdersOf'>;
  readonly shopify: Pick<ShopifyAdmin, 'readOrder'>;
  readonly loadLookup: LoadLookup;
  readonly recallLines: RecallLines;
  readonly loadProducts: LoadProducts;
  readonly artworks: Pick<Artworks, 'lookAt'>;
  readonly clock: Clock;
}

/** What of a print order can be told before it is sent. */
interface Told {
  readonly problems: readonly Problem[];
  /** Which of Picanova's interfaces it goes by; null = it cannot be sent like this. */
  readonly api: 'beta' | 'v1' | null;
  /** null = Picanova chooses, or nobody can say now. */
  readonly method: ChosenMethod | null;
  /** What became of the shipping title. */
  readonly notes: readonly string[];
  readonly expectedCost: ExpectedCost | null;
  /** Rates or SKUs cannot be read now. */
  readonly isPicanovaAway: boolean;
}

export interface Comparison extends Told {
  readonly region: Region;
  readonly items: WantedPrintOrder['items'];
}

export type Previewed =
  | ({ readonly kind: 'planned'; readonly printOrder: WantedPrintOrder; readonly other: Comparison | null } & Told)
  /** As it was sent: it is not composed anew. */
  | { readonly kind: 'sent'; readonly printOrder: PrintOrder };

export type OrderPreview =
  | {
      readonly outcome: 'previewed';
      readonly orderName: string;
      readonly shop: Shop;
      readonly printOrders: readonly Previewed[];
      readonly leftOut: readonly LeftOut[];
      readonly keptShares: KeptShares;
    }
  | { readonly outcome: 'not_found' }
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

function shippingOf(composed: Composed | null): Amount | null {
  return composed?.outcome === 'composed' ? (composed.shippingMethod?.price ?? null) : null;
}

function toldOf(printOrder: WantedPrintOrder, composed: Composed | null): Told {
  const isComposed = composed?.outcome === 'composed';
  return {
    problems: [...printOrder.problems, ...(composed?.outcome === 'problems' ? composed.problems : [])],
    api: isComposed ? composed.request.api : null,
    method: isComposed ? composed.shippingMethod : null,
    notes: isComposed ? composed.notes : [],
    expectedCost: expectedCost(printOrder.items, shippingOf(composed)),
    isPicanovaAway: composed?.outcome === 'failed',
  };
}

/** Whoever pressed *Send* has answered what a plan made without their word would still ask. */
function asAnswered(planned: WantedPrintOrder, existing: readonly PrintOrder[]): WantedPrintOrder {
  const kept = existing.find(({ externalId }) => externalId === planned.externalId);
  const isAnswered = kept?.state === 'ready' && planned.state === 'held';
  return isAnswered ? { ...planned, state: 'ready', holdReason: null, holdUntilMs: null } : planned;
}

/** Makes the use case. Nothing is written, and Picanova is asked for rates alone. */
export function createOrderPreview(ports: OrderPreviewPorts) {
  const { shops, connections, orders, shopify, clock } = ports;

  async function composed(shop: ShopDomain, printOrder: WantedPrintOrder): Promise<Composed | null> {
    const { connectionId, problems, state } = printOrder;
    if (connectionId === null || problems.length > 0 || state === 'blocked') return null;
    const access = await connections.access(connectionId);
    return access === null ? null : composeRequest({ ...printOrder, shop }, access, ports);
  }

  async function told(shop: ShopDomain, printOrder: WantedPrintOrder): Promise<Told> {
    return toldOf(printOrder, await composed(shop, printOrder));
  }

  /** The same lines, if the other region printed them. */
  async function compared(
    input: PlanInput,
    other: Connection | undefined,
    { fulfillmentOrderGid, part }: WantedPrintOrder,
  ): Promise<Comparison | null> {
    if (other === undefined) return null;
    const settings = { ...input.settings, routing: 'by_destination' as const };
    const { printOrders } = planOrder({ ...input, settings, connections: [other], existing: [] });
    const found = printOrders.find((one) => one.fulfillmentOrderGid === fulfillmentOrderGid && one.part === part);
    if (found === undefined) return null;
    return { region: other.region, items: found.items, ...(await told(input.shop, found)) };
  }

  return async function preview(domain: ShopDomain, gid: OrderGid): Promise<OrderPreview> {
    const shop = await shops.find(domain);
    if (shop === null) return { outcome: 'not_found' };
    const { settings, testModeQuestion } = shop;
    const read = await shopify.readOrder(domain, gid, [settings.fieldNamespace, settings.otherNamespace]);
    if (read.outcome === 'not_found') return { outcome: 'not_found' };
    if (read.outcome !== 'read') return { outcome: 'failed', failure: read };
    const order = asShown(read.order, shop);
    const [connected, existing] = await Promise.all([connections.list(domain), orders.printOrdersOf(domain, gid)]);
    const memory = await ports.recallLines(domain, order, settings);
    const products = await ports.loadProducts.forOrder(domain, order, settings);
    const reading = { settings, memory, products };
    const loaded = await ports.loadLookup(order, reading, connected);
    const regions = connected.map(({ region }) => region);
    const isDoubted = existing.some(isStoppedByArtwork);
    const looks = await ports.artworks.lookAt(domain, artworkUrlsOf(order, reading, regions), isDoubted);
    const input: PlanInput = {
      shop: domain,
      order,
      settings,
      connections: connected,
      lookup: loaded.outcome === 'loaded' ? loaded.lookup : null,
      looks,
      existing,
      memory,
      products,
      approval: null,
      testModeUndecided: testModeQuestion !== null,
      paidAtMs: null,
      nowMs: clock.now(),
    };
    const plan = planOrder(input);
    const planned: Previewed[] = [];
    for (const wanted of plan.printOrders) {
      const printOrder = asAnswered(wanted, existing);
      const other = connected.find(({ region }) => region !== printOrder.region);
      planned.push({
        kind: 'planned',
        printOrder,
        ...(await told(domain, printOrder)),
        other: await compared(input, other, printOrder),
      });
    }
    const sent = existing
      .filter(({ state }) => !isUnsent(state))
      .map((printOrder): Previewed => ({ kind: 'sent', printOrder }));
    const { leftOut } = plan;
    return {
      outcome: 'previewed',
      orderName: order.name,
      shop,
      printOrders: [...planned, ...sent],
      leftOut,
      keptShares: keptShares(order, existing),
    };
  };
}

export type PreviewOrder = ReturnType<typeof createOrderPreview>;
