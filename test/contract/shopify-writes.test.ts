import { afterEach, describe, expect, it } from 'vitest';
import type {
  FulfillmentGid,
  FulfillmentOrderGid,
  FulfillmentOrderLineItemGid,
  OrderGid,
} from '../../web/domain/kernel/ids.ts';
import type { NewFulfillment } from '../../web/pipeline/ports/index.ts';
import { SHOP } from '../../web/shopify/testing/stand-ins.ts';
import { failing, startAdmin, type AdminUnderTest, type Root } from './shopify-admin-server.ts';
import { fulfillmentOrder, ORDER_GID } from './shopify-fixture.ts';

const ORDER = ORDER_GID as OrderGid;
const FULFILLMENT_ORDER = 'gid://shopify/FulfillmentOrder/1' as FulfillmentOrderGid;
const FULFILLMENT = 'gid://shopify/Fulfillment/1' as FulfillmentGid;

const done = { userErrors: [] };
const userErrors = (message: string, ...field: string[]) => ({
  userErrors: [{ field: field.length === 0 ? null : field, message }],
});

let under: AdminUnderTest | undefined;
afterEach(() => under?.close());

async function adminWith(root: Root) {
  under = await startAdmin(root);
  return under;
}

describe('announcing a sent order', () => {
  const what = {
    orderGid: ORDER,
    fulfillmentOrderGid: FULFILLMENT_ORDER,
    action: 'report_progress',
    tag: 'Picanova: sent',
  } as const;

  it('reports progress and tags the order with one request', async () => {
    const { admin, asked, log } = await adminWith({ fulfillmentOrderReportProgress: done, tagsAdd: done });
    expect(await admin.announceSent(SHOP, [what])).toEqual([{ outcome: 'announced' }]);
    expect(asked).toEqual([
      {
        operation: 'AnnounceSent',
        variables: {
          fulfillmentOrderId0: FULFILLMENT_ORDER,
          orderId0: ORDER,
          tags0: ['Picanova: sent'],
          mayReport0: true,
          mayAccept0: false,
          mayTag0: true,
        },
      },
    ]);
    expect(log.events).toEqual([]);
  });

  it('runs only what was asked for', async () => {
    const ran: string[] = [];
    const field = (name: string) => () => {
      ran.push(name);
      return done;
    };
    const root = {
      fulfillmentOrderReportProgress: field('report'),
      fulfillmentOrderAcceptFulfillmentRequest: field('accept'),
      tagsAdd: field('tag'),
    };
    const { admin, asked } = await adminWith(root);
    await admin.announceSent(SHOP, [{ ...what, action: 'accept_request', tag: null }]);
    await admin.announceSent(SHOP, [{ ...what, action: 'none' }]);
    await admin.announceSent(SHOP, []);
    expect(ran).toEqual(['accept', 'tag']);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['report_progress', { status: 'IN_PROGRESS', requestStatus: 'UNSUBMITTED' }, 'announced'],
    ['accept_request', { status: 'IN_PROGRESS', requestStatus: 'ACCEPTED' }, 'announced'],
    ['accept_request', { status: 'IN_PROGRESS', requestStatus: 'CANCELLATION_REQUESTED' }, 'refused'],
    ['report_progress', { status: 'CLOSED', requestStatus: 'UNSUBMITTED' }, 'refused'],
    ['report_progress', { status: 'CANCELLED', requestStatus: 'UNSUBMITTED' }, 'refused'],
  ] as const)(
    'refused by Shopify, is done when %s finds the fulfillment order %o there already',
    async (action, state, outcome) => {
      const refusal = userErrors('Cannot do this.', 'id');
      const { admin } = await adminWith({
        fulfillmentOrderReportProgress: refusal,
        fulfillmentOrderAcceptFulfillmentRequest: refusal,
        tagsAdd: done,
        fulfillmentOrder: fulfillmentOrder(1, state),
      });
      const [answer] = await admin.announceSent(SHOP, [{ ...what, action }]);
      expect(answer?.outcome).toBe(outcome);
      if (answer?.outcome === 'refused')
        expect(answer).toMatchObject({ reason: 'Cannot do this.', fields: { id: ['Cannot do this.'] } });
    },
  );

  it('is refused for a fulfillment order that is gone, which Shopify says outside userErrors', async () => {
    const { admin } = await adminWith({
      fulfillmentOrderReportProgress: failing('RESOURCE_NOT_FOUND', 'Fulfillment order does not exist.'),
      tagsAdd: done,
      fulfillmentOrder: null,
    });
    expect(await admin.announceSent(SHOP, [what])).toMatchObject([
      { outcome: 'refused', reason: 'RESOURCE_NOT_FOUND: Fulfillment order does not exist.' },
    ]);
  });

  it('is refused, not waiting for ever, where the app may not act', async () => {
    const { admin } = await adminWith({
      fulfillmentOrderReportProgress: failing('ACCESS_DENIED'),
      tagsAdd: done,
      fulfillmentOrder: fulfillmentOrder(1),
    });
    expect(await admin.announceSent(SHOP, [what])).toMatchObject([{ outcome: 'refused' }]);
  });

  it('is not held up by a tag', async () => {
    const { admin, log } = await adminWith({ fulfillmentOrderReportProgress: done, tagsAdd: failing('ACCESS_DENIED') });
    expect(await admin.announceSent(SHOP, [what])).toEqual([{ outcome: 'announced' }]);
    expect(log.events).toEqual(['order_not_tagged']);
  });

  it('is refused when the tag was all there was to do', async () => {
    const { admin } = await adminWith({ tagsAdd: userErrors('Order not found', 'id') });
    expect(await admin.announceSent(SHOP, [{ ...what, action: 'none' }])).toMatchObject([
      { outcome: 'refused', fields: { id: ['Order not found'] } },
    ]);
  });

  it('is unknown after Shopify’s own trouble', async () => {
    const { admin } = await adminWith({
      fulfillmentOrderReportProgress: failing('INTERNAL_SERVER_ERROR'),
      tagsAdd: done,
    });
    expect(await admin.announceSent(SHOP, [what])).toMatchObject([{ outcome: 'unknown', retry: true }]);
  });

  it('tells of ten orders in one request, each with its own answer, and of an eleventh in the next', async () => {
    const refused = `${FULFILLMENT_ORDER}7`;
    const progress = ({ id }: { id: string }) => (id === refused ? userErrors('Cannot do this.', 'id') : done);
    const { admin, asked } = await adminWith({
      fulfillmentOrderReportProgress: progress,
      tagsAdd: done,
      fulfillmentOrder: null,
    });
    const eleven = Array.from({ length: 11 }, (_, n) => ({
      ...what,
      fulfillmentOrderGid: `${FULFILLMENT_ORDER}${n}` as FulfillmentOrderGid,
    }));
    const outcomes = (await admin.announceSent(SHOP, eleven)).map(({ outcome }) => outcome);
    expect(outcomes.map((outcome, n) => [n, outcome]).filter(([, outcome]) => outcome !== 'announced')).toEqual([
      [7, 'refused'],
    ]);
    expect(asked.map(({ operation }) => operation)).toEqual(['AnnounceSent10', 'ReadProgress', 'AnnounceSent']);
  });
});

