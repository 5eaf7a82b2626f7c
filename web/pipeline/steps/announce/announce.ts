import type {
  Announced,
  Announcement,
  ClaimedPrintOrder,
  Clock,
  LogLine,
  OrderStore,
  Outcome,
  PrintOrderChange,
  PrintOrderStore,
  RemoteFailure,
  ShopifyAdmin,
  ShopStore,
} from '../../ports/index.ts';
import type { RetryAt } from '../../runner/retry.ts';

/**
 * Announce: Shopify shows where print orders stand. At Picanova: progress is reported, or the request accepted, and the
 * order gets the merchant's tag; the orders of a burst share requests. No longer at Picanova: the fulfillment order is given back.
 */
export interface AnnouncePorts {
  readonly orders: OrderStore;
  readonly printOrders: PrintOrderStore;
  readonly shops: ShopStore;
  readonly shopify: ShopifyAdmin;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
  /** How often an open order is asked about when no webhook came. */
  readonly pollMs: number;
}

const GIVEN_UP = new Set(['cancelled', 'failed']);

/** Progress is the whole fulfillment order's: reported only when every open line is ours (product §5). */
function announcementOf(row: ClaimedPrintOrder, tag: string | null): Announcement {
  const action =
    row.assignment === 'own_service' ? 'accept_request' : row.wholeFulfillmentOrder ? 'report_progress' : 'none';
  return { orderGid: row.orderGid, fulfillmentOrderGid: row.fulfillmentOrderGid, action, tag };
}

export function createAnnounce(ports: AnnouncePorts) {
  const { orders, printOrders, shops, shopify, clock } = ports;

  function tellGivenUp(row: ClaimedPrintOrder): Promise<Outcome<{ outcome: 'given_back' }>> {
    const action = row.assignment === 'own_service' ? 'close_incomplete' : 'reopen';
    const reason = row.problems.map(({ code }) => code).join(', ');
    return shopify.giveBack(row.shop, {
      fulfillmentOrderGid: row.fulfillmentOrderGid,
      action,
      message: `Picanova will not print this: ${reason}`,
    });
  }

  function told(row: ClaimedPrintOrder, log: readonly LogLine[]): Omit<PrintOrderChange, 'nowMs'> {
    return GIVEN_UP.has(row.state)
      ? { next: null, log }
      : { next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs }, log };
  }

  async function changeAfter(
    answer: Announced | { outcome: 'given_back' } | RemoteFailure,
    row: ClaimedPrintOrder,
  ): Promise<Omit<PrintOrderChange, 'nowMs'>> {
    switch (answer.outcome) {
      case 'announced':
      case 'given_back':
        return told(row, [{ event: `shopify_${answer.outcome}`, detail: {} }]);
      case 'refused':
        // Not a problem of the print: the fulfillment order was closed, moved or cancelled meanwhile. Planning finds out which.
        await orders.wake(row.shop, row.orderGid, { approve: false, nowMs: clock.now() });
        return told(row, [{ event: 'shopify_not_told', detail: { reason: answer.reason } }]);
      default:
        return {
          next: {
            step: 'announce',
            dueAtMs: await ports.retryAt(answer, { shop: row.shop, system: 'shopify', attempt: row.attempt }),
          },
          progressed: answer.outcome === 'throttled',
          log: [],
        };
    }
  }

  async function finish(
    row: ClaimedPrintOrder,
    answer: Announced | { outcome: 'given_back' } | RemoteFailure,
  ): Promise<void> {
    await printOrders.commit(row.lease, { nowMs: clock.now(), ...(await changeAfter(answer, row)) });
  }

  async function announceSent(rows: readonly ClaimedPrintOrder[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const tag = (await shops.find(first.shop))?.settings.tagAfterImport || null;
    const announcements = rows.map((row) => announcementOf(row, tag));
    const worthTelling = announcements.filter(
      (announcement) => announcement.action !== 'none' || announcement.tag !== null,
    );
    const answers = await shopify.announceSent(first.shop, worthTelling);
    await Promise.all(
      rows.map((row, index) =>
        finish(row, answers[worthTelling.indexOf(announcements[index] as Announcement)] ?? { outcome: 'announced' }),
      ),
    );
  }

  /** Rows of one shop. */
  return async function announce(rows: readonly ClaimedPrintOrder[]): Promise<void> {
    const givenUp = rows.filter(({ state }) => GIVEN_UP.has(state));
    await Promise.all([
      announceSent(rows.filter((row) => !givenUp.includes(row))),
      ...givenUp.map(async (row) => finish(row, await tellGivenUp(row))),
    ]);
  };
}
