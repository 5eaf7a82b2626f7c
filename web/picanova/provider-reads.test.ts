import { describe, expect, it } from 'vitest';
import { accessOf } from './testing/parts.ts';
import { ACCESS, ID, LISTED, NOT_FOUND, ORDER, useScriptedProvider } from './testing/scripted-provider.ts';

const at = useScriptedProvider();

describe('reading orders', () => {
  it('finds one by our own id, encoded', async () => {
    at.server.script({ status: 200, json: { data: { ...ORDER, external_id: 'a/b c?d' } } });
    expect(await at.provider.findByExternalId(ACCESS, 'a/b c?d')).toMatchObject({
      outcome: 'found',
      order: { id: ID },
    });
    expect(at.paths()).toEqual(['GET /api/beta/orders/@a%2Fb%20c%3Fd']);
  });

  it('is absent only after a 404', async () => {
    at.server.script(
      NOT_FOUND,
      { status: 404, text: '' },
      { status: 400, json: { message: 'Bad Request' } },
      { status: 500, text: '' },
      { status: 200, json: { data: null } },
    );
    expect(await at.provider.findByExternalId(ACCESS, 'OD-1')).toEqual({ outcome: 'absent' });
    expect(await at.provider.findByExternalId(ACCESS, 'OD-1')).toEqual({ outcome: 'absent' });
    expect(await at.provider.findByExternalId(ACCESS, 'OD-1')).toMatchObject({ outcome: 'refused' });
    expect(await at.provider.findByExternalId(ACCESS, 'OD-1')).toMatchObject({ outcome: 'unreachable' });
    expect(await at.provider.findByExternalId(ACCESS, 'OD-1')).toMatchObject({ outcome: 'unreachable' });
  });

  it('does not adopt an order that is somebody else’s', async () => {
    at.server.script({ status: 200, json: { data: ORDER } });
    expect(await at.provider.findByExternalId(ACCESS, 'OD-2')).toMatchObject({
      outcome: 'unreachable',
      reason: 'the answer is about another external id',
    });
  });

  it('reads by id through beta alone when beta knows it', async () => {
    at.server.script({ status: 200, json: { data: ORDER } });
    expect(await at.provider.read(ACCESS, ID)).toMatchObject({ outcome: 'found', order: { id: ID } });
    expect(at.paths()).toEqual([`GET /api/beta/orders/${ID}`]);
  });

  it('reads the address where v1 shows it, and tells an order that v1 does not know by a refusal', async () => {
    at.server.script(
      { status: 200, json: { data: { order_id: ID, shipping: { city: 'Köln', country: 'DE' } } } },
      { status: 200, json: { data: { order_id: ID } } },
      NOT_FOUND,
    );
    expect(await at.provider.readAddress(ACCESS, ID)).toEqual({
      outcome: 'told',
      address: { city: 'Köln', countryCode: 'DE' },
    });
    expect(await at.provider.readAddress(ACCESS, ID)).toEqual({ outcome: 'told', address: null });
    expect(await at.provider.readAddress(ACCESS, ID)).toMatchObject({ outcome: 'refused' });
    expect(at.paths()).toEqual(Array.from({ length: 3 }, () => `GET /api/v1/orders/${ID}`));
  });

  it('asks v1 when beta does not know it', async () => {
    at.server.script(NOT_FOUND, {
      status: 200,
      json: {
        data: {
          order_id: ID,
          status: 'Fulfilled',
          is_test: true,
          packages: [{ carrier: 'DHL', tracking_number: '1', items: [{ external_id: 'a', quantity: 2 }] }],
        },
      },
    });
    expect(await at.provider.read(ACCESS, ID)).toMatchObject({
      outcome: 'found',
      order: {
        status: 'fulfilled',
        isTest: true,
        shipments: [{ carrierCode: 'DHL', trackingNumber: '1', items: [{ itemId: '', externalId: 'a', quantity: 2 }] }],
      },
    });
    expect(at.paths()).toEqual([`GET /api/beta/orders/${ID}`, `GET /api/v1/orders/${ID}`]);
  });

  it.each([404, 401, 403, 405])('is absent when v1 answers %i, since beta took the credentials', async (status) => {
    at.server.script(NOT_FOUND, { status, text: '' });
    expect(await at.provider.read(ACCESS, ID)).toEqual({ outcome: 'absent' });
  });

  it('is not absent when v1 cannot answer', async () => {
    at.server.script(NOT_FOUND, { status: 502, text: '<html>' }, NOT_FOUND, { status: 429, text: '' });
    expect(await at.provider.read(ACCESS, ID)).toMatchObject({ outcome: 'unreachable' });
    expect(await at.provider.read(ACCESS, ID)).toMatchObject({ outcome: 'throttled' });
  });

  it.each(['cut_before_answer', 'cut_in_answer', 'silence'] as const)(
    'is unreachable, never unknown, after %s',
    async (step) => {
      at.server.script(step);
      expect(await at.provider.read(ACCESS, ID)).toMatchObject({ outcome: 'unreachable', retry: true });
    },
  );

  it('lists a page and how many there are, and leaves out what cannot be read', async () => {
    at.server.script({
      status: 200,
      json: {
        data: [ORDER, { status: 'DRAFT' }],
        meta: { pagination: { current_page: 2, total_pages: 7, links: [] } },
      },
    });
    expect(await at.provider.listOrders(ACCESS, 2)).toMatchObject({
      outcome: 'listed',
      totalPages: 7,
      orders: [{ id: ID }],
    });
    expect(at.paths()).toEqual(['GET /api/beta/orders?page=2']);
    expect(at.log.lines).toMatchObject([
      { level: 'warn', event: 'picanova_answer_partly_unreadable', fields: { skipped: 1 } },
    ]);
  });

  it('takes the page asked for as the last when nothing is said of pages', async () => {
    at.server.script({ status: 200, json: { data: [] } });
    expect(await at.provider.listOrders(ACCESS, 3)).toEqual({ outcome: 'listed', totalPages: 3, orders: [] });
  });

  it.each([{}, null, { data: [{}, {}] }, { data: 'x' }])(
    'does not take an unreadable list for an empty one: %j',
    async (json) => {
      at.server.script({ status: 200, json });
      expect(await at.provider.listOrders(ACCESS, 1)).toMatchObject({ outcome: 'unreachable' });
    },
  );
});

