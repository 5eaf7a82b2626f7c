import { expect, test } from 'vitest';
import type { CatalogueVariant } from '../../web/domain/kernel/catalogue.ts';
import type { ConnectionId } from '../../web/domain/kernel/ids.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import { claimRequest, planOrder, SHOP, wanted } from './samples.ts';

export function variant(variantId: number, more: Partial<CatalogueVariant> = {}): CatalogueVariant {
  return {
    variantId,
    variantCode: `code-${variantId}`,
    productId: 1,
    productName: 'Canvas',
    productSku: 'CVS',
    variantSku: `02${variantId}`,
    name: '40 x 60',
    widthMm: 400,
    heightMm: 600,
    dpi: 100,
    priceMinor: 1_990,
    currency: 'EUR',
    shippingCountries: [276, 40],
    options: [{ id: 1, name: 'Frame', isRequired: true, values: [{ id: 2, name: 'Black', sku: 'B', priceMinor: 0 }] }],
    ...more,
  };
}

export function catalogueSuite(subject: Subject): void {
  async function connect(): Promise<ConnectionId> {
    return subject.store.connections.save(SHOP, {
      region: 'EU',
      apiUser: 'user',
      apiKey: 'key',
      currency: null,
      webhookSecret: 'secret',
      nowMs: START_MS,
    });
  }
  async function lookup(id: ConnectionId, ...texts: string[]): Promise<Record<string, number>> {
    const found = await subject.store.catalogue.lookup(id, texts);
    return Object.fromEntries([...found].map(([text, { variantId }]) => [text, variantId]));
  }

  test('a variant is found by code, id and the beginning of a composite SKU, and comes back whole', async () => {
    const id = await connect();
    await subject.store.catalogue.replace(id, { variants: [variant(200201), variant(4711)], changes: [] }, START_MS);
    expect(await lookup(id, 'code-4711', '200201', 'CVS02200201BLK', 'unknown', '', '99999999999')).toEqual({
      'code-4711': 4711,
      '200201': 200201,
      CVS02200201BLK: 200201,
    });
    expect((await subject.store.catalogue.lookup(id, ['4711'])).get('4711')).toEqual(variant(4711));
    expect(await lookup(id)).toEqual({});
  });

  test('letter case and spaces do not count; the text comes back as given', async () => {
    const id = await connect();
    await subject.store.catalogue.replace(
      id,
      { variants: [variant(4711, { variantCode: 'Canvas 40x60' })], changes: [] },
      START_MS,
    );
    expect(await lookup(id, ' canvas  40X60 ', 'cvs024711-b')).toEqual({
      ' canvas  40X60 ': 4711,
      'cvs024711-b': 4711,
    });
  });

  test('the most specific of several beginnings counts, and a code before all of them', async () => {
    const id = await connect();
    await subject.store.catalogue.replace(
      id,
      {
        variants: [
          variant(1, { variantSku: '02' }),
          variant(2, { variantSku: '0201' }),
          variant(3, { variantCode: 'CVS0201X' }),
        ],
        changes: [],
      },
      START_MS,
    );
    expect(await lookup(id, 'CVS0201Y', 'CVS02Z', 'CVS0201X')).toEqual({ CVS0201Y: 2, CVS02Z: 1, CVS0201X: 3 });
  });

  test('a variant without SKU parts is never the beginning of anything', async () => {
    const id = await connect();
    await subject.store.catalogue.replace(
      id,
      { variants: [variant(1, { productSku: '', variantSku: '' })], changes: [] },
      START_MS,
    );
    expect(await lookup(id, 'anything')).toEqual({});
  });

  test('a new catalogue replaces the old one, and wakes what was blocked', async () => {
    const id = await connect();
    await planOrder(subject.store, 1, [wanted(1, { state: 'blocked', connectionId: id })]);
    await subject.store.catalogue.replace(id, { variants: [variant(1)], changes: [] }, START_MS);
    await subject.store.catalogue.saveCombinations(id, 1, {
      combinations: [{ sku: 'CVS021B', options: [] }],
      askedAtMs: START_MS,
    });
    await subject.store.catalogue.replace(
      id,
      { variants: [variant(2), variant(2, { name: 'again' })], changes: [] },
      START_MS + 5,
    );
    expect(await lookup(id, '1', '2')).toEqual({ '2': 2 });
    expect(await subject.store.catalogue.combinations(id, 1)).toBeNull();
    expect((await subject.store.connections.list(SHOP))[0]?.catalogueAtMs).toBe(START_MS + 5);
    expect(await subject.store.orders.claim(claimRequest(START_MS + 5))).toHaveLength(1);
  });

  test('a catalogue says what currency its connection is in', async () => {
    const id = await connect();
    expect((await subject.store.connections.list(SHOP))[0]?.currency).toBeNull();
    await subject.store.catalogue.replace(id, { variants: [variant(1, { currency: 'USD' })], changes: [] }, START_MS);
    expect((await subject.store.connections.list(SHOP))[0]?.currency).toBe('USD');
  });

  test('a large catalogue goes in as a whole', async () => {
    const id = await connect();
    await subject.store.catalogue.replace(
      id,
      { variants: Array.from({ length: 1_001 }, (_, index) => variant(index + 1)), changes: [] },
      START_MS,
    );
    expect(await lookup(id, '1', '200', '201', '1001', '1002')).toEqual({
      '1': 1,
      '200': 200,
      '201': 201,
      '1001': 1001,
    });
  });

  test('the catalogue of a connection that was removed meanwhile is not kept', async () => {
    await subject.store.catalogue.replace('gone' as ConnectionId, { variants: [variant(1)], changes: [] }, START_MS);
    expect(await subject.database.models.catalogue_variant.count()).toBe(0);
  });

  test('combinations are kept by variant and can be replaced', async () => {
    const id = await connect();
    const combinations = [{ sku: 'CVS021B', options: [{ name: 'Frame', value: 'Black' }] }];
    expect(await subject.store.catalogue.combinations(id, 1)).toBeNull();
    await subject.store.catalogue.saveCombinations(id, 1, { combinations, askedAtMs: START_MS });
    expect(await subject.store.catalogue.combinations(id, 1)).toEqual(combinations);
    await subject.store.catalogue.saveCombinations(id, 1, { combinations: [], askedAtMs: START_MS });
    expect(await subject.store.catalogue.combinations(id, 1)).toEqual([]);
  });

  test('combinations that were asked for before the catalogue was replaced are not kept after it', async () => {
    const id = await connect();
    const combinations = [{ sku: 'CVS021B', options: [] }];
    await subject.store.catalogue.replace(id, { variants: [variant(1)], changes: [] }, START_MS + 5);
    await subject.store.catalogue.saveCombinations(id, 1, { combinations, askedAtMs: START_MS + 4 });
    expect(await subject.store.catalogue.combinations(id, 1)).toBeNull();
    await subject.store.catalogue.saveCombinations(id, 1, { combinations, askedAtMs: START_MS + 5 });
    expect(await subject.store.catalogue.combinations(id, 1)).toEqual(combinations);
  });
}
