import { describe, expect, it } from 'vitest';
import { ADDRESS, betaOrderBody, startForTest, v1OrderBody, type Api } from './testing.ts';

const { country_code: _country, ...PERSON } = ADDRESS;
const BLANK = { quantity: 1, product_sku: 'CVS0200201LMF2', file: { front: { url: 'https://files.example.com/p' } } };

async function placed(api: Api, changes: object = {}): Promise<string> {
  return String((await api.post('/v1/orders', v1OrderBody(changes))).body.data?.order_id);
}

describe('a v1 order', () => {
  it('is answered in its own shape and seen through beta as the same order', async () => {
    const { api } = await startForTest({ clock: { now: () => Date.UTC(2026, 0, 1) } });
    const created = await api.post('/v1/orders', v1OrderBody({ items: [{ ...BLANK, external_id: 'l-1' }] }));
    expect(created.status).toBe(201);
    expect(created.body.data).toMatchObject({
      external_id: 'OD-1',
      status: 'Draft',
      shipping_type: 'Tracked',
      is_test: false,
      shipping: { ...PERSON, country: 'DE', email: null },
      sub_total: { amount: 5.99, currency: 'EUR' },
      total_amount: { amount: 9.33, currency: 'EUR' },
      created_at: '2026-01-01T00:00:00+00:00',
      fulfilled_at: null,
      packages: [],
      items: [
        {
          external_id: 'l-1',
          sku: 'CVS0200201LMF2',
          article: { sku: 'CVS0200201LMF2' },
          description: '20x20 cm - Mirrored - 2 cm',
          quantity: 1,
          unit_cost: { amount: 5.99, currency: 'EUR' },
        },
      ],
    });
    const id = String(created.body.data?.order_id);
    expect((await api.get(`/v1/orders/${id}`)).body).toEqual(created.body);
    expect((await api.get(`/beta/orders/${id}`)).body.data).toMatchObject({
      id,
      status: 'DRAFT',
      items: [{ variant_id: 12, file: 'https://files.example.com/p' }],
    });
    expect((await api.get('/beta/orders/@OD-1')).body.data?.id).toBe(id);
  });

  it('shares external ids with beta', async () => {
    const { api } = await startForTest();
    await api.post('/beta/orders', betaOrderBody());
    const { status, body } = await api.post('/v1/orders', v1OrderBody());
    expect(status).toBe(422);
    expect(body).toEqual({ message: 'The given data was invalid.', errors: { external_id: [expect.any(String)] } });
  });

  it.each(['CVS0200201LMF2', 'CVS0200201F2LM', 'CVS0200201F2HCLMSB', 'MGMMAGICL', 'PST0400301'])(
    'takes the blank SKU %s',
    async (product_sku) => {
      const { api } = await startForTest();
      expect((await api.post('/v1/orders', v1OrderBody({ items: [{ ...BLANK, product_sku }] }))).status).toBe(201);
    },
  );

  it.each([
    ['CVS0200201LMF2-APO12345678', 'APO12345678'],
    ['CVS0200201LMF2-PIC44556677', 'PIC44556677'],
  ])('prints the artwork of %s and ignores a file beside it', async (product_sku, imageId) => {
    const { api, sim } = await startForTest();
    expect(
      (await api.post('/v1/orders', v1OrderBody({ items: [{ ...BLANK, product_sku }] }))).body.data?.items?.[0],
    ).toMatchObject({ sku: 'CVS0200201LMF2', article: { sku: product_sku } });
    expect(sim.orders()[0]?.items[0]?.file).toBe(`https://files.example.com/library/${imageId}.png`);
  });

  it('takes a picture of the library in place of a URL, also one that was just uploaded', async () => {
    const { api, sim } = await startForTest();
    const uploaded = await api.post('/v1/library', {
      file_name: 'sunset',
      url: 'https://files.example.com/sunset.png',
    });
    const image_id = String(uploaded.body.data?.image_id);
    await placed(api, { items: [{ ...BLANK, file: { front: { image_id } } }] });
    expect(sim.orders()[0]?.items[0]?.file).toContain(image_id);
  });

  it.each([
    ['no SKU', { items: [{ ...BLANK, product_sku: undefined }] }, 'items.0.product_sku'],
    ['a SKU without its required options', { items: [{ ...BLANK, product_sku: 'CVS0200201' }] }, 'items.0.product_sku'],
    ['a SKU in lower case', { items: [{ ...BLANK, product_sku: 'cvs0200201lmf2' }] }, 'items.0.product_sku'],
    ['unknown artwork', { items: [{ ...BLANK, product_sku: 'CVS0200201LMF2-APO99999999' }] }, 'items.0.product_sku'],
    [
      'known artwork on an unknown product',
      { items: [{ ...BLANK, product_sku: 'CVS9990201LMF2-APO12345678' }] },
      'items.0.product_sku',
    ],
    ['a blank SKU without a file', { items: [{ ...BLANK, file: undefined }] }, 'items.0.file.front.url'],
    [
      'a file as beta writes it',
      { items: [{ ...BLANK, file: 'https://files.example.com/p' }] },
      'items.0.file.front.url',
    ],
    [
      'a file that is no web address',
      { items: [{ ...BLANK, file: { front: { url: 'p.png' } } }] },
      'items.0.file.front.url',
    ],
    [
      'an unknown picture',
      { items: [{ ...BLANK, file: { front: { image_id: 'APO1' } } }] },
      'items.0.file.front.image_id',
    ],
    ['no shipping type', { shipping_type: undefined }, 'shipping_type'],
    ['a method code as its type', { shipping_type: 'DHL' }, 'shipping_type'],
    ['the key of beta for the country', { shipping: ADDRESS }, 'shipping.country'],
    ['an unknown country', { shipping: { ...PERSON, country: 'Germany' } }, 'shipping.country'],
    ['no region for the US', { shipping: { ...PERSON, country: 'US' } }, 'shipping.region'],
    ['an unknown region', { shipping: { ...PERSON, country: 'CA', region: 'Quebeck' } }, 'shipping.region'],
    [
      'a destination that is not served',
      { shipping: { ...PERSON, country: 'CA', region: 'Quebec' } },
      'items.0.product_sku',
    ],
    ['no quantity', { items: [{ ...BLANK, quantity: undefined }] }, 'items.0.quantity'],
  ])('is refused with %s', async (_what, changes, field) => {
    const { api, sim } = await startForTest();
    const { status, body } = await api.post('/v1/orders', v1OrderBody(changes));
    expect(status).toBe(422);
    expect(Object.keys(body.errors ?? {})).toEqual([field]);
    expect(sim.orders()).toEqual([]);
  });

  it('travels by a tracked method only if asked to', async () => {
    const { api, sim } = await startForTest();
    const shipping = { ...PERSON, country: 'GB' };
    await placed(api, { external_id: 'a', shipping, shipping_type: 'tracked' });
    await placed(api, { external_id: 'b', shipping, shipping_type: 'untracked' });
    expect(sim.orders().map(({ shippingMethod, shippingType }) => [shippingMethod, shippingType])).toEqual([
      ['UPS', 'Tracked'],
      ['GEL', 'Untracked'],
    ]);
  });

  it('is accepted once', async () => {
    const { api } = await startForTest();
    const id = await placed(api);
    expect((await api.post(`/v1/orders/${id}/accept`, {})).body.data?.status).toBe('Accepted');
    expect((await api.post(`/v1/orders/${id}/accept`, {})).status).toBe(422);
    expect((await api.post('/v1/orders/PPO1/accept', {})).body).toEqual({ message: 'Not Found' });
  });

  it('changes its address while it is a draft, to a place that is served', async () => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    expect(
      (await api.put(`/v1/orders/${id}/shipping`, { shipping: { ...PERSON, city: 'Wien', country: 'AT' } })).body.data
        ?.shipping,
    ).toMatchObject({ city: 'Wien', country: 'AT' });
    expect(
      (await api.put(`/v1/orders/${id}/shipping`, { shipping: { ...PERSON, country: 'AU' } })).body.errors,
    ).toHaveProperty(['shipping.country']);
    expect(
      (await api.put(`/v1/orders/${id}/shipping`, { shipping: { ...PERSON, lastname: '', country: 'AT' } })).body
        .errors,
    ).toHaveProperty(['shipping.lastname']);
    sim.accept(id);
    expect((await api.put(`/v1/orders/${id}/shipping`, { shipping: { ...PERSON, country: 'DE' } })).status).toBe(422);
    expect((await api.put('/v1/orders/PPO1/shipping', {})).status).toBe(404);
    expect(sim.order(id).shipping.city).toBe('Wien');
  });

  it('shows its parcels as packages', async () => {
    const { api, sim } = await startForTest();
    const id = await placed(api);
    sim.ship(id, { trackingNumber: 'T1', trackingUrl: 'https://t.example/T1' });
    expect((await api.get(`/v1/orders/${id}`)).body.data).toMatchObject({
      status: 'Fulfilled',
      fulfilled_at: expect.stringMatching(/\+00:00$/),
      packages: [{ carrier: 'DHL', tracking_number: 'T1' }],
    });
  });

  it('is listed in a short form', async () => {
    const { api } = await startForTest();
    const id = await placed(api);
    const { body } = await api.get('/v1/orders');
    expect(body.data?.[0]).toMatchObject({ order_id: id, country: 'DE', total_amount: 9.33, status: 'Draft' });
    expect(body.data?.[0]).not.toHaveProperty('items');
    expect(body.meta).toEqual({ current_page: 1, last_page: 1, per_page: 15, total: 1 });
  });

  it('cannot be cancelled here', async () => {
    const { api } = await startForTest();
    expect((await api.delete(`/v1/orders/${await placed(api)}`)).status).toBe(405);
  });
});