describe('creating a fulfillment', () => {
  const parcel: NewFulfillment = {
    orderGid: ORDER,
    groups: [
      {
        fulfillmentOrderGid: FULFILLMENT_ORDER,
        lines: [{ gid: 'gid://shopify/FulfillmentOrderLineItem/1' as FulfillmentOrderLineItemGid, quantity: 2 }],
      },
    ],
    tracking: { company: 'DHL Express', number: '123', url: null },
    notifyCustomer: true,
    tag: 'Picanova: shipped',
  };
  const created = { fulfillment: { id: FULFILLMENT }, userErrors: [] };

  it('writes exactly the parcel’s lines, with its tracking and tag, in one request', async () => {
    const { admin, asked } = await adminWith({ fulfillmentCreate: created, tagsAdd: done });
    expect(await admin.createFulfillment(SHOP, parcel)).toEqual({ outcome: 'created', fulfillment: FULFILLMENT });
    expect(asked).toEqual([
      {
        operation: 'CreateFulfillment',
        variables: {
          fulfillment: {
            lineItemsByFulfillmentOrder: [
              {
                fulfillmentOrderId: FULFILLMENT_ORDER,
                fulfillmentOrderLineItems: [{ id: 'gid://shopify/FulfillmentOrderLineItem/1', quantity: 2 }],
              },
            ],
            notifyCustomer: true,
            trackingInfo: { company: 'DHL Express', number: '123' },
          },
          orderId: ORDER,
          tags: ['Picanova: shipped'],
          tag: true,
        },
      },
    ]);
  });

  it('says nothing of tracking when there is none, and nothing of a tag', async () => {
    const { admin, asked } = await adminWith({ fulfillmentCreate: created, tagsAdd: failing('INTERNAL_SERVER_ERROR') });
    expect(await admin.createFulfillment(SHOP, { ...parcel, tracking: null, tag: null })).toMatchObject({
      outcome: 'created',
    });
    expect(asked[0]?.variables['fulfillment']).not.toHaveProperty('trackingInfo');
    expect(asked[0]?.variables).toMatchObject({ tags: [], tag: false });
  });

  it('is refused with the fields that Shopify names', async () => {
    const refusal = {
      fulfillment: null,
      userErrors: [
        { field: ['fulfillment', 'lineItemsByFulfillmentOrder'], message: 'Already fulfilled' },
        { field: null, message: 'No' },
        { field: null, message: 'No again' },
      ],
    };
    const { admin } = await adminWith({ fulfillmentCreate: refusal, tagsAdd: done });
    expect(await admin.createFulfillment(SHOP, parcel)).toEqual({
      outcome: 'refused',
      retry: false,
      reason: 'Already fulfilled; No; No again',
      status: 200,
      fields: { 'fulfillment.lineItemsByFulfillmentOrder': ['Already fulfilled'], '': ['No', 'No again'] },
    });
  });

  it('is refused for an unknown fulfillment order, although the tag was added', async () => {
    const { admin } = await adminWith({
      fulfillmentCreate: failing('RESOURCE_NOT_FOUND', 'Invalid id'),
      tagsAdd: done,
    });
    expect(await admin.createFulfillment(SHOP, parcel)).toMatchObject({
      outcome: 'refused',
      reason: 'RESOURCE_NOT_FOUND: Invalid id',
    });
  });

  it('is created whatever became of the tag', async () => {
    const { admin, log } = await adminWith({ fulfillmentCreate: created, tagsAdd: userErrors('no') });
    expect(await admin.createFulfillment(SHOP, parcel)).toMatchObject({ outcome: 'created' });
    expect(log.events).toEqual(['order_not_tagged']);
  });

  it('is unknown when Shopify names neither a fulfillment nor an error', async () => {
    const { admin } = await adminWith({ fulfillmentCreate: { fulfillment: null, userErrors: [] }, tagsAdd: done });
    expect(await admin.createFulfillment(SHOP, parcel)).toMatchObject({ outcome: 'unknown' });
  });

  it('is unknown when the answer is lost, and is not written again', async () => {
    under = await startAdmin({}, () => 'cut');
    expect(await under.admin.createFulfillment(SHOP, parcel)).toMatchObject({ outcome: 'unknown', retry: true });
    expect(under.asked).toHaveLength(1);
  });
});

