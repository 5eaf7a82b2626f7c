import { describe, expect, it } from 'vitest';
import { aLine, aSetting, fields } from '../../../test/fixtures/domain.ts';
import type { Region } from '../kernel/ids.ts';
import { readNote } from './notes.ts';
import type { FulfillmentOrderLine, Metafield } from '../planning/shopify-order.ts';
import { holdsArtwork, resolvePrintFields } from './print-fields.ts';
import type { ShopSettings } from '../../contract/settings.ts';

const URL_FIELD = { print_url: 'https://a.example/x.png' };

function resolve(
  changes: Partial<FulfillmentOrderLine>,
  context: { settings?: Partial<ShopSettings>; region?: Region } = {},
) {
  const line = aLine(1, { variantMetafields: [], productMetafields: [], ...changes });
  return resolvePrintFields(line, { settings: aSetting(context.settings), region: context.region ?? 'EU' });
}

function resolved(
  changes: Partial<FulfillmentOrderLine>,
  context: { settings?: Partial<ShopSettings>; region?: Region } = {},
) {
  const result = resolve(changes, context);
  if (result.kind === 'not_ours') throw new Error('expected the line to be ours');
  return {
    identity: result.identity === null ? null : `${result.identity.kind}:${result.identity.field.value}`,
    url: result.artworkUrl?.value ?? null,
    options: result.options.map(({ name, value, source }) => `${source}:${name}=${value}`),
    problems: result.problems.map(({ code }) => code),
    details: result.problems.map(({ detail }) => detail),
    notes: result.notes.map(readNote),
  };
}

const variant = (values: Record<string, string>, namespace?: string) => ({
  variantMetafields: fields(values, namespace),
});
const option = (number: number, name: string, value: string) => ({
  [`print_option_name_${number}`]: name,
  [`print_option_value_${number}`]: value,
});

describe('which line is ours', () => {
  it('is none without any print field', () => {
    expect(resolve({ properties: [{ name: 'Engraving', value: 'Ada' }] })).toEqual({ kind: 'not_ours' });
  });

  it('is none with blank fields or fields of a third namespace only', () => {
    expect(resolve(variant({ print_sku: '  ' }))).toEqual({ kind: 'not_ours' });
    expect(resolve(variant({ print_sku: 'A' }, 'theirs'))).toEqual({ kind: 'not_ours' });
  });

  it('is none when all it has are ignored properties', () => {
    expect(resolve({ properties: [{ name: 'print_sku', value: 'A' }] })).toEqual({ kind: 'not_ours' });
  });

  it('is one with incomplete fields, and that is a problem', () => {
    expect(resolved(variant({ print_sku: 'A' })).problems).toEqual(['missing_print_url']);
    expect(resolved(variant(URL_FIELD)).problems).toEqual(['missing_print_sku']);
    expect(resolved(variant(option(1, 'Frame', 'Black')))).toMatchObject({
      identity: null,
      problems: ['missing_print_sku'],
    });
  });
});

describe('identity', () => {
  it('comes from the most specific source that has either field', () => {
    const line = {
      ...variant({ print_sku: 'VARIANT' }),
      productMetafields: fields({ print_design_id: 'CVS-APO1', ...URL_FIELD }),
    };
    expect(resolved(line)).toMatchObject({ identity: 'sku:VARIANT', url: URL_FIELD.print_url, problems: [] });
  });

  it('is the design when one source has both, and then neither sku nor artwork is sent', () => {
    expect(resolved(variant({ print_design_id: 'CVS-APO1', print_sku: 'A', ...URL_FIELD }))).toMatchObject({
      identity: 'design:CVS-APO1',
      url: null,
      problems: [],
    });
  });

  it('is read per region, the region field overriding the plain one of the same source only', () => {
    const line = {
      ...variant({ print_sku_us: 'US-1', print_sku: 'ANY', ...URL_FIELD }),
      productMetafields: fields({ print_sku_eu: 'EU-1' }),
    };
    expect(resolved(line, { region: 'US' }).identity).toBe('sku:US-1');
    expect(resolved(line, { region: 'EU' }).identity).toBe('sku:ANY');
  });

  it('falls through a source that names another region only', () => {
    const line = {
      ...variant({ print_sku_us: 'US-1', ...URL_FIELD }),
      productMetafields: fields({ print_sku: 'PRODUCT' }),
    };
    expect(resolved(line, { region: 'EU' }).identity).toBe('sku:PRODUCT');
    expect(resolved(variant({ print_sku_us: 'US-1', ...URL_FIELD }), { region: 'EU' }).problems).toEqual([
      'missing_print_sku',
    ]);
  });

  it('may come from a selected option', () => {
    const line = {
      selectedOptions: [{ name: 'Print SKU', value: 'OPT' }],
      ...variant({ print_sku: 'VARIANT', ...URL_FIELD }),
    };
    expect(resolved(line).identity).toBe('sku:OPT');
  });

  it('may come from the buyer only where the merchant allows all fields', () => {
    const line = {
      properties: [{ name: 'print_sku', value: 'BUYER' }],
      ...variant({ print_sku: 'VARIANT', ...URL_FIELD }),
    };
    expect(resolved(line).identity).toBe('sku:VARIANT');
    expect(resolved(line, { settings: { lineItemFields: 'all' } }).identity).toBe('sku:BUYER');
  });
});

