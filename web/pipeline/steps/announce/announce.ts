import { notPrintedMessage } from '../../../contract/shopify-messages.ts';
import type {
  Announced,
  Announcement,
  ClaimedPrintOrder,
  Outcome,
  RemoteFailure,
  ShopifyAdmin,
  ShopStore,
} from '../../ports/index.ts';
import { failed, happened, type BatchStep, type StepResult } from '../../runner/step.ts';

/**
 * Announce: Shopify shows where print orders stand. At Picanova: progress is reported, or the request accepted, and the
 * order gets the merchant's tag; the orders of a burst share requests. No longer at Picanova: the fulfillment order is
 * given back.
 */
export interface AnnouncePorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly shopify: Pick<ShopifyAdmin, 'announceSent' | 'giveBack'>;
}

type GivenBack = { readonly outcome: 'given_back' };

/**
 * Makes the step, for rows of one shop. Outcomes: `announced`, also when Shopify no longer takes it; or a failure of
 * Shopify's side.
 */
export function createAnnounce({ shops, shopify }: AnnouncePorts): BatchStep {
  function giveBack(row: ClaimedPrintOrder): Promise<Outcome<GivenBack>> {
    const action = row.assignment === 'own_service' ? 'close_incomplete' : 'reopen';
    return shopify.giveBack(row.shop, {
      fulfillmentOrderGid: row.fulfillmentOrderGid,
      action,
      message: notPrintedMessage(row.problems.map(({ code }) => code)),
    });
  }

  /** In order of the rows; a row with nothing to tell is announced without a request. */
  async function announceSent(
    rows: readonly ClaimedPrintOrder[],
  ): Promise<readonly { readonly row: ClaimedPrintOrder; readonly answer: Announced | RemoteFailure }[]> {
    const [first] = rows;
    if (first === undefined) return [];
    const tag = (await shops.find(first.shop))?.settings.tagAfterImport || null;
    const announced = rows.map((row) => ({ row, announcement: announcementOf(row, tag) }));
    const worthAsking = announced.flatMap(({ announcement }) =>
      announcement.action === 'none' && announcement.tag === null ? [] : [announcement],
    );
    const answers = await shopify.announceSent(first.shop, worthAsking);
    const answerOf = new Map(worthAsking.map((announcement, at) => [announcement, answers[at]]));
    return announced.map(({ row, announcement }) => ({
      row,
      answer: answerOf.get(announcement) ?? { outcome: 'announced' },
    }));
  }

  return async (rows, done) => {
    const givenUp = rows.filter(isGivenUp);
    const sent = await announceSent(rows.filter((row) => !isGivenUp(row)));
    await Promise.all([
      ...sent.map(({ row, answer }) => done(row, resultOf(answer))),
      ...givenUp.map(async (row) => done(row, resultOf(await giveBack(row)))),
    ]);
  };
}

function isGivenUp({ state }: ClaimedPrintOrder): boolean {
  return state === 'cancelled' || state === 'failed';
}

/** Progress is the whole fulfillment order's: reported only when every open line is ours (product §5). */
function announcementOf(row: ClaimedPrintOrder, tag: string | null): Announcement {
  const action =
    row.assignment === 'own_service' ? 'accept_request' : row.wholeFulfillmentOrder ? 'report_progress' : 'none';
  return { orderGid: row.orderGid, fulfillmentOrderGid: row.fulfillmentOrderGid, action, tag };
}

function resultOf(answer: Announced | GivenBack | RemoteFailure): StepResult {
  switch (answer.outcome) {
    case 'announced':
    case 'given_back':
      return happened({ kind: 'announced', log: { event: `shopify_${answer.outcome}`, detail: {} } });
    case 'refused':
      // Not a problem of the print: the fulfillment order was closed, moved or cancelled meanwhile. Planning finds out
      // which.
      return happened(
        { kind: 'announced', log: { event: 'announcement_refused', detail: { reason: answer.reason } } },
        { wakeOrder: true },
      );
    default:
      return failed(answer);
  }
}
