import { scheduler } from 'node:timers/promises';
import type { SeededRandom } from '../simulator/random.ts';
import type { OrderView, SimulatedShop } from '../simulator/shopify/types.ts';
import { canvasProduct } from '../support/surroundings.ts';
import { drawOrder, type Assortment, type OrderPlan } from './order-plan.ts';

/** A placed order and what must become of it. */
export interface PlacedOrder {
  readonly gid: string;
  readonly name: string;
  readonly plan: OrderPlan;
  /** Copies to be fulfilled, by line item gid: what is wanted in the end, without lines that were taken out. */
  readonly prints: ReadonlyMap<string, number>;
  /** Copies to be printed as they were ordered, by the number of their fulfillment order line; 0 = not ours. */
  readonly ordered: ReadonlyMap<string, number>;
}

/** The buyers of one shop. They know nothing of the app. */
export interface Buyers {
  /** That many people order at the same moment. */
  buy(count: number): void;
  placed(): readonly PlacedOrder[];
  /** The order of which this is a line of a fulfillment order, by the number in its gid. */
  behind(fulfillmentOrderLineNumber: string): PlacedOrder | undefined;
  /** Resolves when everybody who will pay, cancel or change something has done so. */
  settled(): Promise<void>;
}

const PRODUCTS = 3;

export function startBuyers(shop: SimulatedShop, random: SeededRandom): Buyers {
  const assortment: Assortment = {
    prints: Array.from({ length: PRODUCTS }, () => canvasProduct(shop)),
    mug: mugOf(shop),
  };
  const placed: PlacedOrder[] = [];
  const byLine = new Map<string, PlacedOrder>();
  const changes: Promise<void>[] = [];

  async function later(afterMs: number, change: () => void): Promise<void> {
    await scheduler.wait(afterMs);
    change();
  }

  /** Shopify takes nothing out that is fulfilled already. */
  function remove({ gid }: { readonly gid: string }, prints: Map<string, number>, order: string): void {
    const isFulfilled = shop
      .order(order)
      .fulfillments.some(({ lines }) => lines.some(({ lineItemGid }) => lineItemGid === gid));
    if (isFulfilled) return;
    shop.removeLine(gid);
    prints.delete(gid);
  }

  /** Fewer pieces of a line, unless more are fulfilled already; what is not paid cannot be refunded. */
  function reduce(
    { gid }: { readonly gid: string },
    prints: Map<string, number>,
    { order, reduction }: { readonly order: string; readonly reduction: NonNullable<OrderPlan['reduction']> },
  ): void {
    const { fulfillments, financialStatus } = shop.order(order);
    const fulfilled = fulfillments
      .flatMap(({ lines }) => lines)
      .reduce((sum, { lineItemGid, quantity }) => (lineItemGid === gid ? sum + quantity : sum), 0);
    const { to, by } = reduction;
    if (fulfilled > to) return;
    if (by === 'refund' && financialStatus === 'PAID') shop.refund(gid, (prints.get(gid) ?? 0) - to);
    else shop.editQuantity(gid, to);
    prints.set(gid, to);
  }

  function payUnlessCancelled(gid: string): void {
    if (!shop.order(gid).cancelled) shop.pay(gid);
  }

  function place(): void {
    const plan = drawOrder(random, assortment);
    const { gid, name } = shop.placeOrder(plan.order);
    const view = shop.order(gid);
    const prints = new Map(view.lines.map((line, index) => [line.gid, plan.prints[index] ?? 0]));
    const order: PlacedOrder = { gid, name, plan, prints, ordered: orderedIn(view, prints) };
    placed.push(order);
    for (const number of order.ordered.keys()) byLine.set(number, order);
    const { cancelAfterMs, paidAfterMs, removal, reduction } = plan;
    const reduced = reduction === null ? undefined : view.lines[reduction.line];
    const removed = removal === null ? undefined : view.lines[removal.line];
    if (paidAfterMs !== null) changes.push(later(paidAfterMs, () => payUnlessCancelled(gid)));
    if (cancelAfterMs !== null) changes.push(later(cancelAfterMs, () => shop.cancel(gid)));
    if (removal !== null && removed !== undefined)
      changes.push(later(removal.afterMs, () => remove(removed, prints, gid)));
    if (reduction !== null && reduced !== undefined)
      changes.push(later(reduction.afterMs, () => reduce(reduced, prints, { order: gid, reduction })));
  }

  return {
    buy(count) {
      for (let index = 0; index < count; index += 1) place();
    },
    placed: () => placed,
    behind: (number) => byLine.get(number),
    async settled() {
      await Promise.all(changes);
    },
  };
}

function mugOf(shop: SimulatedShop): string {
  const [variant] = shop.product({ title: 'Mug', variants: [{ title: 'Default', price: '9.90' }] }).variants;
  if (variant === undefined) throw new Error('a product without variants');
  return variant.gid;
}

/** The number that ends a gid: Picanova's `items[].external_id` of a line. */
export function numberOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}

function orderedIn(view: OrderView, prints: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(
    view.fulfillmentOrders.flatMap(({ lines }) =>
      lines.map(
        ({ gid, lineItemGid, totalQuantity }) =>
          [numberOf(gid), (prints.get(lineItemGid) ?? 0) > 0 ? totalQuantity : 0] as const,
      ),
    ),
  );
}
