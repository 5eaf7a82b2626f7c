import type { OrderRecord, Region } from '../simulator/picanova/index.ts';
import type { OrderView } from '../simulator/shopify/types.ts';
import type { Buyer } from './buyers.ts';
import type { Bought } from './bought.ts';
import type { Ending } from './story.ts';
import type { Demo } from './demo.ts';

/** What can be seen of one order from outside the app: Shopify's side and Picanova's. */
export interface Sight {
  readonly order: OrderView | null;
  readonly prints: readonly Print[];
}

export interface Print {
  readonly region: Region;
  readonly record: OrderRecord;
}

/** Where an order stands. It passes through these on the way to its ending. */
export type Stand = 'not_ordered' | 'ordered' | 'at_picanova' | 'in_production' | 'shipped' | 'cancelling' | Ending;

/** Everything that Picanova holds for this buyer, in either region. */
export function printsFor({ picanova }: Pick<Demo, 'picanova'>, { firstName, lastName }: Buyer): readonly Print[] {
  return (['EU', 'US'] as const).flatMap((region) =>
    picanova[region]
      .orders()
      .filter(({ shipping }) => shipping.firstname === firstName && shipping.lastname === lastName)
      .map((record) => ({ region, record })),
  );
}

export function look(demo: Pick<Demo, 'picanova' | 'shop'>, buyer: Buyer, bought: Bought | null): Sight {
  return { order: bought === null ? null : demo.shop.order(bought.gid), prints: printsFor(demo, buyer) };
}

export function standOf({ order, prints }: Sight): Stand {
  if (order === null) return 'not_ordered';
  const statuses = prints.map(({ record }) => record.status);
  const printing = statuses.some((status) => status === 'IN_PROGRESS' || status === 'FULFILLED');
  if (order.cancelled)
    return printing
      ? 'too_late_to_cancel'
      : statuses.every((status) => status === 'CANCELLED')
        ? 'cancelled'
        : 'cancelling';
  if (order.fulfillmentStatus === 'FULFILLED') return 'fulfilled';
  if (order.fulfillmentStatus === 'PARTIALLY_FULFILLED') return 'partly_fulfilled';
  if (prints.some(({ record }) => record.shipments.length > 0)) return 'shipped';
  if (printing) return 'in_production';
  return prints.length > 0 ? 'at_picanova' : 'ordered';
}
