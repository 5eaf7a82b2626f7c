import type { PicanovaOrderId } from '../../../domain/kernel/ids.ts';
import type { PicanovaOrder } from '../../../domain/print-order/picanova-order.ts';
import type { OrderPositions } from '../../lookups/order-positions.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionAccess,
  Outcome,
  PrintOrderStore,
  PrintProvider,
} from '../../ports/index.ts';

/**
 * Reads many print orders of one connection with as few calls as can be. A list call answers a page of orders at once
 * (picanova-api §2.2.2, 15 a page): the page that should show most of the wanted ones is read first, or, where
 * nothing is known, the newest; as soon as a page shows fewer than two of them, the rest is read one by one.
 */
export type ReadAnswer = Outcome<{ outcome: 'found'; order: PicanovaOrder } | { outcome: 'absent' }>;

/** Below this a list call cannot save anything. */
const WORTH_A_LIST = 3;

/** `handle` is called once for each row, as soon as its answer is there. */
export function createReadBack(ports: {
  provider: Pick<PrintProvider, 'read' | 'listOrders'>;
  printOrders: Pick<PrintOrderStore, 'wakeOrphans'>;
  positions: OrderPositions;
  clock: Clock;
}) {
  const { provider, printOrders, positions, clock } = ports;

  /** Orders of ours on a page that we do not know as sent are woken: it is the other direction of "nothing lost". */
  async function wakeOrphans(access: ConnectionAccess, orders: readonly PicanovaOrder[]): Promise<void> {
    const externalIds = orders.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
    if (externalIds.length > 0) await printOrders.wakeOrphans(access.id, externalIds, clock.now());
  }

  /** null = no page is worth its call. */
  function nextPage(
    access: ConnectionAccess,
    wanted: ReadonlyMap<string, ClaimedPrintOrder>,
    walked: number,
  ): number | null {
    if (wanted.size < WORTH_A_LIST) return null;
    const best = positions.bestPage(access.id, wanted.keys());
    if (best === null) return walked + 1;
    return best.expected >= WORTH_A_LIST ? best.page : null;
  }

  async function readByList(
    wanted: Map<string, ClaimedPrintOrder>,
    access: ConnectionAccess,
    handle: (row: ClaimedPrintOrder, answer: ReadAnswer) => Promise<void>,
  ): Promise<void> {
    let page = nextPage(access, wanted, 0);
    while (page !== null) {
      const answer = await provider.listOrders(access, page);
      if (answer.outcome !== 'listed') return;
      positions.shown(access.id, answer.orders.length);
      await wakeOrphans(access, answer.orders);
      // An entry that does not tell the parcels is no answer: the order itself is read.
      const found = answer.orders.filter(({ id, shipments }) => shipments !== null && wanted.has(id));
      await Promise.all(
        found.map((order) => handle(wanted.get(order.id) as ClaimedPrintOrder, { outcome: 'found', order })),
      );
      for (const { id } of found) wanted.delete(id);
      if (found.length < 2 || page >= answer.totalPages) return;
      page = nextPage(access, wanted, page);
    }
  }

  return async function readBack(
    rows: readonly ClaimedPrintOrder[],
    access: ConnectionAccess,
    handle: (row: ClaimedPrintOrder, answer: ReadAnswer) => Promise<void>,
  ): Promise<void> {
    const byId = new Map<string, ClaimedPrintOrder>();
    for (const row of rows) {
      if (row.picanovaOrderId === null) await handle(row, { outcome: 'absent' });
      else byId.set(row.picanovaOrderId, row);
    }
    await readByList(byId, access, handle);
    for (const [id, row] of byId) await handle(row, await provider.read(access, id as PicanovaOrderId));
  };
}
