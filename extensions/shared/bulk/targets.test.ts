import { describe, expect, it } from 'vitest';
import { filledDown, type Column } from '../../../web/contract/sheet.ts';
import { draftOf, type Draft } from '../fields/draft.ts';
import type { OwnFields } from '../fields/own-fields.ts';
import {
  changesAt,
  copyFrom,
  mapByOption,
  merged,
  optionsOf,
  variantTarget,
  withDrafts,
  type Target,
} from './targets.ts';

const PLACE = { namespace: '$app', types: new Map<string, string>() };
const own = (draft: Draft): OwnFields =>
  Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, { value, stored: value, digest: '', type: '' }]),
  );

function variant(size: string, draft: Draft = {}, material = 'Canvas') {
  return {
    fields: { ownerGid: `gid://shopify/ProductVariant/${size}${material}`, own: own(draft), other: {} },
    title: size,
    selectedOptions: [
      { name: 'Size', value: size },
      { name: 'Material', value: material },
    ],
  };
}

const target = (size: string, draft: Draft = {}): Target =>
  variantTarget(variant(size, draft), { label: size, place: PLACE });
const drafts = (targets: readonly Target[]): readonly Draft[] => targets.map(({ draft }) => draft);

const SKU: Column = { kind: 'field', key: 'print_sku' };
const filled = (targets: readonly Target[], column: Column): readonly Target[] =>
  withDrafts(targets, (drafts) => filledDown(drafts, column, 0));

describe('filling down', () => {
  it('carries the first value to all below, an empty one too', () => {
    const targets = [
      target('S', { print_sku: 'A' }),
      target('M'),
      target('L', { print_sku: 'C', print_url: 'https://l.example' }),
    ];
    expect(drafts(filled(targets, SKU))).toEqual([
      { print_sku: 'A' },
      { print_sku: 'A' },
      { print_sku: 'A', print_url: 'https://l.example' },
    ]);
    expect(drafts(filled([target('S'), target('M', { print_sku: 'B' })], SKU))).toEqual([{}, {}]);
  });

  it('carries an option by its name, whatever number it has', () => {
    const targets = [
      target('S', { print_option_name_1: 'Frame', print_option_value_1: 'Oak' }),
      target('M', { print_option_name_3: 'frame', print_option_value_3: 'Pine' }),
    ];
    expect(filled(targets, { kind: 'option', name: 'Frame' })[1]?.draft).toEqual({
      print_option_name_3: 'Frame',
      print_option_value_3: 'Oak',
    });
  });

  it('changes only what then differs from what is stored', () => {
    const [first, second] = filled([target('S', { print_sku: 'A' }), target('M')], SKU);
    expect(first && changesAt(first)).toEqual([]);
    expect(second && changesAt(second)).toEqual([{ key: 'print_sku', before: null, after: 'A' }]);
  });
});

describe('mapping by option value', () => {
  const rules = (keep: boolean) => ({
    option: 'size',
    fields: new Map([['40 x 30', { print_sku: 'DIGI-40X30-1' }]]),
    keep,
  });

  it('compares values without case and spaces, and counts who has no rule', () => {
    const done = mapByOption([target('40 X  30'), target('60 x 40')], rules(false));
    expect(drafts(done.targets)).toEqual([{ print_sku: 'DIGI-40X30-1' }, {}]);
    expect(done.unmatched.map(({ label }) => label)).toEqual(['60 x 40']);
  });

  it('leaves values that are set when asked to', () => {
    const before = target('40 x 30', { print_sku: 'OWN' });
    expect(drafts(mapByOption([before], rules(true)).targets)).toEqual([{ print_sku: 'OWN' }]);
    expect(drafts(mapByOption([before], rules(false)).targets)).toEqual([{ print_sku: 'DIGI-40X30-1' }]);
  });

  it('offers the options that variants have, each value once', () => {
    expect(optionsOf([target('S'), target('M'), target('S')])).toEqual([
      { name: 'Size', values: ['S', 'M'] },
      { name: 'Material', values: ['Canvas'] },
    ]);
  });
});

describe('copying from another product', () => {
  it('pairs variants by all their option values and takes what counts there', () => {
    const source = [
      variant('s', { print_sku: 'S-SKU' }),
      {
        ...variant('M'),
        fields: {
          ownerGid: 'x',
          own: own({ print_sku: 'OWN' }),
          other: own({ print_sku: 'OTHER', print_url: 'https://m.example' }),
        },
      },
    ];
    const done = copyFrom([target('S', { print_url: 'https://old.example' }), target('M'), target('XL')], source);
    expect(drafts(done.targets)).toEqual([
      { print_sku: 'S-SKU' },
      { print_sku: 'OWN', print_url: 'https://m.example' },
      {},
    ]);
    expect(done.unmatched.map(({ label }) => label)).toEqual(['XL']);
  });

  it('does not pair variants that differ in one option', () => {
    expect(copyFrom([target('S')], [variant('S', { print_sku: 'X' }, 'Poster')]).unmatched).toHaveLength(1);
  });
});

describe('putting fields into a draft', () => {
  const draft = { print_sku: 'A', print_option_name_1: 'Frame', print_option_value_1: 'Oak' };
  const fields = {
    print_sku: 'B',
    print_url: 'https://b.example',
    print_option_name_1: 'Border',
    print_option_value_1: 'White',
    print_option_name_2: 'frame',
    print_option_value_2: 'Pine',
  };

  it('sets options by their names and leaves the others', () => {
    expect(merged(draft, fields, false)).toEqual({
      print_sku: 'B',
      print_url: 'https://b.example',
      print_option_name_1: 'frame',
      print_option_value_1: 'Pine',
      print_option_name_2: 'Border',
      print_option_value_2: 'White',
    });
  });

  it('keeps what is there when asked to', () => {
    expect(merged(draft, fields, true)).toEqual({
      ...draft,
      print_url: 'https://b.example',
      print_option_name_2: 'Border',
      print_option_value_2: 'White',
    });
    expect(draftOf({})).toEqual({});
  });
});