describe('blueprints, library and products of v1', () => {
  it('have their own ids and name the place of production', async () => {
    const { api } = await startForTest();
    expect((await api.get('/v1/blueprints')).body.data?.[0]).toMatchObject({ id: 1, name: 'Canvas', type: 'PRINT' });
    expect((await api.get('/v1/blueprints/1/variants')).body.data).toContainEqual(
      expect.objectContaining({
        id: 12,
        name: '20x20 cm',
        production: 'Europe',
        printfile: { width: 200, height: 200 },
      }),
    );
    expect((await api.get('/v1/blueprints/99/variants')).status).toBe(404);
    const us = await startForTest({ region: 'US' });
    expect((await us.api.get('/v1/blueprints/31/variants')).body.data?.[0]).toMatchObject({
      production: 'US',
      price_details: { currency: 'USD' },
    });
  });

  it('show pictures and configured products', async () => {
    const { api } = await startForTest();
    expect((await api.get('/v1/library/APO12345678')).body.data).toMatchObject({
      image_id: 'APO12345678',
      file_name: 'image-1000x1000',
      width: 1000,
      height: 1000,
      size: '10',
    });
    expect((await api.get('/v1/library/APO1')).status).toBe(404);
    expect((await api.get('/v1/library')).body.data).toHaveLength(2);
    expect((await api.get('/v1/products')).body.data?.[0]).toMatchObject({
      id: 1,
      product_sku: ['CVS0200201LWF2-APO12345678'],
      published: false,
    });
    expect((await api.get('/v1/products/1')).body.data).toMatchObject({
      sku: 'CVS0200201LWF2-APO12345678',
      options: { 'Canvas border': 'White', 'Stretcher frame': '2 cm' },
      cost: '5.79 €',
      price: '11.58 €',
    });
    expect((await api.get('/v1/products/99')).status).toBe(404);
  });

  it('refuse an upload without a name or a web address', async () => {
    const { api } = await startForTest();
    expect(Object.keys((await api.post('/v1/library', { url: 'x' })).body.errors ?? {})).toEqual(['file_name', 'url']);
  });
});