describe('artwork', () => {
  const bought = { properties: [{ name: 'Print URL', value: 'https://buyer.example/y.png' }] };

  it('comes from the most specific source that has it, whatever the identity came from', () => {
    expect(resolved({ ...bought, ...variant({ print_sku: 'A', ...URL_FIELD }) }).url).toBe(
      'https://buyer.example/y.png',
    );
  });

  it('from the buyer conflicts with a design, which prints another picture', () => {
    expect(resolved({ ...bought, ...variant({ print_design_id: 'CVS-APO1' }) }).problems).toEqual(['artwork_conflict']);
  });

  it('that is ignored does not conflict', () => {
    expect(
      resolved({ ...bought, ...variant({ print_design_id: 'CVS-APO1' }) }, { settings: { lineItemFields: 'none' } })
        .problems,
    ).toEqual([]);
  });

  it.each(['CVS0200201LWF2-APO12345678', 'cvs0200201lwf2-pic9'])(
    'is inside the sku %s, which therefore is a design',
    (sku) => {
      expect(holdsArtwork(sku)).toBe(true);
      expect(resolved(variant({ print_sku: sku }))).toMatchObject({
        identity: `design:${sku}`,
        url: null,
        problems: [],
      });
      expect(resolved({ ...variant({ print_sku: sku }), productMetafields: fields(URL_FIELD) })).toMatchObject({
        problems: ['artwork_conflict'],
      });
    },
  );

  it.each(['CVS-APO', 'CVS-APO12X', 'APO123', 'CVS-POS1'])('is not inside the sku %s', (sku) => {
    expect(holdsArtwork(sku)).toBe(false);
  });
});

describe('options', () => {
  const base = { print_sku: 'A', ...URL_FIELD };

  it('are replaced by name, not as a list', () => {
    const line = {
      ...variant({ ...base, ...option(1, 'frame', 'White') }),
      productMetafields: fields({ ...option(1, 'Border', 'Mirrored'), ...option(2, 'FRAME', 'Black') }),
    };
    expect(resolved(line).options).toEqual(['variant:frame=White', 'product:Border=Mirrored']);
  });

  it('take name and value from one source: halves in two sources are one problem', () => {
    const line = {
      ...variant({ ...base, print_option_value_1: 'White' }),
      productMetafields: fields({ print_option_name_1: 'Frame' }),
    };
    expect(resolved(line)).toMatchObject({
      options: [],
      problems: ['incomplete_option'],
      details: [{ number: 1, source: 'variant', missing: 'name', value: 'White' }],
    });
  });

  it('are told apart by their number: halves of two options are two problems', () => {
    const line = {
      ...variant({ ...base, print_option_value_1: 'White' }),
      productMetafields: fields({ print_option_name_2: 'Frame' }),
    };
    expect(resolved(line).problems).toEqual(['incomplete_option', 'incomplete_option']);
  });

  it('that are incomplete do no harm where a more specific source has the whole pair', () => {
    const line = {
      ...variant({ ...base, ...option(1, 'Frame', 'White') }),
      productMetafields: fields({ print_option_name_1: 'Frame' }),
    };
    expect(resolved(line)).toMatchObject({ options: ['variant:Frame=White'], problems: [] });
  });

  it('given twice in one source count once when they agree and are a problem when they do not', () => {
    expect(
      resolved(variant({ ...base, ...option(1, 'Frame', 'White'), ...option(2, 'frame', 'white') })),
    ).toMatchObject({ options: ['variant:Frame=White'], problems: [] });
    const differing = resolved(variant({ ...base, ...option(1, 'Frame', 'White'), ...option(5, 'frame', 'Black') }));
    expect(differing.details).toEqual([{ number: 5, source: 'variant', option: 'frame', missing: 'single_value' }]);
  });
});

