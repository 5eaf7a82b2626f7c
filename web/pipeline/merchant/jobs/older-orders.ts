import { z } from 'zod';
import type { OrderGid, ShopDomain } from '../../../domain/kernel/ids.ts';
import { priceOf, type CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
import type { WantedPrintOrder } from '../../../domain/planning/wanted-print-order.ts';
import { artworkUrlsOf } from '../../../domain/planning/artwork-urls.ts';
import type { Artworks } from '../../lookups/artworks.ts';
import { planOrder } from '../../../domain/planning/plan-order.ts';
import { CATALOGUE_WAIT_MS, type LoadLookup } from '../../lookups/order-lookup.ts';
import type { LoadProducts } from '../../lookups/product-settings.ts';
import type { RecallLines } from '../../lookups/line-memory.ts';
import type {
  ClaimedJob,
  Clock,
  ConnectionStore,
  JobDetail,
  NewJobRow,
  OrderStore,
  PendingRow,
  RemoteFailure,
  RowResult,
  Shop,
  ShopifyAdmin,
  ShopStore,
} from '../../ports/index.ts';

/**
 * *Send older orders* (product §5): paid orders of a time that nobody sent, because they were placed before the app was
 * installed or before their products had print fields. First a preview, planned by the same rules and written nowhere;
 * then, when the merchant has seen it, the orders are planned for good and go the way of all others, through the same
 * gate.
 */
export interface OlderOrdersPorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly connections: Pick<ConnectionStore, 'list'>;
  readonly orders: Pick<OrderStore, 'printOrdersOf' | 'wake' | 'wakeUnknown'>;
  readonly shopify: Pick<ShopifyAdmin, 'listPaidUnfulfilled' | 'readOrder'>;
  readonly loadLookup: LoadLookup;
  readonly artworks: Pick<Artworks, 'lookAt'>;
  readonly recallLines: RecallLines;
  readonly loadProducts: LoadProducts;
  readonly clock: Clock;
  readonly onWork: () => void;
}

/** Each is one request to Shopify; between two portions a cancel is seen. */
const PREVIEWED_AT_ONCE = 5;

const asked = z.object({ fromMs: z.number(), toMs: z.number() });
const place = z.object({ after: z.string().nullable(), rows: z.number() });
const payload = z.object({ orderGid: z.string() });

export type Previewed =
  /** `cursor` null = all of the time was looked at. */
  | { readonly outcome: 'previewed'; readonly added: readonly NewJobRow[]; readonly cursor: string | null }
  | { readonly outcome: 'catalogue_missing'; readonly retryAtMs: number }
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

type Preview =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'prints'; readonly label: string; readonly detail: JobDetail }
  | Exclude<Previewed, { outcome: 'previewed' }>;

/**
 * What the catalogue says the prints of an order cost, without shipping; null = of one it does not say, or they are not
 * all in one currency.
 */
function costOf(
  printOrders: readonly Pick<WantedPrintOrder, 'items'>[],
  variants: ReadonlyMap<number, CatalogueVariant>,
): { readonly minor: number; readonly currency: string } | null {
  const prices = printOrders
    .flatMap(({ items }) => items)
    .map(({ identity, options, quantity }) => {
      const variant = identity.kind === 'variant' ? variants.get(identity.variantId) : undefined;
      if (variant === undefined) return null;
      return { minor: quantity * priceOf(variant, options), currency: variant.currency };
    });
  const [first] = prices;
  if (first === undefined || first === null) return null;
  if (prices.some((price) => price?.currency !== first.currency)) return null;
  return { minor: prices.reduce((sum, price) => sum + (price?.minor ?? 0), 0), currency: first.currency };
}

