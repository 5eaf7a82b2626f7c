import { afterEach, describe, expect, it, vi } from 'vitest';
import { scriptFetch } from '../testing.ts';
import { hold, release } from './holds.ts';
import { readShopifyParcels } from './shopify-parcels.ts';

const holds = (...rows: readonly (readonly [string, boolean])[]) => ({
  body: {
    data: {
      fulfillmentOrder: { fulfillmentHolds: rows.map(([id, heldByRequestingApp]) => ({ id, heldByRequestingApp })) },
    },
  },
});

afterEach(() => vi.unstubAllGlobals());

describe('a hold', () => {
  it('is placed with a note that says whence', async () => {
    const sent = scriptFetch({ body: { data: { fulfillmentOrderHold: { userErrors: [] } } } });
    expect(await hold('f', 'from the block')).toEqual({ outcome: 'done' });
    expect(sent[0]?.body).toMatchObject({ variables: { id: 'f', notes: 'from the block' } });
  });

  it('that Shopify refuses says why', async () => {
    scriptFetch({ body: { data: { fulfillmentOrderHold: { userErrors: [{ message: 'closed' }] } } } });
    expect(await hold('f', '')).toEqual({ outcome: 'refused', reason: 'closed' });
  });

  it('is lifted only where the app placed it', async () => {
    const sent = scriptFetch(holds(['theirs', false], ['ours', true]), {
      body: { data: { fulfillmentOrderReleaseHold: { userErrors: [] } } },
    });
    expect(await release('f')).toEqual({ outcome: 'done' });
    expect(sent[1]?.body).toMatchObject({ variables: { id: 'f', holdIds: ['ours'] } });
  });

  it("of somebody else is left alone, without a reason of Shopify's", async () => {
    const sent = scriptFetch(holds(['theirs', false]));
    expect(await release('f')).toEqual({ outcome: 'refused', reason: '' });
    expect(sent).toHaveLength(1);
  });

  it('cannot be lifted without permission to see it', async () => {
    scriptFetch({ body: { errors: [{ message: 'no', extensions: { code: 'ACCESS_DENIED' } }] } });
    expect(await release('f')).toEqual({ outcome: 'denied', reason: 'no' });
  });
});

describe('the parcels in Shopify', () => {
  it('are listed with and without tracking', async () => {
    scriptFetch({
      body: {
        data: {
          order: {
            fulfillments: [
              { id: 'a', trackingInfo: [{ company: 'UPS', number: '1Z', url: 'https://t.example' }] },
              { id: 'b', trackingInfo: [] },
            ],
          },
        },
      },
    });
    expect(await readShopifyParcels('o')).toEqual([
      { id: 'a', company: 'UPS', number: '1Z', url: 'https://t.example' },
      { id: 'b', company: '', number: '', url: null },
    ]);
  });

  it('are none of an order that is gone or not told of', async () => {
    scriptFetch({ body: { data: { order: null } } });
    expect(await readShopifyParcels('o')).toEqual([]);
    scriptFetch('no answer');
    expect(await readShopifyParcels('o')).toEqual([]);
  });
});
