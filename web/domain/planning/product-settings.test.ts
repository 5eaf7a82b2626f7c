import { describe, expect, it } from 'vitest';
import { aFulfillmentOrder, aLine, anOrder, aSetting, fields } from '../../../test/fixtures/domain.ts';
import type { FulfillmentOrderLine } from './shopify-order.ts';
import {
  codesOf,
  holdersOf,
  inSlots,
  NO_PRODUCT_SETTINGS,
  readLine,
  slotsOf,
  type ProductSettings,
} from './product-settings.ts';

const ART = 'https://files.example.com/art.jpg';
const SECOND = 'https://files.example.com/second.jpg';
const WITH_ART: Readonly<Record<string, string>> = { print_url: ART };
const coded = (code: string, more = WITH_ART) => aLine(1, { variantMetafields: fields({ print_sku: code, ...more }) });
const bare = (sku: string | null, changes: Partial<FulfillmentOrderLine> = {}) =>
  aLine(1, { sku, variantMetafields: [], ...changes });
const buyersArtwork = { properties: [{ name: '_print_url', value: ART }] };

const TABLES: ProductSettings = {
  matches: [
    { code: 'POSTER-A', skus: ['DIGI-40X30-1'] },
    { code: 'Trip', skus: ['L-1', 'M-1', 'R-1'] },
    { code: 'trip', skus: ['OTHER'] },
    { code: 'DIGI-40X30-1', skus: ['never reached by a match'] },
    { code: 'FINISHED', skus: ['CVS-APO12'] },
  ],
  skips: [{ code: 'FRAME-HOOK', skus: [] }],
  matchShopifySku: false,
};

function read(line: FulfillmentOrderLine, tables: Partial<ProductSettings> = {}) {
  return readLine(line, { settings: aSetting(), region: 'EU', products: { ...TABLES, ...tables } });
}
/** SKU and artwork of each place, and what stands in the way. */
function says(line: FulfillmentOrderLine, tables: Partial<ProductSettings> = {}): unknown {
  const found = read(line, tables);
  if (found.kind !== 'fields') return found;
  return slotsOf(found.fields).map(({ identity, artworkUrl, problems }) => [
    identity?.field.value,
    artworkUrl?.value ?? null,
    ...problems.map(({ code }) => code),
  ]);
}

describe('code match', () => {
  it('puts Picanova’s SKU in the place of the code that print_sku says, in one step, and notes it', () => {
    expect(says(coded('POSTER-A'))).toEqual([['DIGI-40X30-1', ART]]);
    expect(says(coded(' poster-a '))).toEqual([['DIGI-40X30-1', ART]]);
    expect(read(coded('POSTER-A'))).toMatchObject({
      fields: { notes: ['from\tprint_sku\tvariant\t$app', expect.anything(), 'code_match\tPOSTER-A\tDIGI-40X30-1'] },
    });
    expect(says(coded('UNLISTED'))).toEqual([['UNLISTED', ART]]);
    expect(
      readLine(coded('POSTER-A'), { settings: aSetting(), region: 'EU', products: NO_PRODUCT_SETTINGS }),
    ).toMatchObject({
      fields: { identity: { field: { value: 'POSTER-A' } } },
    });
  });

  it('prefers the code spelled exactly so, and guesses between none', () => {
    expect(says(coded('trip'))).toEqual([['OTHER', ART]]);
    expect(says(coded('TRIP'))).toEqual([['TRIP', ART]]);
  });

  it('makes a set of several SKUs, each with its own artwork or that of the whole', () => {
    const line = coded('Trip', { print_url: ART, print_url_2: SECOND });
    expect(says(line)).toEqual([
      ['L-1', ART],
      ['M-1', SECOND],
      ['R-1', ART],
    ]);
    const found = read(line);
    expect(found).toMatchObject({ kind: 'fields', fields: { identity: { field: { value: 'L-1' } } } });
    const notes = found.kind === 'fields' ? slotsOf(found.fields).map((slot) => slot.notes) : [];
    expect(notes).toEqual([1, 2, 3].map((slot) => expect.arrayContaining([`set_slot\t${slot}\t3\tTrip`])) as unknown[]);
  });

  it('may take the artwork of a place from the buyer, as far as buyers may send any', () => {
    const properties = [{ name: 'Print URL 3', value: SECOND }];
    const line = { ...coded('Trip'), properties };
    expect(says(line)).toEqual([
      ['L-1', ART],
      ['M-1', ART],
      ['R-1', SECOND],
    ]);
    const none = readLine(line, { settings: aSetting({ lineItemFields: 'none' }), region: 'EU', products: TABLES });
    expect(none).toMatchObject({ fields: { slots: [{}, {}, { artworkUrl: { value: ART } }] } });
  });

  it('finds out what each place lacks', () => {
    expect(says(coded('Trip', { print_url_2: SECOND }))).toEqual([
      ['L-1', null, 'missing_print_url'],
      ['M-1', SECOND],
      ['R-1', null, 'missing_print_url'],
    ]);
    expect(says(coded('FINISHED', {}))).toEqual([['CVS-APO12', null]]);
    expect(says(coded('FINISHED'))).toEqual([['CVS-APO12', null, 'artwork_conflict']]);
  });

  it('leaves a design alone', () => {
    expect(says(aLine(1, { variantMetafields: fields({ print_design_id: 'POSTER-A' }) }))).toEqual([
      ['POSTER-A', null],
    ]);
  });
});

