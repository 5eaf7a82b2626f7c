import type { PicanovaOrderId } from '../../../domain/kernel/ids.ts';
import type { Problem } from '../../../domain/kernel/problems.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionAccess,
  ConnectionStore,
  PrintOrderChange,
  PrintOrderStore,
  PrintProvider,
  RemoteFailure,
  ShopifyAdmin,
} from '../../ports/index.ts';
import type { RetryAt } from '../../runner/retry.ts';

/**
 * Cancel: before any waiting send, and honest about the answer. Picanova stops an order until it goes to production and
 * not after (reference: picanova-api §4.2); a refusal is a problem the merchant sees, and the order goes on as before.
 */
export interface CancelPorts {
  readonly printOrders: PrintOrderStore;
  readonly connections: ConnectionStore;
  readonly provider: PrintProvider;
  readonly shopify: ShopifyAdmin;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
  /** How often an open order is asked about when no webhook came. */
  readonly pollMs: number;
}

type Change = Omit<PrintOrderChange, 'nowMs'>;

export function createCancel(ports: CancelPorts) {
  const { printOrders, connections, provider, shopify, clock } = ports;

  function tooLate(row: ClaimedPrintOrder, id: PicanovaOrderId, reason: string): Change {
    const problem: Problem = { code: 'too_late_to_cancel', detail: { picanovaOrderId: id, reason } };
    return {
      // A cancel that overtook the send's own commit learns the id here; from now on the order is followed like any other.
      state: row.picanovaOrderId === null ? 'sent' : row.state === 'cancelling' ? 'sent' : row.state,
      picanovaOrderId: id,
      next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs },
      createUnknown: false,
      cancelAnswered: true,
      problems: [...row.problems.filter(({ code }) => code !== 'too_late_to_cancel'), problem],
      log: [{ event: 'too_late_to_cancel', detail: { picanovaOrderId: id, reason } }],
    };
  }

  async function postponed(row: ClaimedPrintOrder, failure: RemoteFailure): Promise<Change> {
    const log = [{ event: 'cancel_postponed', detail: { outcome: failure.outcome, attempt: row.attempt } }];
    if (failure.outcome === 'refused')
      return { next: { step: 'cancel', dueAtMs: clock.now() + ports.pollMs }, progressed: false, log };
    const dueAtMs = await ports.retryAt(failure, { shop: row.shop, system: 'picanova', attempt: row.attempt });
    return { next: { step: 'cancel', dueAtMs }, progressed: failure.outcome === 'throttled', log };
  }

  /** The fulfillment service's merchant asked for the cancellation and waits for the answer in the admin. */
  async function answerRequest(row: ClaimedPrintOrder, accept: boolean): Promise<void> {
    if (row.assignment !== 'own_service') return;
    const message = accept ? 'Picanova stopped the order.' : 'Too late: the order is in production at Picanova.';
    await shopify.answerCancellation(row.shop, { fulfillmentOrderGid: row.fulfillmentOrderGid, accept, message });
  }

  async function cancelAt(row: ClaimedPrintOrder, access: ConnectionAccess, id: PicanovaOrderId): Promise<Change> {
    const answer = await provider.cancel(access, id);
    if (answer.outcome === 'cancelled') {
      await answerRequest(row, true);
      return stopped(row, 'stopped_at_picanova');
    }
    if (answer.outcome !== 'not_cancelled') return postponed(row, answer);
    // Refused because an earlier call, whose answer was lost, already did it? Only reading tells.
    const read = await provider.read(access, id);
    if (read.outcome === 'found' && read.order.status === 'cancelled') return stopped(row, 'already_cancelled');
    if (read.outcome !== 'found' && read.outcome !== 'absent') return postponed(row, read);
    await answerRequest(row, false);
    return tooLate(row, id, answer.reason);
  }

  async function changeFor(row: ClaimedPrintOrder): Promise<Change> {
    const access = row.connectionId === null ? null : await connections.access(row.connectionId);
    if (row.picanovaOrderId === null && !row.createUnknown) return stopped(row, 'never_sent');
    if (access === null)
      return {
        next: null,
        cancelAnswered: true,
        problems: [{ code: 'not_connected', detail: { region: row.region } }],
        log: [],
      };
    if (row.picanovaOrderId !== null) return cancelAt(row, access, row.picanovaOrderId);
    const found = await provider.findByExternalId(access, row.externalId);
    if (found.outcome === 'found') return cancelAt(row, access, found.order.id);
    return found.outcome === 'absent' ? stopped(row, 'never_arrived') : postponed(row, found);
  }

  return async function cancel(row: ClaimedPrintOrder): Promise<void> {
    await printOrders.commit(row.lease, { nowMs: clock.now(), ...(await changeFor(row)) });
  };
}

function stopped(row: ClaimedPrintOrder, how: string): Change {
  return {
    state: 'cancelled',
    next: null,
    createUnknown: false,
    cancelAnswered: true,
    problems: [],
    log: [{ event: 'cancelled', detail: { how, picanovaOrderId: row.picanovaOrderId } }],
  };
}
