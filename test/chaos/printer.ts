import { scheduler } from 'node:timers/promises';
import type { OrderRecord, PicanovaSimulator, ShipRequest } from '../simulator/picanova/types.ts';
import type { SeededRandom } from '../simulator/random.ts';
import type { PlacedOrder, Buyers } from './buyers.ts';

/** The printing plant: what arrives is shipped a little later, in as many parcels as its plan says. */
export interface Printer {
  stop(): Promise<void>;
}

const LOOK_MS = 200;
const FIRST_PARCEL_WITHIN_MS = 4_000;
const NEXT_PARCEL_WITHIN_MS = 5_000;

const NUMBER_WITHIN_MS = 6_000;

interface Tracking {
  readonly number: string;
  readonly url: string;
}

interface Parcel {
  readonly id: string;
  readonly request: ShipRequest;
  readonly dueAtMs: number;
  /** The number that it gets later; null = none. */
  readonly later: (Tracking & { readonly afterMs: number }) | null;
}

/** A number on its way to a parcel that has left. */
interface LateNumber {
  readonly id: string;
  readonly parcel: number;
  readonly tracking: Tracking;
  readonly dueAtMs: number;
}

/** Two parcels share the order at a random seam: some copies of the first item in one, all the rest in the other. */
function split(order: OrderRecord, parcels: 1 | 2, random: SeededRandom): readonly ShipRequest['items'][] {
  const [first] = order.items;
  const copies = order.items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (parcels === 1 || first === undefined || copies < 2) return [undefined];
  const most = order.items.length > 1 ? first.quantity : first.quantity - 1;
  return [[{ itemId: first.id, quantity: 1 + random.below(most) }], undefined];
}

export function startPrinter({
  picanova,
  buyers,
  random,
}: {
  picanova: PicanovaSimulator;
  buyers: Buyers;
  random: SeededRandom;
}): Printer {
  const seen = new Set<string>();
  const ended = new AbortController();
  let waiting: readonly Parcel[] = [];
  let numbers: readonly LateNumber[] = [];

  function behind(order: OrderRecord): PlacedOrder | undefined {
    return order.items.map(({ externalId }) => buyers.behind(externalId ?? '')).find((placed) => placed !== undefined);
  }

  function parcelsOf(order: OrderRecord): readonly Parcel[] {
    const plan = behind(order)?.plan;
    if (plan === undefined || plan.cancelAfterMs !== null) return [];
    let dueAtMs = Date.now();
    return split(order, plan.parcels, random).map((items, index) => {
      dueAtMs += random.below(index === 0 ? FIRST_PARCEL_WITHIN_MS : NEXT_PARCEL_WITHIN_MS);
      const number = `1Z${order.id}${index}`;
      const url = `https://tracking.example.com/${number}`;
      const tracking = plan.tracking === 'at_once' ? { trackingNumber: number, trackingUrl: url } : {};
      return {
        id: order.id,
        dueAtMs,
        request: { carrier: 'UPS', ...(items === undefined ? {} : { items }), ...tracking },
        later: plan.tracking === 'later' ? { number, url, afterMs: random.below(NUMBER_WITHIN_MS) } : null,
      };
    });
  }

  function work(): void {
    for (const order of picanova.orders()) {
      if (seen.has(order.id)) continue;
      seen.add(order.id);
      waiting = [...waiting, ...parcelsOf(order)];
    }
    const now = Date.now();
    const due = waiting.filter(({ dueAtMs }) => dueAtMs <= now);
    waiting = waiting.filter(({ dueAtMs }) => dueAtMs > now);
    for (const { id, request, later } of due) {
      const { status, shipments } = picanova.order(id);
      if (status === 'CANCELLED') continue;
      picanova.ship(id, request);
      if (later === null) continue;
      const { afterMs, ...tracking } = later;
      numbers = [...numbers, { id, parcel: shipments.length, tracking, dueAtMs: now + afterMs }];
    }
    for (const { id, parcel, tracking } of numbers.filter(({ dueAtMs }) => dueAtMs <= now))
      picanova.addTracking(id, parcel, tracking);
    numbers = numbers.filter(({ dueAtMs }) => dueAtMs > now);
  }

  const working = (async () => {
    while (!ended.signal.aborted) {
      work();
      await scheduler.wait(LOOK_MS);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await working;
    },
  };
}