describe('the Shopify SKU', () => {
  const on = { matchShopifySku: true };

  it('is matched where no field names a product, if the merchant wants it', () => {
    expect(says(bare('POSTER-A', buyersArtwork), on)).toEqual([['DIGI-40X30-1', ART]]);
    expect(read(bare('POSTER-A', buyersArtwork), on)).toMatchObject({
      fields: { notes: expect.arrayContaining(['from\tprint_sku\tshopify_sku\tPOSTER-A']) },
    });
    expect(says(bare('FINISHED'), on)).toEqual([['CVS-APO12', null]]);
    expect(says(bare('POSTER-A'), on)).toEqual([['DIGI-40X30-1', null, 'missing_print_url']]);
  });

  it('is nothing to us otherwise', () => {
    expect(read(bare('POSTER-A'))).toEqual({ kind: 'not_ours' });
    expect([read(bare('UNLISTED'), on), read(bare(null), on)]).toEqual([{ kind: 'not_ours' }, { kind: 'not_ours' }]);
    expect(says({ ...coded('UNLISTED'), sku: 'POSTER-A' }, on)).toEqual([['UNLISTED', ART]]);
  });

  it('mends no field that cannot be read', () => {
    const unreadable = { namespace: '$app', key: 'print_sku', value: '["A","B"]', type: 'list.single_line_text_field' };
    const line = bare('POSTER-A', { variantMetafields: [unreadable] });
    expect(says(line, on)).toEqual([[undefined, null, 'field_unreadable']]);
  });
});

describe('code skip', () => {
  it('names what is not sent, by its own code or its Shopify SKU, before any match', () => {
    expect(read(coded('frame-hook'))).toEqual({ kind: 'skipped', code: 'FRAME-HOOK' });
    expect(read({ ...coded('Trip'), sku: 'FRAME-HOOK' })).toEqual({ kind: 'skipped', code: 'FRAME-HOOK' });
    const design = aLine(1, { variantMetafields: fields({ print_design_id: 'FRAME-HOOK' }) });
    expect(read(design)).toEqual({ kind: 'skipped', code: 'FRAME-HOOK' });
  });
});

describe('a set', () => {
  it('has each place in the quantity of the line, and its price among them to the last cent', () => {
    const line = aLine(1, { ...coded('Trip'), price: { listMinor: 1200, paidMinor: 1000 } });
    const found = read(line);
    if (found.kind !== 'fields') throw new Error('not ours');
    const own = { line, fields: found.fields, quantity: 2 };
    expect(
      inSlots(own).map(({ slot, quantity, line: { price } }) => [slot, quantity, price?.listMinor, price?.paidMinor]),
    ).toEqual([
      [1, 2, 400, 334],
      [2, 2, 400, 333],
      [3, 2, 400, 333],
    ]);
    const unpriced = inSlots({ ...own, line: { ...line, price: null } });
    expect(unpriced.map((one) => one.line.price)).toEqual([null, null, null]);
    const single = { ...own, fields: slotsOf(found.fields)[0] as typeof found.fields };
    expect(inSlots(single)).toEqual([single]);
  });
});

it('the tables are asked for every code of an order, each once', () => {
  const group = { gid: 'g', title: 'Wall', parent: { ...coded('BUNDLE'), properties: [] } };
  const regional = aLine(2, { sku: 'S-2', variantMetafields: fields({ print_sku_us: 'US-2', print_sku_eu: 'EU-2' }) });
  const artworkOnly = aLine(3, { variantMetafields: fields(WITH_ART) });
  const lines = [coded('A'), { ...regional, group }, bare(null), artworkOnly];
  const codes = codesOf(holdersOf(anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines })] })), aSetting());
  expect(codes.toSorted()).toEqual(['A', 'BUNDLE', 'EU-2', 'S-2', 'US-2']);
});
