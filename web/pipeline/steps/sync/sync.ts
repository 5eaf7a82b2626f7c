import type { PicanovaOrder } from '../../../domain/print-order/picanova-order.ts';
import { compareAnswer } from '../../../domain/print-order/answer-compare.ts';
import { readStatus, type PrintOrderStep } from '../../../domain/print-order/print-order.ts';
import { diffShipments } from '../../../domain/shipments/shipment-diff.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionAccess,
  ConnectionStore,
  PrintOrderChange,
  PrintOrderStore,
  PrintProvider,
  RemoteFailure,
} from '../../ports/index.ts';
import type { OrderPositions } from '../../lookups/order-positions.ts';
import { createReadBack } from './read-back.ts';
import { VISIBLE_AFTER_ATTEMPTS, type RetryAt } from '../../runner/retry.ts';

/**
 * Sync: read the order back with the connection's credentials and act on that answer alone, whatever rang the bell.
 * A forged or stale webhook therefore changes nothing (reference: picanova-api §5.2).
 */
export interface SyncPorts {
  readonly printOrders: PrintOrderStore;
  readonly connections: ConnectionStore;
  readonly provider: PrintProvider;
  readonly positions: OrderPositions;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
  /** How often an open order is asked about when no webhook came. */
  readonly pollMs: number;
}

type Change = Omit<PrintOrderChange, 'nowMs'>;

export function createSync(ports: SyncPorts) {
  const { printOrders, connections, clock } = ports;
  const readBack = createReadBack({ provider: ports.provider, printOrders, positions: ports.positions, clock });

  function changeFrom(row: ClaimedPrintOrder, order: PicanovaOrder): Change {
    const learnt = learn(row, order);
    const status = readStatus(order, { ...row, problems: learnt.problems });
    const shipments = diffShipments({
      known: row.shipments,
      answered: order.shipments,
      items: row.items,
      itemIds: learnt.itemIds,
    });
    const fresh = shipments.changed.length > 0;
    // A test print never fulfils a real order: its parcels are shown and go no further (product §7).
    const mayFulfil = !order.isTest || row.orderIsTest;
    const unwritten = shipments.all.some(
      (shipment) => shipment.fulfillmentGid === null || shipment.writtenTrackingNumber !== shipment.trackingNumber,
    );
    return {
      state: mayFulfil ? status.state : status.stateWithoutFulfilment,
      next: nextAfter({ row, fulfil: mayFulfil && unwritten, giveBack: status.giveBack, final: status.final }),
      picanovaStatus: order.rawStatus,
      itemIds: learnt.itemIds,
      problems: status.problems,
      ...(fresh ? { shipments: shipments.changed } : {}),
      log: [
        ...(order.rawStatus === row.picanovaStatus
          ? []
          : [{ event: 'picanova_status', detail: { from: row.picanovaStatus, to: order.rawStatus } }]),
        ...shipments.changed.map(({ key, carrierName, trackingNumber }) => ({
          event: 'parcel',
          detail: { key, carrier: carrierName, trackingNumber },
        })),
      ],
    };
  }

  function nextAfter(what: {
    row: ClaimedPrintOrder;
    fulfil: boolean;
    giveBack: boolean;
    final: boolean;
  }): PrintOrderChange['next'] {
    const step: PrintOrderStep | null = what.fulfil
      ? 'fulfil'
      : what.giveBack
        ? 'announce'
        : what.final
          ? null
          : 'sync';
    if (step === null) return null;
    return { step, dueAtMs: step === 'sync' ? clock.now() + ports.pollMs : clock.now() };
  }

  async function postponed(row: ClaimedPrintOrder, failure: RemoteFailure): Promise<Change> {
    if (failure.outcome === 'access_lost') {
      await connections.markRejected(row.connectionId as NonNullable<typeof row.connectionId>, true);
      return {
        next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs },
        progressed: false,
        problems: [{ code: 'credentials_rejected', detail: { region: row.region } }],
        log: [],
      };
    }
    if (failure.outcome === 'refused') {
      return {
        next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs },
        progressed: false,
        log: [{ event: 'read_back_refused', detail: { reason: failure.reason } }],
      };
    }
    const dueAtMs = await ports.retryAt(failure, { shop: row.shop, system: 'picanova', attempt: row.attempt });
    const visible = failure.outcome !== 'throttled' && row.attempt >= VISIBLE_AFTER_ATTEMPTS;
    return {
      next: { step: 'sync', dueAtMs },
      progressed: failure.outcome === 'throttled',
      ...(visible
        ? {
            problems: [
              { code: 'picanova_unreachable' as const, detail: { region: row.region, attempts: row.attempt } },
            ],
          }
        : {}),
      log: [],
    };
  }

  /** Picanova does not know an order it has confirmed. It may be late to its own read side, so a person is asked only in the end. */
  function vanished(row: ClaimedPrintOrder): Change {
    const lost = row.attempt >= VISIBLE_AFTER_ATTEMPTS;
    const problems = lost
      ? { problems: [{ code: 'failed_at_picanova' as const, detail: { reason: 'not_found_at_picanova' } }] }
      : {};
    return {
      next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs },
      progressed: false,
      ...problems,
      log: [{ event: 'not_found_at_picanova', detail: { picanovaOrderId: row.picanovaOrderId } }],
    };
  }

  async function readAll(rows: readonly ClaimedPrintOrder[], access: ConnectionAccess): Promise<void> {
    await readBack(rows, access, async (row, answer) => {
      const change =
        answer.outcome === 'found'
          ? changeFrom(row, answer.order)
          : answer.outcome === 'absent'
            ? vanished(row)
            : await postponed(row, answer);
      await printOrders.commit(row.lease, { nowMs: clock.now(), ...change });
    });
  }

  /** Rows of one connection. */
  return async function sync(rows: readonly ClaimedPrintOrder[]): Promise<void> {
    const connectionId = rows[0]?.connectionId ?? null;
    const access = connectionId === null ? null : await connections.access(connectionId);
    if (access !== null) return readAll(rows, access);
    for (const row of rows) {
      await printOrders.commit(row.lease, {
        nowMs: clock.now(),
        next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs },
        progressed: false,
        problems: [{ code: 'not_connected', detail: { region: row.region } }],
        log: [],
      });
    }
  };
}

/** Compared again here because a v1 create answers with no items: what it made is first seen when it is read. */
function learn(row: ClaimedPrintOrder, order: PicanovaOrder): Pick<ClaimedPrintOrder, 'itemIds' | 'problems'> {
  if (Object.keys(row.itemIds).length > 0 || order.items.length === 0) return row;
  const compared = compareAnswer({ items: row.items, isTest: row.isTest }, order);
  return { itemIds: compared.itemIds, problems: [...row.problems, ...compared.problems] };
}
