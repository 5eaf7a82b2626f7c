import { describe, expect, it } from 'vitest';
import { aPrintItem } from '../../../test/fixtures/print-orders.ts';
import { itemDifference } from './answer-item.ts';
import type { PicanovaItem } from './picanova-order.ts';
import type { PrintItem } from './print-item.ts';

const ITEM: PicanovaItem = { id: '8', externalId: '101', variantId: 3, sku: null, quantity: 1, options: null };
const OPTIONS = aPrintItem().options;

const difference = (answered: Partial<PicanovaItem>, meant: Partial<PrintItem> = {}) =>
  itemDifference(aPrintItem(1, meant), { ...ITEM, ...answered });

describe('the same item', () => {
  it.each<[string, Partial<PicanovaItem>]>([
    ['of which nothing is told', {}],
    ['of which the variant is not told', { variantId: null }],
    ['with its options', { options: OPTIONS }],
    ['with its options in another order', { options: OPTIONS.toReversed() }],
    [
      'with its options in another spelling',
      { options: OPTIONS.map(({ name, value }) => ({ name: name.toUpperCase(), value: value.replace(' ', '') })) },
    ],
    ['with its file', { file: 'https://files.example.com/art.jpg' }],
    ['with its file on a host in capitals', { file: ' https://FILES.example.com/art.jpg' }],
    ['with its file escaped', { file: 'https://files.example.com/%61rt.jpg' }],
    ['with a copy of its file', { file: 'https://cdn.picanova.com/o/1.jpg' }],
    ['with a copy of its file on the other brand’s host', { file: 'https://merchone.com/o/1.jpg' }],
    ['with a file that is no link', { file: 'APO12345678' }],
  ])('%s', (_, answered) => {
    expect(difference(answered)).toBeNull();
  });

  it('whose link holds what is no escape', () => {
    const link = 'https://files.example.com/100%.jpg';
    expect(difference({ file: link }, { artworkUrl: link })).toBeNull();
    expect(difference({ file: 'https://files.example.com/99%.jpg' }, { artworkUrl: link })).toEqual({ what: 'file' });
  });

  it('whose own link was erased, or is none', () => {
    expect(difference({ file: 'https://files.example.com/other.jpg' }, { artworkUrl: null })).toBeNull();
    expect(difference({ file: 'https://files.example.com/other.jpg' }, { artworkUrl: 'art' })).toBeNull();
  });

  it('that the catalogue could not name is compared with nothing', () => {
    expect(difference({ variantId: 9 }, { identity: { kind: 'unresolved', skuText: 'X' } })).toBeNull();
  });
});

describe('another item', () => {
  it('in its product', () => {
    expect(difference({ variantId: 4 })).toEqual({ what: 'product' });
  });

  it.each([
    'https://files.example.com/other.jpg',
    'https://files.example.com/art.jpg?v=2',
    'https://b.example/art.jpg',
  ])('in its file: %s', (file) => {
    expect(difference({ file, options: OPTIONS })).toEqual({ what: 'file' });
  });

  it('in the value of an option', () => {
    const options = [OPTIONS[0] ?? { name: '', value: '' }, { name: 'Stretcher frame', value: '4 cm' }];
    const told = { what: 'options', option: 'Stretcher frame', meant: '2 cm', answered: '4 cm' };
    expect(difference({ options })).toEqual(told);
  });

  it('in an option that is missing', () => {
    const told = { what: 'options', option: 'Stretcher frame', meant: '2 cm', answered: '' };
    expect(difference({ options: OPTIONS.slice(0, 1) })).toEqual(told);
    expect(difference({ options: [] })).toMatchObject({ what: 'options', option: 'Canvas border' });
  });

  it('in an option that nobody asked for', () => {
    const options = [...OPTIONS, { name: 'Frame', value: 'Black' }];
    const told = { what: 'options', option: 'Frame', meant: '', answered: 'Black' };
    expect(difference({ options })).toEqual(told);
  });
});

describe('a finished design', () => {
  const design: Partial<PrintItem> = {
    identity: { kind: 'design', designSku: 'CVS0200201LWF2-APO12345678' },
    artworkUrl: null,
    options: [],
  };

  it.each<[string, Partial<PicanovaItem>]>([
    ['whatever beta shows of it', { variantId: 9, options: OPTIONS, file: 'https://files.example.com/x.jpg' }],
    ['by its article', { sku: 'CVS0200201LWF2', articleSku: 'cvs0200201lwf2-apo12345678' }],
    ['by its blank alone', { sku: 'CVS0200201LWF2' }],
  ])('is the same: %s', (_, answered) => {
    expect(difference(answered, design)).toBeNull();
  });

  it('is another in its picture, or in its product', () => {
    expect(difference({ articleSku: 'CVS0200201LWF2-APO99999999' }, design)).toEqual({ what: 'file' });
    expect(difference({ articleSku: 'CVS0300301LWF2-APO12345678' }, design)).toEqual({ what: 'product' });
    expect(difference({ sku: 'CVS0300301LWF2' }, design)).toEqual({ what: 'product' });
  });
});