describe('a field that says nothing to print', () => {
  const typed = (key: string, value: string, type: string): Metafield => ({ namespace: '$app', key, value, type });
  const several = (key: string) => typed(key, '["a","b"]', 'list.single_line_text_field');
  const link = fields(URL_FIELD);

  it.each(['print_design_id', 'print_sku_eu', 'print_sku'])('is a problem in %s, and its line is ours', (key) => {
    expect(resolved({ variantMetafields: [several(key), ...link] })).toMatchObject({
      identity: null,
      problems: ['field_unreadable'],
      details: [{ field: key, source: 'variant', reason: 'several_values' }],
    });
  });

  it('is not replaced by a less specific one', () => {
    const line = { variantMetafields: [several('print_sku')], productMetafields: fields({ print_sku: 'A' }) };
    expect(resolved(line)).toMatchObject({ identity: null, problems: ['field_unreadable'] });
  });

  it('does no harm where a more specific source has a text', () => {
    const line = {
      variantMetafields: [...fields({ print_sku: 'A' }), ...link],
      productMetafields: [several('print_sku')],
    };
    expect(resolved(line)).toMatchObject({ identity: 'sku:A', problems: [] });
  });

  it.each([
    ['processing', 'artwork_processing'],
    ['failed', 'artwork_unreachable'],
    ['missing', 'artwork_unreachable'],
  ] as const)('is a file of artwork that is %s', (state, code) => {
    const file = { ...typed('print_url', 'gid://shopify/MediaImage/1', 'file_reference'), file: { state } };
    expect(resolved({ variantMetafields: [...fields({ print_sku: 'A' }), file] })).toMatchObject({
      identity: 'sku:A',
      url: null,
      problems: [code],
      details: [{ field: 'print_url', source: 'variant', reason: `file_${state}` }],
    });
    expect(resolved({ variantMetafields: [...fields({ print_design_id: 'CVS-APO1' }), file] }).problems).toEqual([]);
  });

  it('is another artwork all the same when a buyer sends it along with a design', () => {
    const properties = [{ name: 'print_url', value: '["https://a.example/1","https://a.example/2"]' }];
    const line = { properties, ...variant({ print_design_id: 'CVS-APO1' }) };
    expect(resolved(line).problems).toEqual(['artwork_conflict']);
    const hosts = { settings: { artworkHosts: ['a.example'] } };
    expect(resolved(line, hosts)).toMatchObject({
      problems: [],
      notes: [
        { code: 'from', parts: ['print_design_id', 'variant', '$app'] },
        { code: 'ignored_property', parts: ['print_url', 'host_not_allowed'] },
      ],
    });
  });

  it.each([
    ['print_option_name_1', 'print_option_value_1'],
    ['print_option_value_1', 'print_option_name_1'],
  ])('is a problem in %s of an option', (unreadable, other) => {
    const line = { variantMetafields: [...fields({ print_sku: 'A', [other]: 'Frame' }), ...link, several(unreadable)] };
    expect(resolved(line)).toMatchObject({
      options: [],
      problems: ['field_unreadable'],
      details: [{ field: unreadable, source: 'variant', reason: 'several_values' }],
    });
  });
});

it('notes where each sent field came from and what was ignored', () => {
  const line = {
    properties: [{ name: '_print_sku', value: 'BIG' }],
    ...variant({ print_sku: 'A', ...URL_FIELD, ...option(1, 'Frame', 'White') }, 'custom'),
  };
  expect(resolved(line).notes).toEqual([
    { code: 'from', parts: ['print_sku', 'variant', 'custom'] },
    { code: 'from', parts: ['print_url', 'variant', 'custom'] },
    { code: 'from', parts: ['Frame', 'variant', 'custom'] },
    { code: 'ignored_property', parts: ['print_sku', 'not_allowed'] },
  ]);
});
