import type { PicanovaOrder } from '../../../domain/print-order/picanova-order.ts';
import { mayBeStopped } from '../../../domain/print-order/stoppable.ts';
import type { ClaimedPrintOrder, Clock, ConnectionAccess, PrintProvider } from '../../ports/index.ts';

/**
 * Beta's answers hold no address (picanova-api §7 no. 21), v1's do (picanova-api §2.4.6): while an order can still be
 * stopped it is asked for there, once. It is a call nobody waits for: few a round, and of the calls that polls leave.
 * What was asked is kept in memory, so a restart costs a call an order.
 */
export interface AddressEcho {
  /** For one round of reads: each order with its address, as far as it is told. */
  beginRound(): (row: ClaimedPrintOrder, access: ConnectionAccess, order: PicanovaOrder) => Promise<PicanovaOrder>;
}

const CALLS_A_ROUND = 3;
const REMEMBERED = 10_000;

/** Makes the memory of one process. `provider` is the least urgent one. */
export function createAddressEcho(ports: {
  readonly provider: Pick<PrintProvider, 'readAddress'>;
  readonly clock: Clock;
}): AddressEcho {
  const { provider, clock } = ports;
  const asked = new Set<string>();

  function remember(id: string): void {
    const [oldest] = asked;
    if (asked.size >= REMEMBERED && oldest !== undefined) asked.delete(oldest);
    asked.add(id);
  }

  function isWanted(row: ClaimedPrintOrder, order: PicanovaOrder): boolean {
    if (order.address !== undefined || row.address === null || asked.has(order.id)) return false;
    return (
      row.cancelRequestedAtMs === null && mayBeStopped(order.status, { sentAtMs: row.sentAtMs, nowMs: clock.now() })
    );
  }

  return {
    beginRound() {
      let left = CALLS_A_ROUND;
      return async (row, access, order) => {
        if (left === 0 || !isWanted(row, order)) return order;
        left -= 1;
        const answer = await provider.readAddress(access, order.id);
        // Whoever did not answer is asked at the next read; a no is a no.
        if (answer.outcome === 'told' || answer.outcome === 'refused') remember(order.id);
        return answer.outcome === 'told' && answer.address !== null ? { ...order, address: answer.address } : order;
      };
    },
  };
}