/** `preview` reads a portion of orders and says what each would become; `send` wakes a portion of the seen ones. */
export function createOlderOrders(ports: OlderOrdersPorts) {
  const { shops, connections, orders, shopify, clock } = ports;

  /** What planning the order now would make of it. */
  async function previewOrder(
    { domain: shop, settings, testModeQuestion }: Shop,
    orderGid: OrderGid,
  ): Promise<Preview> {
    const existing = await orders.printOrdersOf(shop, orderGid);
    if (existing.length > 0) return { outcome: 'nothing' };
    const read = await shopify.readOrder(shop, orderGid, [settings.fieldNamespace, settings.otherNamespace]);
    if (read.outcome === 'not_found') return { outcome: 'nothing' };
    if (read.outcome !== 'read') return { outcome: 'failed', failure: read };
    const { order } = read;
    const connected = await connections.list(shop);
    const memory = await ports.recallLines(shop, order, settings);
    const products = await ports.loadProducts.forOrder(shop, order, settings);
    const loaded = await ports.loadLookup(order, { settings, memory, products }, connected);
    if (loaded.outcome === 'catalogue_missing')
      return { outcome: 'catalogue_missing', retryAtMs: clock.now() + CATALOGUE_WAIT_MS };
    if (loaded.outcome === 'failed') return loaded;
    const regions = connected.map(({ region }) => region);
    const urls = artworkUrlsOf(order, { settings, memory, products }, regions);
    const looks = await ports.artworks.lookAt(shop, urls, false);
    const variants = new Map<number, CatalogueVariant>();
    const { printOrders } = planOrder({
      shop,
      order,
      settings,
      connections: connected,
      lookup: (region, text) => {
        const entry = loaded.lookup(region, text);
        if (entry !== undefined) variants.set(entry.variant.variantId, entry.variant);
        return entry;
      },
      looks,
      existing,
      memory,
      products,
      approval: null,
      testModeUndecided: testModeQuestion !== null,
      paidAtMs: null,
      nowMs: clock.now(),
    });
    if (printOrders.length === 0) return { outcome: 'nothing' };
    const problems = [...new Set(printOrders.flatMap((printOrder) => printOrder.problems.map(({ code }) => code)))];
    const held = printOrders.find(({ state }) => state === 'held')?.holdReason ?? null;
    return {
      outcome: 'prints',
      label: order.name,
      detail: {
        printOrders: printOrders.length,
        items: printOrders.reduce((sum, { items }) => sum + items.length, 0),
        problems,
        held,
        createdAtMs: order.createdAtMs,
        cost: costOf(printOrders, variants),
      },
    };
  }

  /** The next few orders of the job's time; a row for each that would be printed. */
  async function preview(job: ClaimedJob): Promise<Previewed> {
    const { fromMs, toMs } = asked.parse(job.params);
    const at = job.cursor === null ? { after: null, rows: 0 } : place.parse(JSON.parse(job.cursor));
    const found = await shops.find(job.shop);
    if (found === null) return { outcome: 'previewed', added: [], cursor: null };
    const page = await shopify.listPaidUnfulfilled(job.shop, {
      createdSinceMs: fromMs,
      createdBeforeMs: toMs,
      after: at.after,
      limit: PREVIEWED_AT_ONCE,
    });
    if (page.outcome !== 'listed') return { outcome: 'failed', failure: page };
    const added: NewJobRow[] = [];
    for (const { gid, cancelled } of page.orders) {
      const previewed = cancelled ? ({ outcome: 'nothing' } as const) : await previewOrder(found, gid);
      if (previewed.outcome === 'catalogue_missing' || previewed.outcome === 'failed') return previewed;
      if (previewed.outcome === 'prints')
        added.push({
          row: at.rows + added.length + 1,
          label: previewed.label,
          payload: { orderGid: gid },
          detail: previewed.detail,
        });
    }
    return {
      outcome: 'previewed',
      added,
      cursor: page.next === null ? null : JSON.stringify({ after: page.next, rows: at.rows + added.length }),
    };
  }

  /** Has the orders planned, each as soon as a worker comes to it. */
  async function work(shop: ShopDomain, rows: readonly PendingRow[]): Promise<readonly RowResult[]> {
    const results: RowResult[] = [];
    for (const row of rows) {
      const orderGid = payload.parse(row.payload).orderGid as OrderGid;
      const nowMs = clock.now();
      const woken =
        (await orders.wake(shop, orderGid, { approve: false, nowMs })) ||
        (await orders.wakeUnknown(shop, [orderGid], nowMs)).length > 0;
      results.push({ row: row.row, state: woken ? 'succeeded' : 'unchanged', error: null, detail: {} });
    }
    ports.onWork();
    return results;
  }

  return { preview, work };
}

export type OlderOrders = ReturnType<typeof createOlderOrders>;
