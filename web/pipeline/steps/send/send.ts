import { compareAnswer } from '../../../domain/print-order/answer-compare.ts';
import type { PicanovaOrder } from '../../../domain/print-order/picanova-order.ts';
import type { Problem } from '../../../domain/kernel/problems.ts';
import { causeOfRefusal } from '../../../domain/print-order/refusal-cause.ts';
import type { Catalogue } from '../../lookups/catalogue.ts';
import { composeRequest } from './compose-request.ts';
import type { OrderPositions } from '../../lookups/order-positions.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionAccess,
  ConnectionStore,
  LogLine,
  PrintOrderChange,
  PrintOrderStore,
  PrintProvider,
  RemoteFailure,
  ShopStore,
} from '../../ports/index.ts';
import { VISIBLE_AFTER_ATTEMPTS, type RetryAt } from '../../runner/retry.ts';
import type { ShippingMethods } from './shipping-method.ts';

/**
 * Send: one POST for one print order, ever. A create whose outcome is not known is looked up by external id before
 * anything else; only a certain "not there" allows the next POST (picanova-api §3.4).
 */
export interface SendPorts {
  readonly printOrders: PrintOrderStore;
  readonly connections: ConnectionStore;
  readonly shops: ShopStore;
  readonly provider: PrintProvider;
  readonly catalogue: Catalogue;
  readonly shippingMethods: ShippingMethods;
  readonly positions: OrderPositions;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
}

type Change = Omit<PrintOrderChange, 'nowMs'>;

export function createSend(ports: SendPorts) {
  const { printOrders, connections, provider, clock } = ports;

  /** Picanova holds the order: what it holds is compared with what was meant, and Shopify is told next. */
  function sent(row: ClaimedPrintOrder, order: PicanovaOrder, how: 'created' | 'adopted'): Change {
    const compared = compareAnswer({ items: row.items, isTest: row.isTest }, order);
    return {
      state: 'sent',
      next: { step: 'announce', dueAtMs: clock.now() },
      createUnknown: false,
      picanovaOrderId: order.id,
      picanovaStatus: order.rawStatus,
      isTest: order.isTest,
      totalMinor: order.totalMinor,
      totalCurrency: order.currency,
      itemIds: compared.itemIds,
      problems: compared.problems,
      sentAtMs: clock.now(),
      log: [
        {
          event: how === 'created' ? 'sent' : 'adopted',
          detail: {
            picanovaOrderId: order.id,
            externalId: row.externalId,
            items: row.items.length,
            problems: compared.problems.map(({ code }) => code),
          },
        },
      ],
    };
  }

  /** The call failed. `createUnknown` says whether a create may have reached Picanova all the same. */
  async function failed(row: ClaimedPrintOrder, failure: RemoteFailure, createUnknown: boolean): Promise<Change> {
    if (failure.outcome === 'refused') return blocked([causeOfRefusal(failure, row.items)], 'refused_by_picanova');
    if (failure.outcome === 'access_lost') {
      await connections.markRejected(row.connectionId as NonNullable<typeof row.connectionId>, true);
      return {
        ...blocked([{ code: 'credentials_rejected', detail: { region: row.region } }], 'credentials_rejected'),
        createUnknown,
      };
    }
    const dueAtMs = await ports.retryAt(failure, { shop: row.shop, system: 'picanova', attempt: row.attempt });
    const log: LogLine[] =
      failure.outcome === 'throttled'
        ? []
        : [
            {
              event: 'send_postponed',
              detail: { outcome: failure.outcome, reason: failure.reason, attempt: row.attempt },
            },
          ];
    const visible = failure.outcome !== 'throttled' && row.attempt >= VISIBLE_AFTER_ATTEMPTS;
    return {
      next: { step: 'send', dueAtMs },
      createUnknown,
      progressed: failure.outcome === 'throttled',
      ...(visible
        ? {
            problems: [
              { code: 'picanova_unreachable' as const, detail: { region: row.region, attempts: row.attempt } },
            ],
          }
        : {}),
      log,
    };
  }

  async function create(row: ClaimedPrintOrder, access: ConnectionAccess): Promise<Change> {
    const composed = await composeRequest(row, access, ports);
    if (composed.outcome === 'problems') return blocked(composed.problems, 'blocked_before_sending');
    if (composed.outcome === 'failed') return failed(row, composed.failure, false);
    const answer = await provider.create(access, composed.request);
    switch (answer.outcome) {
      case 'created':
        ports.positions.sent(access.id, answer.order.id);
        return withMethod(sent(row, answer.order, 'created'), composed.shippingMethod, composed.notes);
      case 'duplicate':
        return lookUp(row, access, 'duplicate');
      default:
        return failed(row, answer, answer.outcome === 'unknown');
    }
  }

  async function lookUp(
    row: ClaimedPrintOrder,
    access: ConnectionAccess,
    why: 'outcome_unknown' | 'duplicate',
  ): Promise<Change> {
    const answer = await provider.findByExternalId(access, row.externalId);
    if (answer.outcome === 'found') return sent(row, answer.order, 'adopted');
    if (answer.outcome !== 'absent') return failed(row, answer, true);
    if (why === 'outcome_unknown') return create(row, access);
    // It says both "exists" and "not there": neither a second POST nor an adoption would be certain.
    return failed(
      row,
      { outcome: 'unknown', retry: true, reason: 'external id refused as a duplicate, yet not found' },
      true,
    );
  }

  return async function send(row: ClaimedPrintOrder): Promise<void> {
    const access = row.connectionId === null ? null : await connections.access(row.connectionId);
    const change =
      access === null
        ? blocked([{ code: 'not_connected', detail: { region: row.region } }], 'blocked_before_sending')
        : row.createUnknown
          ? await lookUp(row, access, 'outcome_unknown')
          : await create(row, access);
    await printOrders.commit(row.lease, { nowMs: clock.now(), ...change });
  };
}

function withMethod(change: Change, shippingMethod: string | null, notes: readonly string[]): Change {
  const method = shippingMethod === null ? {} : { shippingMethod };
  const noted = notes.length === 0 ? change.log : [...change.log, { event: 'noted', detail: { notes } }];
  return { ...change, ...method, log: noted };
}

function blocked(problems: readonly Problem[], event: string): Change {
  return {
    state: 'blocked',
    next: null,
    createUnknown: false,
    problems,
    log: [{ event, detail: { problems: problems.map(({ code }) => code) } }],
  };
}
