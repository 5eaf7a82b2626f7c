import { describe, expect, it } from 'vitest';
import {
  aLine,
  aSetting,
  aVariant,
  CANVAS_FIELDS,
  COMBINATION,
  fields,
  lineItemGid,
} from '../../../test/fixtures/domain.ts';
import type { CatalogueVariant } from '../kernel/catalogue.ts';
import { readNote } from '../print-fields/notes.ts';
import type { FulfillmentOrderLine, Metafield } from './shopify-order.ts';
import { NO_CUSTOMS } from './customs.ts';
import { planItem } from './plan-item.ts';
import type { ItemContext, Lookup } from './plan-item.ts';
import { resolvePrintFields } from '../print-fields/print-fields.ts';
import type { ShopSettings } from '../../contract/settings.ts';

const withField = (key: string, value: string): readonly Metafield[] => [
  ...CANVAS_FIELDS.filter((field) => field.key !== key),
  ...fields({ [key]: value }),
];

function plan(
  variantMetafields: readonly Metafield[],
  changes: {
    variant?: CatalogueVariant | null;
    line?: Partial<FulfillmentOrderLine>;
    settings?: Partial<ShopSettings>;
    context?: Partial<ItemContext>;
  } = {},
) {
  const settings = aSetting(changes.settings);
  const line = aLine(1, { variantMetafields, ...changes.line });
  const own = resolvePrintFields(line, { settings, region: 'EU' });
  if (own.kind === 'not_ours') throw new Error('expected the line to be ours');
  const variant = changes.variant === undefined ? aVariant() : changes.variant;
  const lookup: Lookup = () => (variant === null ? undefined : { variant, combinations: [COMBINATION] });
  return planItem(
    { line, fields: own, quantity: 2 },
    {
      region: 'EU',
      settings,
      lookup,
      looks: null,
      connected: true,
      destinationCountry: 'DE',
      customs: NO_CUSTOMS,
      shopCurrency: 'EUR',
      ...changes.context,
    },
  );
}

