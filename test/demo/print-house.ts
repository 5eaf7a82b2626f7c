import { NO_FAULTS } from '../simulator/faults.ts';
import type { PicanovaSimulator, ShipRequest } from '../simulator/picanova/index.ts';
import { eventually } from '../support/eventually.ts';
import { printsFor } from './sight.ts';
import type { PrintHouse, Story } from './story.ts';
import type { Demo } from './demo.ts';

/** Plays Picanova's people for one story's order. `pause` comes before every step, so that the steps can be watched. */
export function createPrintHouse(demo: Demo, { buyer }: Story, pause: () => Promise<void>): PrintHouse {
  const arrival = () =>
    eventually(`the order of ${buyer.firstName} ${buyer.lastName} reaches Picanova`, () => printsFor(demo, buyer)[0]);

  async function step(work: (picanova: PicanovaSimulator, id: string) => void): Promise<void> {
    const { region, record } = await arrival();
    await pause();
    work(demo.picanova[region], record.id);
  }

  const printHouse: PrintHouse = {
    receives: async () => (await arrival()).record,
    accepts: () => step((picanova, id) => picanova.accept(id)),
    produces: () => step((picanova, id) => picanova.startProduction(id)),
    ships: (parcel) => step((picanova, id) => picanova.ship(id, tracked(parcel))),
    shipsUnheard: (parcel) =>
      step((picanova, id) => withoutWebhooks(picanova, () => picanova.ship(id, tracked(parcel)))),
    async prints(parcel) {
      await printHouse.accepts();
      await printHouse.produces();
      await printHouse.ships(parcel);
    },
  };
  return printHouse;
}

function tracked(parcel: ShipRequest): ShipRequest {
  return { trackingUrl: `https://tracking.example.com/${parcel.trackingNumber}`, ...parcel };
}

/** Whether an event is lost is decided in the moment in which it happens. */
function withoutWebhooks({ faults }: PicanovaSimulator, work: () => void): void {
  faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  work();
  faults.rates = NO_FAULTS;
}
