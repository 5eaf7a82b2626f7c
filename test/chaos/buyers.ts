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
  /** Copies to be printed, by line item gid. */
  readonly prints: ReadonlyMap<string, number>;
}

/** The buyers of one shop. They know nothing of the app. */
export interface Buyers {
  /** That many people order at the same moment. */
  buy(count: number): void;
  placed(): readonly PlacedOrder[];
  /** The order of which this is a line of a fulfillment order, by the number in its gid. */
  behind(fulfillmentOrderLineNumber: string): PlacedOrder | undefined;
  /** Resolves when everybody who will cancel has cancelled. */
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
  const cancels: Promise<void>[] = [];

  async function cancelLater(gid: string, afterMs: number): Promise<void> {
    await scheduler.wait(afterMs);
    shop.cancel(gid);
  }

  function place(): void {
    const plan = drawOrder(random, assortment);
    const { gid, name } = shop.placeOrder(plan.order);
    const view = shop.order(gid);
    const order: PlacedOrder = {
      gid,
      name,
      plan,
      prints: new Map(view.lines.map((line, index) => [line.gid, plan.prints[index] ?? 0])),
    };
    placed.push(order);
    for (const number of lineNumbers(view)) byLine.set(number, order);
    if (plan.cancelAfterMs !== null) cancels.push(cancelLater(gid, plan.cancelAfterMs));
  }

  return {
    buy(count) {
      for (let index = 0; index < count; index += 1) place();
    },
    placed: () => placed,
    behind: (number) => byLine.get(number),
    async settled() {
      await Promise.all(cancels);
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

function lineNumbers(view: OrderView): readonly string[] {
  return view.fulfillmentOrders.flatMap(({ lines }) => lines.map(({ gid }) => numberOf(gid)));
}
