import { describe, expect, it } from 'vitest';
import { anOption, aVariant } from '../../../test/fixtures/domain.ts';
import type { CatalogueVariant } from './catalogue.ts';
import { diffCatalogues } from './catalogue-diff.ts';

const BEFORE = aVariant({
  options: [anOption('Canvas border', ['Mirrored', 'Folded']), anOption('Frame', ['Black'], false)],
});

const detailsOf = (after: readonly CatalogueVariant[], vanished: ReadonlySet<number> = new Set()) =>
  diffCatalogues([BEFORE], after, vanished).map(({ detail }) => detail);

describe('from one catalogue to the next', () => {
  it('nothing changes in the same one, in the first one, and by a variant that was never there', () => {
    expect(detailsOf([BEFORE])).toEqual([]);
    expect(detailsOf([{ ...BEFORE, name: 'another name', dpi: 72, shippingCountries: [276] }])).toEqual([]);
    expect(detailsOf([BEFORE, aVariant({ variantId: 9 })])).toEqual([]);
    expect(diffCatalogues([], [BEFORE], new Set([3]))).toEqual([]);
  });

  it('a variant vanishes, under the name it had', () => {
    expect(diffCatalogues([BEFORE], [], new Set())).toEqual([
      { variantId: 3, variantCode: 'DIGI-40X30-1', name: 'Canvas 40x30 cm', detail: { kind: 'vanished' } },
    ]);
  });

  it('one that had vanished returns', () => {
    expect(detailsOf([BEFORE, aVariant({ variantId: 9 })], new Set([9]))).toEqual([{ kind: 'returned' }]);
  });

  it('an option becomes required, and a required one comes', () => {
    const options = [anOption('Canvas border', ['Mirrored', 'Folded']), anOption('Frame', ['Black'])];
    const detail = { kind: 'option_required', options: ['Frame', 'Hanger'] };
    expect(detailsOf([{ ...BEFORE, options: [...options, anOption('Hanger', ['Set'])] }])).toEqual([detail]);
  });

  it('an option that need not be chosen any more, or a new one, is no change', () => {
    const options = [
      anOption('Canvas border', ['Mirrored', 'Folded', 'White'], false),
      anOption('Frame', ['Black'], false),
    ];
    expect(detailsOf([{ ...BEFORE, options: [...options, anOption('Easel', ['Back'], false)] }])).toEqual([]);
  });

  it('values go, and with an option all of its values', () => {
    expect(detailsOf([{ ...BEFORE, options: [anOption('Canvas border', ['Mirrored'])] }])).toEqual([
      { kind: 'option_value_gone', values: ['Canvas border: Folded', 'Frame: Black'] },
    ]);
  });

  it('prices change, of the variant and of what a value costs on top', () => {
    const options = BEFORE.options.map((option) => ({
      ...option,
      values: option.values.map((value) => (value.name === 'Folded' ? { ...value, priceMinor: 50 } : value)),
    }));
    expect(detailsOf([{ ...BEFORE, priceMinor: BEFORE.priceMinor + 100, options }])).toEqual([
      {
        kind: 'price',
        currency: BEFORE.currency,
        fromCurrency: BEFORE.currency,
        steps: [
          { option: null, fromMinor: BEFORE.priceMinor, toMinor: BEFORE.priceMinor + 100 },
          { option: 'Canvas border: Folded', fromMinor: 0, toMinor: 50 },
        ],
      },
    ]);
  });

  it('another currency is another price, whatever its number', () => {
    const [detail] = detailsOf([{ ...BEFORE, currency: 'USD' }]);
    expect(detail).toMatchObject({ kind: 'price', currency: 'USD', fromCurrency: 'EUR' });
    expect(detail?.kind === 'price' ? detail.steps : []).toHaveLength(4);
  });

  it('the print gets another size', () => {
    expect(detailsOf([{ ...BEFORE, widthMm: 410 }])).toEqual([
      { kind: 'print_size', from: { widthMm: 400, heightMm: 300 }, to: { widthMm: 410, heightMm: 300 } },
    ]);
    expect(detailsOf([{ ...BEFORE, heightMm: 310 }])).toHaveLength(1);
  });
});
