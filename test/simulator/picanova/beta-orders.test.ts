import { describe, expect, it } from 'vitest';
import { ADDRESS, apiOf, betaOrderBody, ITEM, startForTest, STORE } from './testing.ts';

const US_ADDRESS = { ...ADDRESS, country_code: 'US' };
const { country_code: _country, ...NO_COUNTRY } = ADDRESS;

describe('a beta order', () => {
  it('is stored as a draft and answered in the documented shape', async () => {
    const { api, sim } = await startForTest();
    const { status, body } = await api.post('/beta/orders', betaOrderBody({ customs_shipping_costs: 5.99 }));
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      external_id: 'OD-1',
      is_test: false,
      shipping_method: { code: 'DHL', name: 'DHL' },
      status: 'DRAFT',
      status_label: 'Draft',
      shipments: [],
      totals: { subtotal_amount: 26.92, shipping_amount: 3.34, total_amount: 30.26, customs_shipping_costs: 5.99 },
    });
    expect(body.data?.id).toMatch(/^PPO\d{8}$/);
    expect(body.data?.items?.[0]).toMatchObject({
      external_id: 'line-1',
      variant_id: 3,
      name: '40x30 cm',
      quantity: 1,
      price: 26.92,
      price_details: { currency: 'EUR', formatted: '26.92 €', in_subunit: '2692' },
      file: ITEM.file,
      options: [
        { id: 1, name: 'Canvas border', value: { id: 4, name: 'Folded' } },
        { id: 2, name: 'Stretcher frame', value: { id: 6, name: '2 cm' } },
      ],
    });
    expect(body.data).not.toHaveProperty('shipping');
    expect(sim.orders()).toMatchObject([
      { user: 'eu-store', shipping: { streetPrimary: 'Hauptstrasse 5', countryCode: 'DE' } },
    ]);
  });

  it('is read by its own id and by ours, and not found for another store', async () => {
    const other = { user: 'other', key: 'k' };
    const { api, sim } = await startForTest({ accounts: [STORE, other] });
    const { body } = await api.post('/beta/orders', betaOrderBody({ external_id: 'shop a:1' }));
    const id = String(body.data?.id);
    expect((await api.get(`/beta/orders/${id}`)).body).toEqual(body);
    expect((await api.get('/beta/orders/@shop%20a%3A1')).body).toEqual(body);
    expect((await api.get('/beta/orders/@shop')).body).toEqual({ message: '404 Not Found', status_code: 404 });
    expect((await apiOf(sim, other).get(`/beta/orders/${id}`)).status).toBe(404);
    expect((await apiOf(sim, other).get('/beta/orders/@shop%20a%3A1')).status).toBe(404);
  });

  it('takes its options by id as well as by name', async () => {
    const { api } = await startForTest();
    const { body } = await api.post(
      '/beta/orders',
      betaOrderBody({ items: [{ ...ITEM, options: { '1': 3, '2': '6', '17': 38 } }] }),
    );
    expect(body.data?.items?.[0]?.options).toMatchObject([
      { value: { name: 'Stretched' } },
      { value: { name: '2 cm' } },
      { value: { name: 'Hanger Set for Canvas' } },
    ]);
  });

  it('needs no options for a poster, and takes an empty PHP map', async () => {
    const { api } = await startForTest();
    const { status } = await api.post(
      '/beta/orders',
      betaOrderBody({ items: [{ quantity: 2, variant_id: 402, file: ITEM.file, options: [] }] }),
    );
    expect(status).toBe(200);
  });

  it('takes the cheapest method when none is named', async () => {
    const { api } = await startForTest();
    const shipping = { ...ADDRESS, country_code: 'GB' };
    const { body } = await api.post('/beta/orders', { ...betaOrderBody({ shipping }), shipping_method: undefined });
    expect(body.data?.shipping_method).toEqual({ code: 'GEL', name: 'GEL' });
  });

  it.each([
    ['the same external id again', { external_id: 'taken' }, ['external_id']],
    ['no items', { items: [] }, ['items']],
    ['a hundred items', { items: Array.from({ length: 100 }, () => ITEM) }, ['items']],
    ['no variant', { items: [{ ...ITEM, variant_code: undefined }] }, ['items.0.variant_id']],
    ['two names of a variant', { items: [{ ...ITEM, variant_id: 3 }] }, ['items.0.variant_code']],
    [
      'an unknown variant in the second item',
      { items: [ITEM, { ...ITEM, variant_code: 'digi-40x30-1' }] },
      ['items.1.variant_code'],
    ],
    [
      'a variant id of the other region',
      { items: [{ ...ITEM, variant_code: undefined, variant_id: 902 }] },
      ['items.0.variant_id'],
    ],
    ['no file', { items: [{ ...ITEM, file: undefined }] }, ['items.0.file']],
    ['a file that is no web address', { items: [{ ...ITEM, file: 's3://bucket/p.png' }] }, ['items.0.file']],
    ['a file as v1 writes it', { items: [{ ...ITEM, file: { front: { url: ITEM.file } } }] }, ['items.0.file']],
    ['a quantity of zero', { items: [{ ...ITEM, quantity: 0 }] }, ['items.0.quantity']],
    ['a quantity as text', { items: [{ ...ITEM, quantity: '1' }] }, ['items.0.quantity']],
    [
      'an option name in the wrong case',
      { items: [{ ...ITEM, options: { ...ITEM.options, frame: 'Floating Frame White' } }] },
      ['items.0.options.frame'],
    ],
    [
      'an option value in the wrong case',
      { items: [{ ...ITEM, options: { ...ITEM.options, 'Canvas border': 'folded' } }] },
      ['items.0.options', 'items.0.options.Canvas border'],
    ],
    [
      'a name with a value id',
      { items: [{ ...ITEM, options: { ...ITEM.options, Frame: 18 } }] },
      ['items.0.options.Frame'],
    ],
    [
      'one option twice',
      { items: [{ ...ITEM, options: { ...ITEM.options, '1': 3 } }] },
      ['items.0.options.Canvas border'],
    ],
    [
      'a missing required option',
      { items: [{ ...ITEM, options: { 'Canvas border': 'Folded' } }] },
      ['items.0.options'],
    ],
    ['options as a list', { items: [{ ...ITEM, options: ['Folded'] }] }, ['items.0.options']],
    ['no address', { shipping: null }, ['shipping']],
    [
      'blank names',
      { shipping: { ...ADDRESS, firstname: ' ', lastname: '' } },
      ['shipping.firstname', 'shipping.lastname'],
    ],
    [
      'no street, city and postcode',
      { shipping: { ...ADDRESS, street_primary: '', city: '', postcode: '' } },
      ['shipping.city', 'shipping.postcode', 'shipping.street_primary'],
    ],
    ['a postcode as a number', { shipping: { ...ADDRESS, postcode: 50667 } }, ['shipping.postcode']],
    ['no country', { shipping: NO_COUNTRY }, ['shipping.country_id']],
    ['two names of a country', { shipping: { ...ADDRESS, country_id: 276 } }, ['shipping.country_code']],
    ['an unknown country', { shipping: { ...ADDRESS, country_code: 'de' } }, ['shipping.country_code']],
    ['a method that does not go there', { shipping_method: 'GEL' }, ['shipping_method']],
    ['a shipping type in place of a method', { shipping_method: 'TRACKED' }, ['shipping_method']],
    ['a destination that is not served', { shipping: { ...ADDRESS, country_code: 'AU' } }, ['items.0.variant_id']],
    [
      'a big canvas to a country only served with small ones',
      { shipping: { ...ADDRESS, country_code: 'FR' }, items: [ITEM, { ...ITEM, variant_code: 'QUAD-100X100-1' }] },
      ['items.1.variant_id'],
    ],
    ['a flag as text', { is_test: 'yes' }, ['is_test']],
    ['a negative customs value', { items: [{ ...ITEM, customs_value: -1 }] }, ['items.0.customs_value']],
    ['a customs value as text', { customs_shipping_costs: '5.99' }, ['customs_shipping_costs']],
  ])('is refused with %s', async (_what, changes, fields) => {
    const { api, sim } = await startForTest();
    await api.post('/beta/orders', betaOrderBody({ external_id: 'taken' }));
    const { status, body } = await api.post('/beta/orders', betaOrderBody(changes));
    expect(status).toBe(422);
    expect(body).toMatchObject({ message: '422 Unprocessable Entity', status_code: 422 });
    expect(Object.keys(body.errors ?? {}).sort()).toEqual(fields);
    expect(sim.orders()).toHaveLength(1);
  });

  it.each([
    ['no region', US_ADDRESS, ['shipping.region_code']],
    ['an unknown region', { ...US_ADDRESS, region_code: 'XX' }, ['shipping.region_code']],
    ['a region id beside a country code', { ...US_ADDRESS, region_id: 6 }, ['shipping.region_id']],
    [
      'a region code beside a country id',
      { ...NO_COUNTRY, country_id: 840, region_code: 'CA' },
      ['shipping.region_code'],
    ],
    ['both regions', { ...US_ADDRESS, region_code: 'CA', region_id: 6 }, ['shipping.region_id']],
    ['an unknown region id', { ...NO_COUNTRY, country_id: 840, region_id: 99 }, ['shipping.region_id']],
  ])('to the US is refused with %s', async (_what, shipping, fields) => {
    const { api } = await startForTest({ region: 'US' });
    const { status, body } = await api.post(
      '/beta/orders',
      betaOrderBody({ shipping, shipping_method: 'UPS', items: [{ quantity: 1, variant_id: 931, file: ITEM.file }] }),
    );
    expect(status).toBe(422);
    expect(Object.keys(body.errors ?? {})).toEqual(fields);
  });

  it.each([
    ['codes', { ...US_ADDRESS, region_code: 'CA' }],
    ['ids', { ...NO_COUNTRY, country_id: 840, region_id: 6 }],
  ])('to the US is taken with country and region as %s', async (_what, shipping) => {
    const { api, sim } = await startForTest({ region: 'US' });
    const { body } = await api.post(
      '/beta/orders',
      betaOrderBody({
        shipping,
        shipping_method: 'UPS MIEXP',
        items: [{ quantity: 1, variant_id: 931, file: ITEM.file }],
      }),
    );
    expect(body.data?.totals).toMatchObject({
      subtotal_amount: 5.6,
      subtotal_amount_details: { currency: 'USD', formatted: '$5.60', in_subunit: '560' },
    });
    expect(sim.orders()[0]?.shipping).toMatchObject({ countryCode: 'US', regionCode: 'CA' });
  });

  it('keeps its external id after it was cancelled', async () => {
    const { api } = await startForTest();
    const { body } = await api.post('/beta/orders', betaOrderBody());
    await api.delete(`/beta/orders/${String(body.data?.id)}`);
    expect((await api.post('/beta/orders', betaOrderBody())).body.errors).toHaveProperty('external_id');
  });

  it('may leave out its external id any number of times', async () => {
    const { api } = await startForTest();
    for (const external_id of [null, '', undefined])
      expect((await api.post('/beta/orders', betaOrderBody({ external_id }))).body.data?.external_id).toBeNull();
  });
});