describe('the smaller writes', () => {
  it('update tracking without telling the buyer again', async () => {
    const { admin, asked } = await adminWith({ fulfillmentTrackingInfoUpdate: done });
    const update = { tracking: { company: 'DPD', number: null, url: 'https://dpd.example/1' }, notifyCustomer: false };
    expect(await admin.updateTracking(SHOP, FULFILLMENT, update)).toEqual({ outcome: 'updated' });
    expect(asked[0]?.variables).toEqual({
      id: FULFILLMENT,
      tracking: { company: 'DPD', url: 'https://dpd.example/1' },
      notifyCustomer: false,
    });
  });

  it('update tracking with the numbers of all parcels, and their links where each has one', async () => {
    const { admin, asked } = await adminWith({ fulfillmentTrackingInfoUpdate: done });
    const others = [{ number: 'A', url: 'https://t.example/A' }];
    for (const url of ['https://t.example/B', null])
      await admin.updateTracking(SHOP, FULFILLMENT, {
        tracking: { company: 'UPS', number: 'B', url, others },
        notifyCustomer: true,
      });
    const numbers = { company: 'UPS', numbers: ['A', 'B'] };
    expect(asked.map(({ variables }) => variables['tracking'])).toEqual([
      { ...numbers, urls: ['https://t.example/A', 'https://t.example/B'] },
      numbers,
    ]);
  });

  it.each([
    ['close_incomplete', 'fulfillmentOrderClose', 'CloseIncomplete'],
    ['reopen', 'fulfillmentOrderOpen', 'Reopen'],
  ] as const)('give a fulfillment order back: %s', async (action, field, operation) => {
    const { admin, asked } = await adminWith({ [field]: done });
    expect(
      await admin.giveBack(SHOP, { fulfillmentOrderGid: FULFILLMENT_ORDER, action, message: 'Not printed' }),
    ).toEqual({ outcome: 'given_back' });
    expect(asked).toMatchObject([{ operation, variables: { id: FULFILLMENT_ORDER } }]);
  });

  it.each([
    [true, 'fulfillmentOrderAcceptCancellationRequest', 'AcceptCancellation'],
    [false, 'fulfillmentOrderRejectCancellationRequest', 'RejectCancellation'],
  ] as const)('answer a cancellation request (accepted: %s)', async (accept, field, operation) => {
    const { admin, asked } = await adminWith({ [field]: done });
    expect(
      await admin.answerCancellation(SHOP, { fulfillmentOrderGid: FULFILLMENT_ORDER, accept, message: 'm' }),
    ).toEqual({ outcome: 'answered' });
    expect(asked).toEqual([{ operation, variables: { id: FULFILLMENT_ORDER, message: 'm' } }]);
  });

  it('take a tag back', async () => {
    const { admin, asked } = await adminWith({ tagsRemove: done });
    expect(await admin.removeTag(SHOP, ORDER, 'a tag')).toEqual({ outcome: 'removed' });
    expect(asked[0]?.variables).toEqual({ id: ORDER, tags: ['a tag'] });
  });

  it('are refused with userErrors, and for an unknown id', async () => {
    const { admin } = await adminWith({
      fulfillmentOrderOpen: userErrors('Not scheduled', 'id'),
      tagsRemove: failing('RESOURCE_NOT_FOUND'),
    });
    expect(
      await admin.giveBack(SHOP, { fulfillmentOrderGid: FULFILLMENT_ORDER, action: 'reopen', message: '' }),
    ).toMatchObject({ outcome: 'refused', fields: { id: ['Not scheduled'] } });
    expect(await admin.removeTag(SHOP, ORDER, 'x')).toMatchObject({ outcome: 'refused' });
  });
});
