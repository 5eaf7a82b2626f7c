import { scheduler } from 'node:timers/promises';
import type { startPicanovaSimulator } from '../simulator/picanova/index.ts';

type Picanova = Awaited<ReturnType<typeof startPicanovaSimulator>>;

export interface PromptPrinterOptions {
  readonly picanova: Picanova;
  readonly user: string;
  /** Between two looks into the books; default 25. */
  readonly everyMs?: number;
}

/**
 * Plays the printing plant: every order that arrives at this account from now on is produced and shipped at once, in
 * one parcel.
 */
export function startPromptPrinter({ picanova, user, everyMs = 25 }: PromptPrinterOptions): { stop(): Promise<void> } {
  const ended = new AbortController();
  let shipped = picanova.orderIdsFrom(user, 0).length;

  function shipNewOrders(): void {
    for (const id of picanova.orderIdsFrom(user, shipped)) {
      shipped += 1;
      picanova.ship(id, {
        carrier: 'UPS',
        trackingNumber: `1Z${id}`,
        trackingUrl: `https://tracking.example.com/${id}`,
      });
    }
  }

  const work = (async () => {
    while (!ended.signal.aborted) {
      shipNewOrders();
      await scheduler.wait(everyMs);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await work;
    },
  };
}