describe('test orders', () => {
  it('carry their mark in id and label', async () => {
    const { api } = await startForTest();
    const { body } = await api.post('/beta/orders', betaOrderBody({ is_test: true }));
    expect(body.data).toMatchObject({
      is_test: true,
      id: expect.stringMatching(/^PPO\d{8}T$/),
      status_label: 'Draft (TEST)',
    });
  });

  it('are all orders of a sandbox store, whatever was asked', async () => {
    const { api } = await startForTest({ accounts: [{ ...STORE, sandbox: true }] });
    const { body } = await api.post('/beta/orders', betaOrderBody({ is_test: false }));
    expect(body.data).toMatchObject({ is_test: true, id: expect.stringMatching(/T$/) });
  });
});

describe('the list of beta orders', () => {
  it('is paged, newest first', async () => {
    const { api } = await startForTest({ perPage: 2 });
    for (const external_id of ['a', 'b', 'c']) await api.post('/beta/orders', betaOrderBody({ external_id }));
    const ids = async (page: string): Promise<unknown> =>
      (await api.get(`/beta/orders${page}`)).rows.map((order) => order.external_id);
    expect(await ids('')).toEqual(['c', 'b']);
    expect(await ids('?page=2')).toEqual(['a']);
    expect(await ids('?page=3')).toEqual([]);
    expect((await api.get('/beta/orders?page=2')).body.meta?.pagination).toEqual({
      total: 3,
      count: 1,
      per_page: 2,
      current_page: 2,
      total_pages: 2,
      links: { previous: '/api/beta/orders?page=1' },
    });
  });

  it('writes empty links as PHP does', async () => {
    const { api } = await startForTest();
    expect((await api.get('/beta/orders')).body.meta?.pagination?.links).toEqual([]);
  });
});

describe('dates in beta', () => {
  it('are date objects unless ISO is asked for', async () => {
    const clock = { now: () => Date.UTC(2026, 10, 24, 9, 0, 0, 250) };
    const first = await startForTest({ clock });
    expect((await first.api.post('/beta/orders', betaOrderBody())).body.data?.created_at).toEqual({
      date: '2026-11-24 09:00:00.250000',
      timezone_type: 3,
      timezone: 'UTC',
    });
    const second = await startForTest({ clock, betaDates: 'iso' });
    expect((await second.api.post('/beta/orders', betaOrderBody())).body.data?.created_at).toBe(
      '2026-11-24T09:00:00.250000Z',
    );
  });
});
