import { describe, expect, it } from 'vitest';
import { aSetting, foGid } from '../../../../test/fixtures/domain.ts';
import { aClaimed, REFUSED, THROTTLED } from '../../../../test/fixtures/print-orders.ts';
import type { Announced, Announcement, ClaimedPrintOrder, RemoteFailure, Shop } from '../../ports/index.ts';
import type { StepResult } from '../../runner/step.ts';
import { createAnnounce, type AnnouncePorts } from './announce.ts';

type Answer = Announced | RemoteFailure;
type GivenBack = Awaited<ReturnType<AnnouncePorts['shopify']['giveBack']>>;

const ANNOUNCED: Announced = { outcome: 'announced' };
const numbered = (n: number, changes: Partial<ClaimedPrintOrder> = {}) =>
  aClaimed({ step: 'announce', state: 'sent', fulfillmentOrderGid: foGid(n), ...changes });

/** Announces rows; `answer` says what Shopify says of each announcement. */
async function announce(
  rows: readonly ClaimedPrintOrder[],
  scene: { tag?: string; shop?: null; answer?: (of: Announcement) => Answer | undefined; givenBack?: GivenBack } = {},
) {
  const asked: Announcement[] = [];
  const givenBack: unknown[] = [];
  const results = new Map<string, StepResult>();
  const step = createAnnounce({
    shops: {
      find: async () =>
        scene.shop === null ? null : ({ settings: aSetting({ tagAfterImport: scene.tag ?? '' }) } as Shop),
    },
    shopify: {
      announceSent: async (_shop, announcements) => {
        asked.push(...announcements);
        return announcements.flatMap((announcement) => (scene.answer ?? (() => ANNOUNCED))(announcement) ?? []);
      },
      giveBack: async (_shop, what) => {
        givenBack.push(what);
        return scene.givenBack ?? { outcome: 'given_back' };
      },
    },
  });
  await step(rows, async (row, result) => void results.set(row.fulfillmentOrderGid, result));
  return { asked, givenBack, resultOf: (n: number) => results.get(foGid(n)), results };
}

const said = (event: string, detail = {}) => ({
  kind: 'happened',
  event: { kind: 'announced', log: { event, detail } },
});

describe('orders at the printer', () => {
  it('are shown as in progress, or their request is accepted, with the merchant’s tag', async () => {
    const { asked, results } = await announce([numbered(1), numbered(2, { assignment: 'own_service' })], {
      tag: 'Sent',
    });
    expect(asked.map(({ action, tag }) => [action, tag])).toEqual([
      ['report_progress', 'Sent'],
      ['accept_request', 'Sent'],
    ]);
    expect([...results.values()]).toEqual([
      { ...said('shopify_announced'), facts: {} },
      { ...said('shopify_announced'), facts: {} },
    ]);
  });

  it('are only tagged when the fulfillment order holds other goods too', async () => {
    const mixed = numbered(1, { wholeFulfillmentOrder: false });
    expect((await announce([mixed], { tag: 'Sent' })).asked).toMatchObject([{ action: 'none', tag: 'Sent' }]);
  });

  it('need no request when there is nothing to show', async () => {
    const mixed = numbered(1, { wholeFulfillmentOrder: false });
    const { asked, resultOf } = await announce([mixed, numbered(2)], { shop: null });
    expect(asked).toHaveLength(1);
    expect(resultOf(1)).toMatchObject(said('shopify_announced'));
    expect(resultOf(2)).toMatchObject(said('shopify_announced'));
  });

  it('get each the answer that is theirs', async () => {
    const { resultOf } = await announce([numbered(1), numbered(2), numbered(3)], {
      answer: ({ fulfillmentOrderGid }) =>
        fulfillmentOrderGid === foGid(1) ? REFUSED : fulfillmentOrderGid === foGid(2) ? THROTTLED : ANNOUNCED,
    });
    expect(resultOf(1)).toEqual({ ...said('announcement_refused', { reason: 'no' }), facts: { wakeOrder: true } });
    expect(resultOf(2)).toEqual({ kind: 'failed', failure: THROTTLED, facts: {} });
    expect(resultOf(3)).toMatchObject(said('shopify_announced'));
  });
});

describe('orders that will not be printed', () => {
  it.each([
    ['merchant', 'reopen'],
    ['other_service', 'reopen'],
    ['own_service', 'close_incomplete'],
  ] as const)('are given back (%s: %s) with the reason', async (assignment, action) => {
    const problems = [{ code: 'failed_at_picanova' as const, detail: {} }];
    const { givenBack, asked, resultOf } = await announce([numbered(1, { state: 'failed', assignment, problems })]);
    expect(asked).toEqual([]);
    expect(givenBack).toEqual([
      { fulfillmentOrderGid: foGid(1), action, message: expect.stringMatching(/\w+ \w+/) as string },
    ]);
    expect(resultOf(1)).toMatchObject(said('shopify_given_back'));
  });

  it('wait when Shopify cannot be asked, beside others that are announced', async () => {
    const { resultOf } = await announce([numbered(1, { state: 'cancelled' }), numbered(2)], { givenBack: THROTTLED });
    expect(resultOf(1)).toEqual({ kind: 'failed', failure: THROTTLED, facts: {} });
    expect(resultOf(2)).toMatchObject(said('shopify_announced'));
  });
});
