import { fail } from 'node:assert/strict';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../simulator/picanova/testing.ts';
import { startPicanovaSimulator, type PicanovaSimulator } from '../simulator/picanova/index.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { ShopifySimulator, SimulatedShop } from '../simulator/shopify/types.ts';
import { createAct, type Act } from './act.ts';
import { inGermany } from './buyers.ts';
import { judge, reachedBy, type Outside } from './judge.ts';
import { countOrders } from './report.ts';
import type { Ending } from './story.ts';
import { TAGS } from './demo.ts';

/** The two systems without the app between them: what it should have done is done by hand here, right or wrong. */
const ACCOUNT = { user: 'judge', key: 'judge-key-0123456789' };
const buyer = inGermany('Julia', 'Justus');

let shopify: ShopifySimulator;
let shop: SimulatedShop;
let EU: PicanovaSimulator;
let US: PicanovaSimulator;
let outside: Outside;

beforeEach(async () => {
  shopify = await startShopifySimulator({ apiKey: 'key', apiSecret: 'secret' });
  shop = shopify.addShop('judge.myshopify.com');
  EU = await startPicanovaSimulator({ region: 'EU', accounts: [ACCOUNT] });
  US = await startPicanovaSimulator({ region: 'US', accounts: [ACCOUNT] });
  outside = { shop, picanova: { EU, US } };
});
afterEach(async () => {
  await shopify.close();
  await EU.close();
  await US.close();
});

function ordered(expected: Ending, proof: () => void = () => undefined): Act {
  const act = createAct({ title: 'a story', buyer, expected, play: async () => undefined, proof });
  act.bought = shop.placeOrder({
    lines: [{ title: 'Poster', quantity: 1 }],
    shippingAddress: buyer,
    tags: [TAGS.sent, TAGS.shipped],
  });
  act.played = { failure: null };
  return act;
}

async function print(street = 'Heidestraße 17'): Promise<string> {
  const shipping = {
    firstname: buyer.firstName,
    lastname: buyer.lastName,
    street_primary: street,
    city: 'Köln',
    postcode: '51147',
    country_code: 'DE',
    telephone: '+49 221 1234567',
  };
  const items = [{ quantity: 1, variant_code: 'POSTER-30X20-1', file: 'https://files.example.com/poster.png' }];
  await apiOf(EU, ACCOUNT).post('/beta/orders', { shipping, items });
  return EU.orders().at(-1)?.id ?? '';
}

function ship(id: string, number: string): void {
  EU.ship(id, { trackingNumber: number, trackingUrl: `https://t.example.com/${number}` });
}

function fulfil({ bought }: Act, number: string): void {
  const [fulfillmentOrder] = shop.order(bought?.gid ?? '').fulfillmentOrders;
  shop.fulfilManually(fulfillmentOrder?.gid ?? '', {
    tracking: { company: 'DHL', number, url: `https://t.example.com/${number}` },
  });
}

function count(act: Act): ReturnType<typeof countOrders> {
  return countOrders([judge(act, outside)]);
}

describe('what is found wrong', () => {
  it('a story that is still being told', () => {
    const act = ordered('fulfilled');
    act.played = null;
    expect(judge(act, outside).faults).toEqual(['its story is not over']);
  });

  it('a script that failed', () => {
    const act = ordered('fulfilled');
    act.played = { failure: 'never happened' };
    expect(judge(act, outside).faults).toEqual(['never happened']);
  });

  it('an order that never reached Picanova', () => {
    expect(reachedBy(judge(ordered('fulfilled'), outside))).toBe('ordered, but: it never reached Picanova');
  });

  it('an order that was sent twice', async () => {
    const act = ordered('fulfilled');
    await print();
    await print();
    expect(judge(act, outside).faults).toEqual(['it was sent 2 times']);
  });

  it('an order that stands elsewhere', async () => {
    const act = ordered('fulfilled');
    EU.startProduction(await print());
    expect(reachedBy(judge(act, outside))).toBe('in_production, but: it should be fulfilled');
  });

  it('a print for another address', async () => {
    const act = ordered('fulfilled');
    ship(await print('Heidestraße'), 'T1');
    fulfil(act, 'T1');
    expect(judge(act, outside).faults).toEqual([
      expect.stringContaining('the address differs, found ["Julia","Justus","Heidestraße"'),
      expect.stringContaining('the buyer was not told'),
    ]);
  });

  it('a fulfillment that is not the parcel', async () => {
    const act = ordered('fulfilled');
    ship(await print(), 'T1');
    fulfil(act, 'T2');
    expect(judge(act, outside).faults).toContainEqual(
      'the fulfillments are not the parcels, found ["T2 https://t.example.com/T2"]',
    );
  });

  it("a story's own proof that fails", async () => {
    const act = ordered('cancelled', () => fail('the proof failed'));
    await apiOf(EU, ACCOUNT).delete(`/beta/orders/${await print()}`);
    shop.cancel(act.bought?.gid ?? '');
    expect(judge(act, outside).faults).toEqual([
      'tagged as shipped, found true',
      expect.stringContaining('the proof failed'),
    ]);
  });
});

describe('what is counted', () => {
  it('an order with a fulfillment for its parcel is fulfilled', async () => {
    const act = ordered('fulfilled');
    ship(await print(), 'T1');
    fulfil(act, 'T1');
    expect(count(act)).toEqual({ orders: 1, sent: 1, fulfilled: 1, duplicates: 0, lost: 0 });
  });

  it('an order that Picanova does not have is lost', () => {
    expect(count(ordered('fulfilled'))).toEqual({ orders: 1, sent: 0, fulfilled: 0, duplicates: 0, lost: 1 });
  });

  it('a second print is a duplicate', async () => {
    const act = ordered('fulfilled');
    await print();
    await print();
    expect(count(act)).toEqual({ orders: 1, sent: 1, fulfilled: 0, duplicates: 1, lost: 0 });
  });

  it('a parcel without its fulfillment is lost, and a fulfillment without its parcel is one too many', async () => {
    const act = ordered('fulfilled');
    ship(await print(), 'T1');
    fulfil(act, 'T2');
    expect(count(act)).toEqual({ orders: 1, sent: 1, fulfilled: 0, duplicates: 1, lost: 1 });
  });

  it('a cancelled order is owed no fulfillment', async () => {
    const act = ordered('too_late_to_cancel');
    ship(await print(), 'T1');
    shop.cancel(act.bought?.gid ?? '');
    expect(count(act)).toEqual({ orders: 1, sent: 1, fulfilled: 0, duplicates: 0, lost: 0 });
  });
});
