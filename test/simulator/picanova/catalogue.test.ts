import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { combinationsOf, indexCombinations } from './combinations.ts';
import { ADDRESS, betaOrderBody, ITEM, startForTest } from './testing.ts';

describe('the beta catalogue', () => {
  it('lists products with the number of their variants', async () => {
    const { api } = await startForTest();
    const { body } = await api.get('/beta/products');
    expect(body.data?.[0]).toMatchObject({
      id: 2,
      name: 'Canvas',
      sku: 'CVS',
      dpi: 36,
      type: 'PRINT',
      images: [{ thumb: expect.any(String) }],
    });
    expect((await api.get('/beta/products/2')).body.data).toHaveLength(Number(body.data?.[0]?.variants));
    expect((await api.get('/beta/products/999')).status).toBe(404);
  });

  it('shows a variant with its options as a map by id', async () => {
    const { api } = await startForTest();
    const { body } = await api.get('/beta/variants/30');
    expect(body.data).toMatchObject({
      id: 30,
      variant_id: 30,
      variant_code: 'QUAD-100X100-1',
      sku: '1001001',
      printfile: { format_width: 1000, format_height: 1000 },
      price: 29.8,
      price_details: { currency: 'EUR', formatted: '29.80 €', in_subunit: 2980 },
      shipping_countries: [276, 826, 246],
      options: {
        '1': {
          name: 'Canvas border',
          is_required: true,
          values: expect.arrayContaining([
            {
              id: 1,
              name: 'Mirrored',
              sku: 'LM',
              image: null,
              price: 0.2,
              price_details: { currency: 'EUR', formatted: '0.20 €', in_subunit: 20 },
            },
          ]),
        },
      },
    });
    expect((await api.get('/beta/products/2')).body.data).toContainEqual(body.data);
    expect((await api.get('/beta/variants/902')).body).toEqual({ message: '404 Not Found', status_code: 404 });
  });

  it('writes the options of a mug as an empty PHP map', async () => {
    const { api } = await startForTest();
    expect((await api.get('/beta/variants/211')).body.data).toMatchObject({
      variant_code: 'TASSE-LI_QUER-MAGIC',
      options: [],
    });
  });

  it('lists the documented combination with its SKU, name and price', async () => {
    const { api } = await startForTest();
    const { rows } = await api.get('/beta/variants/12/combinations');
    expect(rows.find((row) => String(row.sku) === 'CVS0200201F2HCLMSB')).toMatchObject({
      name:
        '20x20 cm, Canvas border: Mirrored,Stretcher frame: 2 cm,Frame: Floating Frame Black Matt,Hanger Set for ' +
        'Canvas: Hanger Set for Canvas',
      price: 13.02,
      price_details: { currency: 'EUR', formatted: '13.02 €', in_subunit: 1302 },
    });
    expect((await api.get('/beta/variants/211/combinations')).body.data).toMatchObject([
      { sku: 'MGMMAGICL', name: 'Magic Mug, left-handed, landscape', options: [] },
    ]);
    expect((await api.get('/beta/variants/1/combinations')).status).toBe(404);
  });

  it('has other ids, codes and prices in the US', () => {
    const [eu, us] = [loadCatalogue('EU'), loadCatalogue('US')];
    expect(us.currency).toBe('USD');
    for (const id of us.variantById.keys()) expect(eu.variantById.has(id)).toBe(false);
    for (const code of us.variantByCode.keys()) expect(eu.variantByCode.has(code)).toBe(false);
    const optionIds = (catalogue: typeof eu): number[] =>
      catalogue.products.flatMap(({ options }) => options.map(({ id }) => id));
    expect(optionIds(us).filter((id) => optionIds(eu).includes(id))).toEqual([]);
  });

  it.each(['EU', 'US'] as const)('is consistent in itself (%s)', (region) => {
    const catalogue = loadCatalogue(region);
    const skus = indexCombinations(catalogue);
    const variants = catalogue.products.flatMap((product) => product.variants);
    expect(catalogue.variantById.size).toBe(variants.length);
    expect(catalogue.variantByCode.size).toBe(variants.length);
    for (const variant of variants) {
      for (const country of variant.shipsTo) expect(catalogue.methodsTo.get(country)).not.toBeUndefined();
      for (const combination of combinationsOf(variant))
        expect(skus.get(combination.v1Sku)).toMatchObject({
          variant: { id: variant.id },
          priceMinor: combination.priceMinor,
        });
    }
    for (const { skus: configured } of catalogue.configured)
      for (const sku of configured) expect(skus.has(sku.split('-')[0] ?? '')).toBe(true);
  });
});

