import { compareAnswer, problemsAfter } from '../../../domain/print-order/answer-compare.ts';
import type { PicanovaOrder } from '../../../domain/print-order/picanova-order.ts';
import { readStatus } from '../../../domain/print-order/read-status.ts';
import { mayBeStopped } from '../../../domain/print-order/stoppable.ts';
import { lateNumbersDueMs } from '../../../domain/shipments/late-numbers.ts';
import { unwrittenOf } from '../../../domain/shipments/set-parcels.ts';
import { diffShipments } from '../../../domain/shipments/shipment-diff.ts';
import type { OrderPositions } from '../../lookups/order-positions.ts';
import type {
  ClaimedPrintOrder,
  Clock,
  ConnectionStore,
  LogLine,
  PrintOrderStore,
  PrintProvider,
} from '../../ports/index.ts';
import { VISIBLE_AFTER_ATTEMPTS } from '../../runner/failure-rules.ts';
import { failed, happened, inVain, type BatchStep, type StepResult } from '../../runner/step.ts';
import { createReadBack, type ReadAnswer } from './read-back.ts';

/**
 * Sync: read the order back with the connection's credentials and act on that answer alone, whatever rang the bell.
 * A forged or stale webhook therefore changes nothing (picanova-api §5.2).
 */
export interface SyncPorts {
  readonly printOrders: Pick<PrintOrderStore, 'wakeOrphans'>;
  readonly connections: Pick<ConnectionStore, 'access'>;
  readonly provider: Pick<PrintProvider, 'read' | 'listOrders'>;
  readonly positions: OrderPositions;
  readonly clock: Clock;
  /** How often open orders are polled. */
  readonly pollMs: number;
}

/**
 * Makes the step, for rows of one connection. Outcomes: `read_back`, `vanished`, `disconnected`, or a failure of
 * Picanova's side.
 */
export function createSync(ports: SyncPorts): BatchStep {
  const readBack = createReadBack(ports);
  return async (rows, done) => {
    const connectionId = rows[0]?.connectionId ?? null;
    const access = connectionId === null ? null : await ports.connections.access(connectionId);
    if (access === null) {
      for (const row of rows) await done(row, inVain({ kind: 'disconnected', region: row.region }));
      return;
    }
    await readBack(rows, access, (row, answer) =>
      done(row, resultOf(row, answer, { nowMs: ports.clock.now(), pollMs: ports.pollMs })),
    );
  };
}

interface Time {
  readonly nowMs: number;
  readonly pollMs: number;
}

function resultOf(row: ClaimedPrintOrder, answer: ReadAnswer, time: Time): StepResult {
  switch (answer.outcome) {
    case 'found':
      return readBackOf(row, answer.order, time);
    case 'absent':
      // It may be late to its own read side, so a person is asked only in the end.
      return inVain({ kind: 'vanished', certain: row.attempt >= VISIBLE_AFTER_ATTEMPTS });
    default:
      return failed(answer);
  }
}

function readBackOf(row: ClaimedPrintOrder, order: PicanovaOrder, time: Time): StepResult {
  const learnt = learn(row, order, time.nowMs);
  const reading = readStatus(order, { ...row, problems: learnt.problems });
  const shipments = diffShipments({
    known: row.shipments,
    answered: order.shipments,
    items: row.items,
    itemIds: learnt.itemIds,
  });
  const unwritten = unwrittenOf(shipments.all).length > 0;
  // A test print never fulfils a real order: its parcels are shown and go no further (product §7).
  const mayFulfil = !order.isTest || row.orderIsTest;
  return happened(
    {
      kind: 'read_back',
      reading,
      mayFulfil,
      unwritten,
      numbersDueAtMs: lateNumbersDueMs(shipments.all, { sentAtMs: row.sentAtMs, ...time }),
      log: logOf(row, order, shipments.changed),
    },
    {
      picanovaStatus: order.rawStatus,
      itemIds: learnt.itemIds,
      ...(shipments.changed.length > 0 ? { shipments: shipments.changed } : {}),
    },
  );
}

function logOf(
  row: ClaimedPrintOrder,
  order: PicanovaOrder,
  changed: ClaimedPrintOrder['shipments'],
): readonly LogLine[] {
  const status =
    order.rawStatus === row.picanovaStatus
      ? []
      : [{ event: 'picanova_status', detail: { from: row.picanovaStatus, to: order.rawStatus } }];
  const parcels = changed.map(({ key, carrierName, trackingNumber }) => ({
    event: 'parcel',
    detail: { key, carrier: carrierName, trackingNumber },
  }));
  return [...status, ...parcels];
}

/**
 * Compared again at every read for as long as a difference can still be stopped, and whenever items are first seen: a
 * v1 create answers with none.
 */
function learn(
  row: ClaimedPrintOrder,
  order: PicanovaOrder,
  nowMs: number,
): Pick<ClaimedPrintOrder, 'itemIds' | 'problems'> {
  const isFirst = Object.keys(row.itemIds).length === 0 && order.items.length > 0;
  const isUseful = row.cancelRequestedAtMs === null && mayBeStopped(order.status, { sentAtMs: row.sentAtMs, nowMs });
  if (!isFirst && !isUseful) return row;
  const compared = compareAnswer(row, order);
  return {
    itemIds: isFirst ? compared.itemIds : row.itemIds,
    problems: problemsAfter(row.problems, compared.problems, order),
  };
}
