import { describe, expect, it } from 'vitest';
import { aVariant, COMBINATION } from '../../../test/fixtures/domain.ts';
import { combinationFor, matchSku, overrideOptions, skuForm } from './sku-match.ts';

const variant = aVariant();

describe('what a sku text is', () => {
  it.each([
    ['DIGI-40X30-1', 'variant_code'],
    ['digi-40x30-1', 'variant_code'],
    ['3', 'variant_id'],
    ['CVS0400301LMF2', 'full_sku'],
    ['cvs0400301', 'full_sku'],
    ['0400301', 'other'],
    ['33', 'other'],
    ['CVS0200201LMF2', 'other'],
  ])('%s is %s', (text, form) => {
    expect(skuForm(text, variant)).toBe(form);
  });

  it.each([{ productSku: '' }, { variantSku: '' }])(
    'is never a full SKU of a variant without its parts: %j',
    (changes) => {
      expect(skuForm('CVS0400301LMF2', aVariant(changes))).toBe('other');
    },
  );
});

describe('matching a sku', () => {
  it.each(['DIGI-40X30-1', '3'])('%s names the variant and fixes no options', (text) => {
    expect(matchSku(text, variant, null)).toEqual({ kind: 'matched', variant, options: [] });
  });

  it('takes the options of the combination with the same full SKU', () => {
    expect(matchSku('cvs0400301lmf2', variant, [{ sku: 'CVS0400301LWF2', options: [] }, COMBINATION])).toEqual({
      kind: 'matched',
      variant,
      options: COMBINATION.options,
    });
  });

  it('takes the bare prefix as the variant only when there are no options to choose', () => {
    expect(matchSku('CVS0400301', aVariant({ options: [] }), null)).toMatchObject({ kind: 'matched', options: [] });
    expect(matchSku('CVS0400301', variant, [COMBINATION])).toEqual({ kind: 'unknown', reason: 'no_combination' });
  });

  it('says why it is unknown', () => {
    expect(matchSku('A', undefined, null)).toEqual({ kind: 'unknown', reason: 'no_variant' });
    expect(matchSku('A', variant, null)).toEqual({ kind: 'unknown', reason: 'no_variant' });
    expect(matchSku('CVS0400301XX', variant, null)).toEqual({ kind: 'unknown', reason: 'combinations_not_loaded' });
    expect(matchSku('CVS0400301XX', variant, [COMBINATION])).toEqual({ kind: 'unknown', reason: 'no_combination' });
  });
});

it('lets explicit options override fixed ones by name', () => {
  const explicit = [{ name: 'canvas BORDER', value: 'White' }];
  expect(overrideOptions(COMBINATION.options, explicit)).toEqual([
    { name: 'Stretcher frame', value: '2 cm' },
    ...explicit,
  ]);
});

describe('the composite SKU of a set of options', () => {
  it('does not depend on their order', () => {
    expect(combinationFor(COMBINATION.options.toReversed(), [COMBINATION])).toBe('CVS0400301LMF2');
  });

  it('wants exactly the same options and values', () => {
    expect(combinationFor(COMBINATION.options.slice(1), [COMBINATION])).toBeNull();
    expect(combinationFor([...COMBINATION.options, { name: 'Frame', value: 'Black' }], [COMBINATION])).toBeNull();
    expect(
      combinationFor(
        [
          { name: 'Canvas border', value: 'White' },
          { name: 'Stretcher frame', value: '2 cm' },
        ],
        [COMBINATION],
      ),
    ).toBeNull();
  });
});
