import { describe, expect, it } from 'vitest';
import { catalogueOptions } from './catalogue-options.ts';

const value = { id: 6, name: '2 cm', sku: 'F2', price: 2, price_details: { currency: 'EUR', in_subunit: 200 } };
const read = { id: 6, name: '2 cm', sku: 'F2', priceMinor: 200 };

describe('the options of a variant', () => {
  it('are keyed by their id and sorted by number, not by text', () => {
    const map = {
      17: { name: 'Hanger', is_required: false, values: [value] },
      2: { name: 'Stretcher frame', is_required: true, values: [value] },
    };
    expect(catalogueOptions.parse(map)).toEqual([
      { id: 2, name: 'Stretcher frame', isRequired: true, values: [read] },
      { id: 17, name: 'Hanger', isRequired: false, values: [read] },
    ]);
  });

  it('may be a list with ids', () => {
    expect(
      catalogueOptions
        .parse([
          { id: 5, name: 'Frame', values: [] },
          { id: 1, name: 'Border', values: [] },
        ])
        .map(({ id }) => id),
    ).toEqual([1, 5]);
  });

  it('keep the order of a list without ids, and every stand-in differs and is no id of Picanova', () => {
    const options = catalogueOptions.parse([
      { name: 'Stretcher frame', values: [{ name: '2 cm' }, { name: '4 cm' }] },
      { name: 'Border', values: [] },
    ]);
    expect(options.map(({ id, name }) => [id, name])).toEqual([
      [-1, 'Stretcher frame'],
      [-2, 'Border'],
    ]);
    expect(options[0]?.values).toEqual([
      { id: -1, name: '2 cm', sku: null, priceMinor: 0 },
      { id: -2, name: '4 cm', sku: null, priceMinor: 0 },
    ]);
  });

  it('may be keyed by something else than an id', () => {
    expect(catalogueOptions.parse({ border: { name: 'Border', values: {} } })).toEqual([
      { id: -1, name: 'Border', isRequired: false, values: [] },
    ]);
  });

  it.each([[[]], [{}], [null], [undefined]])('may be none: %j', (raw) => {
    expect(catalogueOptions.parse(raw)).toEqual([]);
  });

  it('are not guessed when they cannot be read: a required option could be among them', () => {
    expect(catalogueOptions.safeParse({ 1: { name: null, values: [] } }).success).toBe(false);
    expect(catalogueOptions.safeParse('none').success).toBe(false);
  });
});
