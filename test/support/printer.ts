import { scheduler } from 'node:timers/promises';
import type { startPicanovaSimulator } from '../simulator/picanova/index.ts';

type Picanova = Awaited<ReturnType<typeof startPicanovaSimulator>>;

/** Plays the printing plant: every order that arrives is produced and shipped at once, in one parcel. */
export function startPrinter(picanova: Picanova): { stop(): Promise<void> } {
  const seen = new Set<string>();
  const ended = new AbortController();

  function shipNewOrders(): void {
    for (const { id, status } of picanova.orders()) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (status === 'CANCELLED') continue;
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
