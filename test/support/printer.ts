import { scheduler } from 'node:timers/promises';
import type { startPicanovaSimulator } from '../simulator/picanova/index.ts';

type Picanova = Awaited<ReturnType<typeof startPicanovaSimulator>>;

/** Plays the printing plant: every order that arrives at this account is produced and shipped at once, in one parcel. */
export function startPrinter(picanova: Picanova, user: string): { stop(): Promise<void> } {
  const ended = new AbortController();
  let shipped = 0;

  function shipNewOrders(): void {
    for (const id of picanova.orderIdsFrom(user, shipped)) {
      shipped += 1;
      picanova.ship(id, { carrier: 'UPS', trackingNumber: `1Z${id}`, trackingUrl: `https://tracking.example.com/${id}` });
    }
  }

  const work = (async () => {
    while (!ended.signal.aborted) {
      shipNewOrders();
      await scheduler.wait(25);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await work;
    },
  };
}
