import type { ClaimedPrintOrder, Clock, LogLine, Outcome, PrintOrderChange, PrintOrderStore, ShopifyAdmin, ShopStore } from './ports/index.ts';
import type { RetryAt } from './retry.ts';

/**
 * Announce: Shopify shows where the print order stands. At Picanova: progress is reported, or the request accepted, and
 * the order gets the merchant's tag. No longer at Picanova: the fulfillment order is given back.
 */
export interface AnnouncePorts {
  readonly printOrders: PrintOrderStore;
  readonly shops: ShopStore;
  readonly shopify: ShopifyAdmin;
  readonly retryAt: RetryAt;
  readonly clock: Clock;
  /** How often an open order is asked about when no webhook came. */
  readonly pollMs: number;
}

const GIVEN_UP = new Set(['cancelled', 'failed']);

export function createAnnounce(ports: AnnouncePorts) {
  const { printOrders, shops, shopify, clock } = ports;

  /** Progress is the whole fulfillment order's: reported only when every open line is ours (product §5). */
  async function tellSent(row: ClaimedPrintOrder): Promise<Outcome<{ outcome: 'announced' }>> {
    const settings = (await shops.find(row.shop))?.settings;
    const tag = settings === undefined || settings.tagAfterImport === '' ? null : settings.tagAfterImport;
    const action = row.assignment === 'own_service' ? 'accept_request' : row.wholeFulfillmentOrder ? 'report_progress' : 'none';
    if (action === 'none' && tag === null) return { outcome: 'announced' };
    return shopify.announceSent(row.shop, { orderGid: row.orderGid, fulfillmentOrderGid: row.fulfillmentOrderGid, action, tag });
  }

  function tellGivenUp(row: ClaimedPrintOrder): Promise<Outcome<{ outcome: 'given_back' }>> {
    const action = row.assignment === 'own_service' ? 'close_incomplete' : 'reopen';
    const reason = row.problems.map(({ code }) => code).join(', ');
    return shopify.giveBack(row.shop, { fulfillmentOrderGid: row.fulfillmentOrderGid, action, message: `Picanova will not print this: ${reason}` });
  }

  /** `refused` is not a problem of the print: the fulfillment order was closed, moved or cancelled meanwhile. */
  function told(row: ClaimedPrintOrder, log: readonly LogLine[]): Omit<PrintOrderChange, 'nowMs'> {
    return GIVEN_UP.has(row.state) ? { next: null, log } : { next: { step: 'sync', dueAtMs: clock.now() + ports.pollMs }, log };
  }

  return async function announce(row: ClaimedPrintOrder): Promise<void> {
    const answer = GIVEN_UP.has(row.state) ? await tellGivenUp(row) : await tellSent(row);
    const change = await changeAfter(answer, row);
    await printOrders.commit(row.lease, { nowMs: clock.now(), ...change });
  };

  async function changeAfter(answer: Outcome<{ outcome: 'announced' } | { outcome: 'given_back' }>, row: ClaimedPrintOrder): Promise<Omit<PrintOrderChange, 'nowMs'>> {
    switch (answer.outcome) {
      case 'announced':
      case 'given_back':
        return told(row, [{ event: `shopify_${answer.outcome}`, detail: {} }]);
      case 'refused':
        return told(row, [{ event: 'shopify_not_told', detail: { reason: answer.reason } }]);
      default:
        return { next: { step: 'announce', dueAtMs: await ports.retryAt(answer, { shop: row.shop, system: 'shopify', attempt: row.attempt }) }, progressed: answer.outcome === 'throttled', log: [] };
    }
  }
}
