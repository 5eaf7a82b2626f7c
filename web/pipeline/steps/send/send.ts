import { compareAnswer } from '../../../domain/print-order/answer-compare.ts';
import type { PicanovaOrder } from '../../../domain/print-order/picanova-order.ts';
import type { Problem } from '../../../domain/kernel/problems.ts';
import { causeOfRefusal } from '../../../domain/print-order/refusal-cause.ts';
import type { Catalogue } from '../../lookups/catalogue.ts';
import type { OrderPositions } from '../../lookups/order-positions.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionAccess,
  ConnectionStore,
  PrintOrderStore,
  PrintProvider,
  RemoteFailure,
  ShopStore,
} from '../../ports/index.ts';
import { failed, happened, inVain, type Step, type StepResult } from '../../runner/step.ts';
import { notFoundUntilMs } from '../../../domain/print-order/not-found.ts';
import { composeRequest, type Composed } from './compose-request.ts';
import type { ShippingMethods } from '../../lookups/shipping-method.ts';

/**
 * Send: one POST for one print order, ever. A create whose outcome is not known is looked up by external id before
 * anything else; only a certain "not there" allows the next POST (picanova-api §3.4).
 */
export interface SendPorts {
  readonly printOrders: Pick<PrintOrderStore, 'markAsked'>;
  readonly connections: Pick<ConnectionStore, 'access'>;
  readonly shops: Pick<ShopStore, 'find'>;
  readonly provider: Pick<PrintProvider, 'create' | 'findByExternalId'>;
  readonly catalogue: Pick<Catalogue, 'combinations'>;
  readonly shippingMethods: ShippingMethods;
  readonly positions: Pick<OrderPositions, 'sent'>;
  readonly clock: Clock;
}

type Request = Extract<Composed, { outcome: 'composed' }>;
type Refusal = Extract<RemoteFailure, { outcome: 'refused' | 'unknown' }>;

/** It says both "exists" and "not there": it is late to its own read side. */
const TAKEN: Refusal = { outcome: 'unknown', retry: true, reason: 'refused as a duplicate, yet not found' };
/** Somebody else holds the row now, or its cancel comes next. */
const STOPPED: RemoteFailure = { outcome: 'unreachable', retry: true, reason: 'stopped before it was asked for' };

/** Makes the step. Outcomes: `sent`, `not_sent` with its problems, or a failure of Picanova's side. */
export function createSend(ports: SendPorts): Step {
  const { connections, provider, clock } = ports;

  /** Picanova holds the order: what it holds is compared with what was meant, and Shopify is told next. */
  function sent(
    row: ClaimedPrintOrder,
    order: PicanovaOrder,
    by: { how: 'created' | 'adopted'; request: Request | null },
  ): StepResult {
    const compared = compareAnswer(row, order);
    const method = by.request?.shippingMethod?.code ?? null;
    return happened(
      {
        kind: 'sent',
        how: by.how,
        picanovaOrderId: order.id,
        problems: compared.problems,
        notes: by.request?.notes ?? [],
      },
      {
        createUnknown: false,
        picanovaOrderId: order.id,
        picanovaStatus: order.rawStatus,
        isTest: order.isTest,
        totalMinor: order.totalMinor,
        totalCurrency: order.currency,
        itemIds: compared.itemIds,
        sentAtMs: clock.now(),
        ...(method === null ? {} : { shippingMethod: method }),
      },
    );
  }

  async function create(row: ClaimedPrintOrder, access: ConnectionAccess): Promise<StepResult> {
    const composed = await composeRequest(row, access, ports);
    if (composed.outcome === 'problems') return blocked(composed.problems, 'blocked_before_sending');
    if (composed.outcome === 'failed') return notAsked(row, composed.failure);
    if ((await ports.printOrders.markAsked(row.lease, clock.now())) === 'stopped') return failed(STOPPED);
    const answer = await provider.create(access, composed.request);
    switch (answer.outcome) {
      case 'created':
        ports.positions.sent(access.id, answer.order.id);
        return sent(row, answer.order, { how: 'created', request: composed });
      case 'duplicate':
        return lookUpRefused(row, access, TAKEN);
      case 'refused':
        return lookUpRefused(row, access, answer);
      default:
        return failed(answer, { createUnknown: answer.outcome === 'unknown' });
    }
  }

  /** Before another create: what Picanova has is adopted; only what it certainly does not have is created. */
  async function lookUp(row: ClaimedPrintOrder, access: ConnectionAccess): Promise<StepResult> {
    const answer = await provider.findByExternalId(access, row.externalId);
    if (answer.outcome === 'found') return sent(row, answer.order, { how: 'adopted', request: null });
    if (answer.outcome !== 'absent') return failed(answer, { createUnknown: true });
    const againAtMs = notFoundUntilMs(row, clock.now());
    return againAtMs === null
      ? create(row, access)
      : inVain({ kind: 'not_found_yet', step: 'send', dueAtMs: againAtMs }, { createUnknown: true });
  }

  /**
   * Any refusal may mean "exists already", and only some say so by its field (picanova-api §8): no verdict before the
   * order was looked for.
   */
  async function lookUpRefused(
    row: ClaimedPrintOrder,
    access: ConnectionAccess,
    refusal: Refusal,
  ): Promise<StepResult> {
    const answer = await provider.findByExternalId(access, row.externalId);
    if (answer.outcome === 'found') return sent(row, answer.order, { how: 'adopted', request: null });
    if (answer.outcome !== 'absent') return failed(answer, { createUnknown: true });
    return refusal.outcome === 'refused' ? refused(row, refusal) : failed(refusal, { createUnknown: true });
  }

  return async (row) => {
    const access = row.connectionId === null ? null : await connections.access(row.connectionId);
    if (access === null)
      return blocked([{ code: 'not_connected', detail: { region: row.region } }], 'blocked_before_sending');
    return row.createUnknown ? lookUp(row, access) : create(row, access);
  };
}

/** The request could not be made; nothing was sent. */
function notAsked(row: ClaimedPrintOrder, failure: RemoteFailure): StepResult {
  return failure.outcome === 'refused' ? refused(row, failure) : failed(failure, { createUnknown: false });
}

function refused(row: ClaimedPrintOrder, refusal: Extract<RemoteFailure, { outcome: 'refused' }>): StepResult {
  return blocked([causeOfRefusal(refusal, row.items)], 'refused_by_picanova');
}

function blocked(problems: readonly Problem[], why: 'blocked_before_sending' | 'refused_by_picanova'): StepResult {
  return happened({ kind: 'not_sent', why, problems }, { createUnknown: false });
}
