import { cancellationMessage } from '../../../contract/shopify-messages.ts';
import type { PicanovaOrderId } from '../../../domain/kernel/ids.ts';
import { notFoundUntilMs } from '../../../domain/print-order/not-found.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionAccess,
  ConnectionStore,
  PrintProvider,
  ShopifyAdmin,
} from '../../ports/index.ts';
import { failed, happened, inVain, type Facts, type Step, type StepResult } from '../../runner/step.ts';

/**
 * Cancel: before any waiting send, and honest about the answer. Picanova stops an order until it goes to production and
 * not after (picanova-api §4.2); a refusal is a problem the merchant sees, and the order goes on as before.
 */
export interface CancelPorts {
  readonly connections: Pick<ConnectionStore, 'access'>;
  readonly provider: Pick<PrintProvider, 'cancel' | 'read' | 'findByExternalId'>;
  readonly shopify: Pick<ShopifyAdmin, 'answerCancellation'>;
  readonly clock: Clock;
}

/** Makes the step. Outcomes: `cancel_stopped`, `cancel_refused`, `disconnected`, or a failure of either side. */
export function createCancel({ connections, provider, shopify, clock }: CancelPorts): Step {
  /**
   * The fulfillment service's merchant asked for the cancellation and waits for the answer in the admin; null = told,
   * or nobody asked.
   */
  async function answerRequest(row: ClaimedPrintOrder, accept: boolean): Promise<StepResult | null> {
    if (row.assignment !== 'own_service') return null;
    const answer = await shopify.answerCancellation(row.shop, {
      fulfillmentOrderGid: row.fulfillmentOrderGid,
      accept,
      message: cancellationMessage(accept ? 'stopped' : 'too_late'),
    });
    // Refused = nobody asked, or it was answered before. Everything else is repeated, Picanova's part with it: that one
    // changes nothing.
    return answer.outcome === 'answered' || answer.outcome === 'refused' ? null : failed(answer, {}, 'shopify');
  }

  async function stopped(row: ClaimedPrintOrder, how: string): Promise<StepResult> {
    const untold = await answerRequest(row, true);
    // Asked to be sent anew: its lines are free now, and the plan sends what is still wanted.
    return untold ?? happened({ kind: 'cancel_stopped', how }, { ...ANSWERED, wakeOrder: row.resubmit });
  }

  /**
   * Too late: from now on the order is followed like any other; a cancel that overtook the send's own commit learns the
   * id here.
   */
  async function refused(row: ClaimedPrintOrder, id: PicanovaOrderId, answer: Refused): Promise<StepResult> {
    const untold = await answerRequest(row, false);
    const facts = { ...ANSWERED, picanovaOrderId: id, resubmit: false };
    return (
      untold ?? happened({ kind: 'cancel_refused', picanovaOrderId: id, cause: row.cancelCause, ...answer }, facts)
    );
  }

  async function cancelAt(row: ClaimedPrintOrder, access: ConnectionAccess, id: PicanovaOrderId): Promise<StepResult> {
    const answer = await provider.cancel(access, id);
    if (answer.outcome === 'cancelled') return stopped(row, 'stopped_at_picanova');
    if (answer.outcome !== 'not_cancelled') return failed(answer);
    // Refused because an earlier call, whose answer was lost, already did it? Only reading tells.
    const read = await provider.read(access, id);
    if (read.outcome !== 'found' && read.outcome !== 'absent') return failed(read);
    const status = read.outcome === 'found' ? read.order.status : 'unknown';
    if (status === 'cancelled') return stopped(row, 'already_cancelled');
    const isDead = status === 'error' || status === 'refunded';
    // There is nothing to stop in what failed there, and the merchant wants it sent anew knowing that it failed.
    if (isDead && row.resubmit) return stopped(row, 'failed_there');
    return refused(row, id, { reason: answer.reason, stays: isDead ? 'failed' : 'sent' });
  }

  return async (row) => {
    if (row.picanovaOrderId === null && !row.createUnknown) return stopped(row, 'never_sent');
    const access = row.connectionId === null ? null : await connections.access(row.connectionId);
    // Owed until it is answered, also when the region is connected again only much later.
    if (access === null) return inVain({ kind: 'disconnected', region: row.region });
    if (row.picanovaOrderId !== null) return cancelAt(row, access, row.picanovaOrderId);
    const found = await provider.findByExternalId(access, row.externalId);
    if (found.outcome === 'found') return cancelAt(row, access, found.order.id);
    if (found.outcome !== 'absent') return failed(found);
    const againAtMs = notFoundUntilMs(row, clock.now());
    return againAtMs === null
      ? stopped(row, 'never_arrived')
      : inVain({ kind: 'not_found_yet', step: 'cancel', dueAtMs: againAtMs });
  };
}

/** Picanova's words, and where the order stands there. */
type Refused = { readonly reason: string; readonly stays: 'sent' | 'failed' };

const ANSWERED: Facts = { createUnknown: false, cancelAnswered: true };