describe('shipping and places', () => {
  it.each([
    [276, [{ quantity: 5, variant_id: 4 }], ['DHL', 602]],
    [276, [{ quantity: 1, variant_id: 3 }], ['DHL', 334]],
    [
      428,
      [
        { quantity: 4, variant_id: 12 },
        { quantity: 5, variant_id: 4 },
      ],
      ['UPS', 8370],
    ],
    [826, [{ quantity: 1, variant_id: 3 }], ['GEL', 790, 'UPS', 1240]],
  ])('quotes the documented rates to %s', async (country, items, expected) => {
    const { api } = await startForTest();
    const { rows } = await api.post('/beta/shipping/rates', { shipping: { country }, items });
    const rates = new Map(rows.map((rate) => [String(rate.code), Number(rate.price_details?.in_subunit)]));
    expect([...rates].flat()).toEqual(expected);
  });

  it('repeats a rate, as the official example does', async () => {
    const { api } = await startForTest();
    const { rows } = await api.post('/beta/shipping/rates', {
      shipping: { country: 276 },
      items: [{ quantity: 1, variant_id: 3 }],
    });
    expect(rows.map((rate) => rate.code)).toEqual(['DHL', 'DHL']);
  });

  it('charges an order what the rates said', async () => {
    const { api } = await startForTest();
    const { body } = await api.post(
      '/beta/orders',
      betaOrderBody({
        shipping: { ...ADDRESS, country_code: 'GB' },
        shipping_method: 'UPS',
        items: [{ ...ITEM, quantity: 3 }],
      }),
    );
    const rates = await api.post('/beta/shipping/rates', {
      shipping: { country: 826 },
      items: [{ quantity: 3, variant_id: 3 }],
    });
    expect(body.data?.totals?.shipping_amount).toBe(rates.rows.find((rate) => String(rate.code) === 'UPS')?.price);
  });

  it('has no rate for a destination that is not served', async () => {
    const { api } = await startForTest();
    expect(
      (await api.post('/beta/shipping/rates', { shipping: { country: 250 }, items: [{ quantity: 1, variant_id: 30 }] }))
        .body,
    ).toEqual({ data: [] });
  });

  it.each([
    [
      'the key of orders',
      { shipping: { country_id: 276 }, items: [{ quantity: 1, variant_id: 3 }] },
      'shipping.country',
    ],
    ['no address', { items: [{ quantity: 1, variant_id: 3 }] }, 'shipping.country'],
    ['an unknown country', { shipping: { country: 999 }, items: [{ quantity: 1, variant_id: 3 }] }, 'shipping.country'],
    [
      'a variant code',
      { shipping: { country: 276 }, items: [{ quantity: 1, variant_code: 'DIGI-40X30-1' }] },
      'items.0.variant_id',
    ],
    [
      'an unknown variant',
      { shipping: { country: 276 }, items: [{ quantity: 1, variant_id: 902 }] },
      'items.0.variant_id',
    ],
    ['no quantity', { shipping: { country: 276 }, items: [{ variant_id: 3 }] }, 'items.0.quantity'],
  ])('quotes nothing for %s', async (_what, body, field) => {
    const { api } = await startForTest();
    const reply = await api.post('/beta/shipping/rates', body);
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body.errors ?? {})).toEqual([field]);
  });

  it('lists types, methods, countries and regions', async () => {
    const { api } = await startForTest();
    expect((await api.get('/beta/shipping/types')).body).toEqual({
      data: [
        { priority: 1, code: 'UNTRACKED' },
        { priority: 2, code: 'TRACKED' },
      ],
    });
    expect((await api.get('/beta/shipping/methods')).body.data).toEqual(
      ['DHL', 'UPS', 'GEL'].map((code) => ({ code, name: code })),
    );
    expect((await api.get('/beta/countries')).body.data).toContainEqual({
      name: 'Austria',
      country_id: 40,
      country_code: 'AT',
    });
    expect((await api.get('/beta/regions/124')).body.data?.[0]).toEqual({ id: 52, code: 'AB', name: 'Alberta' });
    expect((await api.get('/beta/regions/276')).body).toEqual({ data: [] });
    expect((await api.get('/beta/regions/1')).status).toBe(404);
  });
});