describe('a line', () => {
  it('becomes a print item with its fields in the words of the catalogue', () => {
    expect(plan(CANVAS_FIELDS)).toMatchObject({
      problems: [],
      item: {
        lineItemGid: lineItemGid(1),
        title: 'Canvas 1',
        quantity: 2,
        identity: { kind: 'variant', variantId: 3, variantCode: 'DIGI-40X30-1' },
        artworkUrl: 'https://files.example.com/art.jpg',
        options: COMBINATION.options,
        customsValueMinor: null,
        paid: { minor: 3990, currency: 'EUR' },
        cost: { productionMinor: 2492, optionsMinor: 0, currency: 'EUR' },
      },
    });
  });

  it('waits for the catalogue when that shows no options and the combinations have some', () => {
    const bare = aVariant({ options: [] });
    expect(plan(CANVAS_FIELDS, { variant: bare })).toMatchObject({
      problems: [],
      item: { identity: { kind: 'unresolved' } },
    });
    for (const combinations of [null, [{ sku: 'MUG', options: [] }]]) {
      const lookup: Lookup = () => ({ variant: bare, combinations });
      const mug = CANVAS_FIELDS.filter(({ key }) => !key.includes('option'));
      expect(plan(mug, { context: { lookup } })).toMatchObject({
        problems: [],
        item: { identity: { kind: 'variant' } },
      });
    }
  });

  it('keeps the notes of its fields and of its options', () => {
    const notes = plan(withField('print_option_value_1', 'mirrored')).item?.notes.map((text) => readNote(text).code);
    expect(notes).toEqual(['from', 'from', 'from', 'from', 'corrected']);
  });

  it('takes its options from a full SKU, and explicit ones over those', () => {
    const sku = fields({ print_sku: 'CVS0400301LMF2', print_url: 'https://files.example.com/a.jpg' });
    expect(plan(sku).item?.options).toEqual(COMBINATION.options);
    const overridden = plan([
      ...sku,
      ...fields({ print_option_name_1: 'Canvas border', print_option_value_1: 'White' }),
    ]);
    expect(overridden.item?.options).toEqual([
      { name: 'Canvas border', value: 'White' },
      { name: 'Stretcher frame', value: '2 cm' },
    ]);
  });

  it('of an unknown sku is no item, and the problem names line, sku and region', () => {
    expect(plan(CANVAS_FIELDS, { variant: null })).toEqual({
      item: null,
      awaitsArtwork: false,
      problems: [
        {
          code: 'unknown_sku',
          lineItemGid: lineItemGid(1),
          detail: { sku: 'DIGI-40X30-1', region: 'EU', reason: 'no_variant' },
        },
      ],
    });
  });

  it('tells with each problem where the fields of its variant are edited, as long as there is the variant', () => {
    const place = { gid: 'gid://shopify/ProductVariant/42', productGid: 'gid://shopify/Product/7' };
    expect(plan(CANVAS_FIELDS, { variant: null, line: { variant: place } }).problems).toMatchObject([
      { code: 'unknown_sku', variant: place },
    ]);
    expect(plan(CANVAS_FIELDS, { variant: null }).problems[0]).not.toHaveProperty('variant');
  });

  it('collects all its problems at once', () => {
    const broken = [
      ...withField('print_option_value_1', 'Pink').filter(({ key }) => key !== 'print_url'),
      ...fields({ print_url: 'http://a.example/x', print_option_name_5: 'Half' }),
    ];
    expect(plan(broken, { context: { destinationCountry: 'AU' } }).problems.map(({ code }) => code)).toEqual([
      'incomplete_option',
      'unknown_option',
      'destination_not_served',
      'artwork_unreachable',
    ]);
  });

  it.each([
    ['missing', { name: undefined, value: undefined }, 'missing_option'],
    ['without a value', { value: undefined }, 'incomplete_option'],
    ['without a name', { name: undefined }, 'incomplete_option'],
    ['under a name that is no option', { name: 'Canvas bordr' }, 'unknown_option'],
    ['with a value that is none of its values', { value: 'Pink' }, 'unknown_option'],
  ] as const)('[U25] tells of an option that is %s once', (_how, change, code) => {
    const pair = { name: 'Canvas border', value: 'Mirrored', ...change };
    const kept = CANVAS_FIELDS.filter(({ key }) => !/^print_option_(name|value)_1$/.test(key));
    const written = fields({
      ...(pair.name === undefined ? {} : { print_option_name_1: pair.name }),
      ...(pair.value === undefined ? {} : { print_option_value_1: pair.value }),
    });
    expect(plan([...kept, ...written]).problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('[U25] one value without a name does not hide a second option that is missing', () => {
    const kept = CANVAS_FIELDS.filter(({ key }) => !key.startsWith('print_option_'));
    const codes = plan([...kept, ...fields({ print_option_value_1: 'Mirrored' })]).problems.map(({ code }) => code);
    expect(codes).toEqual(['incomplete_option', 'missing_option']);
  });

  it('without a sku is no item', () => {
    expect(plan(fields({ print_url: 'https://a.example/x' }))).toMatchObject({
      item: null,
      problems: [{ code: 'missing_print_sku' }],
    });
  });

  it('without artwork is shown with what is known of it', () => {
    expect(plan(CANVAS_FIELDS.filter(({ key }) => key !== 'print_url'))).toMatchObject({
      item: { artworkUrl: null },
      problems: [{ code: 'missing_print_url' }],
    });
  });

  it('is not called unknown while there is no catalogue to know it', () => {
    expect(plan(CANVAS_FIELDS, { context: { connected: false } })).toEqual({
      item: null,
      problems: [],
      awaitsArtwork: false,
    });
  });
});

describe('a design', () => {
  const design = fields({ print_design_id: 'CVS0200201LWF2-APO1' });

  it('needs no catalogue, artwork or options', () => {
    expect(plan(design, { variant: null, context: { connected: false } })).toMatchObject({
      item: { identity: { kind: 'design', designSku: 'CVS0200201LWF2-APO1' }, artworkUrl: null, options: [] },
      problems: [],
    });
  });

  it('decides its options itself, and says which it ignores', () => {
    const { item } = plan([...design, ...fields({ print_option_name_1: 'Frame', print_option_value_1: 'Black' })]);
    expect(item?.options).toEqual([]);
    expect(item?.notes.map(readNote)).toContainEqual({ code: 'options_ignored', parts: ['Frame'] });
  });
});

const served = (destinationCountry: string | null, shippingCountries: readonly number[]) =>
  plan(CANVAS_FIELDS, { variant: aVariant({ shippingCountries }), context: { destinationCountry } }).problems.length ===
  0;

describe('a destination', () => {
  it.each([
    ['DE', [276], true],
    ['US', [276], false],
    ['US', [], true],
    [null, [276], true],
    ['XK', [276], false],
  ] as const)('%s of a variant that goes to %j is served: %s', (country, countries, expected) => {
    expect(served(country, countries)).toBe(expected);
  });
});