describe('catalogue and rates', () => {
  const PRODUCT = { productId: 2, name: 'Canvas', sku: 'CVS', dpi: 36, variantCount: 64 };

  it('asks for rates with the numeric country and variants, and repeats nothing it cannot know', async () => {
    at.server.script(
      { status: 200, json: { data: [{ code: 'DHL', name: 'DHL', price: 6.02 }] } },
      { status: 500, text: '' },
    );
    expect(await at.provider.rates(ACCESS, { countryId: 276, items: [{ variantId: 4, quantity: 5 }] })).toEqual({
      outcome: 'rated',
      rates: [{ code: 'DHL', name: 'DHL', priceMinor: 602, currency: 'EUR' }],
    });
    expect(at.paths()).toEqual(['POST /api/beta/shipping/rates']);
    expect(at.server.requests[0]?.body).toEqual({
      shipping: { country: 276 },
      items: [{ variant_id: 4, quantity: 5 }],
    });
    expect(await at.provider.rates(ACCESS, { countryId: 276, items: [] })).toMatchObject({ outcome: 'unreachable' });
  });

  it('tells a destination that is not served from an answer that cannot be read', async () => {
    at.server.script(
      { status: 200, json: { data: [] } },
      { status: 200, json: { data: [{ code: 'DHL' }] } },
      { status: 200, json: {} },
    );
    const query = { countryId: 276, items: [{ variantId: 4, quantity: 5 }] };
    expect(await at.provider.rates(ACCESS, query)).toEqual({ outcome: 'rated', rates: [] });
    expect(await at.provider.rates(ACCESS, query)).toMatchObject({
      outcome: 'unreachable',
      reason: 'none of 1 entries can be read',
    });
    expect(await at.provider.rates(ACCESS, query)).toMatchObject({ outcome: 'unreachable' });
  });

  it('takes the currency of the region where an answer names none', async () => {
    at.server.script({
      status: 200,
      json: { data: [{ variant_id: 902, printfile: { format_width: 406, format_height: 305 }, price: 20 }] },
    });
    expect(await at.provider.variants(accessOf('US'), PRODUCT)).toMatchObject({
      outcome: 'listed',
      variants: [{ variantId: 902, currency: 'USD', priceMinor: 2000 }],
    });
  });

  it('reads variants and combinations below their paths', async () => {
    at.server.script(LISTED, LISTED);
    expect(await at.provider.variants(ACCESS, PRODUCT)).toEqual({ outcome: 'listed', variants: [] });
    expect(await at.provider.combinations(ACCESS, 3)).toEqual({ outcome: 'listed', combinations: [] });
    expect(at.paths()).toEqual(['GET /api/beta/products/2', 'GET /api/beta/variants/3/combinations']);
  });

  it('passes a refusal on', async () => {
    at.server.script({ status: 422, json: { errors: { product: ['unknown'] } } }, { status: 401, text: '' });
    expect(await at.provider.variants(ACCESS, PRODUCT)).toMatchObject({
      outcome: 'refused',
      fields: { product: ['unknown'] },
    });
    expect(await at.provider.products(ACCESS)).toMatchObject({ outcome: 'access_lost' });
  });
});
