import type { PicanovaOrderId } from '../domain/ids.ts';
import type { PicanovaOrder } from '../domain/picanova-order.ts';
import type { ClaimedPrintOrder, Clock, ConnectionAccess, Outcome, PrintOrderStore, PrintProvider } from './ports/index.ts';

/**
 * Reads many print orders of one connection with as few calls as can be: the list call answers a page of orders at once
 * (reference: picanova-api §2.2.2, 15 a page), so it is tried while it keeps finding more than one of the wanted orders;
 * what is left is read one by one.
 */
export type ReadAnswer = Outcome<{ outcome: 'found'; order: PicanovaOrder } | { outcome: 'absent' }>;

/** Below this a list call cannot save anything. */
const WORTH_A_LIST = 3;

export function createReadBack(ports: { provider: PrintProvider; printOrders: PrintOrderStore; clock: Clock }) {
  const { provider, printOrders, clock } = ports;

  /** Orders of ours on a page that we do not know as sent are woken: it is the other direction of "nothing lost". */
  async function wakeOrphans(access: ConnectionAccess, orders: readonly PicanovaOrder[]): Promise<void> {
    const externalIds = orders.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
    if (externalIds.length > 0) await printOrders.wakeOrphans(access.id, externalIds, clock.now());
  }

  async function readByList(wanted: Map<string, ClaimedPrintOrder>, access: ConnectionAccess, handle: (row: ClaimedPrintOrder, answer: ReadAnswer) => Promise<void>): Promise<void> {
    for (let page = 1; wanted.size >= WORTH_A_LIST; page += 1) {
      const answer = await provider.listOrders(access, page);
      if (answer.outcome !== 'listed') return;
      await wakeOrphans(access, answer.orders);
      let found = 0;
      for (const order of answer.orders) {
        const row = wanted.get(order.id);
        if (row === undefined) continue;
        wanted.delete(order.id);
        found += 1;
        await handle(row, { outcome: 'found', order });
      }
      if (found < 2 || page >= answer.totalPages) return;
    }
  }

  return async function readBack(rows: readonly ClaimedPrintOrder[], access: ConnectionAccess, handle: (row: ClaimedPrintOrder, answer: ReadAnswer) => Promise<void>): Promise<void> {
    const byId = new Map<string, ClaimedPrintOrder>();
    for (const row of rows) {
      if (row.picanovaOrderId === null) await handle(row, { outcome: 'absent' });
      else byId.set(row.picanovaOrderId, row);
    }
    await readByList(byId, access, handle);
    for (const [id, row] of byId) await handle(row, await provider.read(access, id as PicanovaOrderId));
  };
}
