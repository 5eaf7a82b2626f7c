import { describe, expect, it } from 'vitest';
import { aPicanovaOrder, lineItemGid } from '../../../test/fixtures/domain.ts';
import { aPrintItem, PRINT_ADDRESS } from '../../../test/fixtures/print-orders.ts';
import type { Problem } from '../kernel/problems.ts';
import { compareAnswer, problemsAfter } from './answer-compare.ts';

const meantItem = (number: number, quantity = 1) => aPrintItem(number, { quantity });
const answeredItem = (id: string, externalId: string | null, quantity = 1) => ({
  id,
  externalId,
  variantId: 3,
  sku: null,
  quantity,
  options: null,
});
const compare = (meant: ReturnType<typeof meantItem>[], answered: ReturnType<typeof answeredItem>[]) =>
  compareAnswer({ items: meant, address: PRINT_ADDRESS, isTest: false }, aPicanovaOrder({ items: answered }));

describe('an answer', () => {
  it('that holds what was meant is no problem and teaches the item ids', () => {
    expect(compare([meantItem(1), meantItem(2, 3)], [answeredItem('9', '102', 3), answeredItem('8', '101')])).toEqual({
      problems: [],
      itemIds: { 8: lineItemGid(1), 9: lineItemGid(2) },
    });
  });

  it('without our ids is read by position when all quantities agree', () => {
    expect(compare([meantItem(1), meantItem(2, 3)], [answeredItem('8', null), answeredItem('9', null, 3)])).toEqual({
      problems: [],
      itemIds: { 8: lineItemGid(1), 9: lineItemGid(2) },
    });
  });

  it('without our ids and with other quantities is not guessed at', () => {
    expect(compare([meantItem(1), meantItem(2, 3)], [answeredItem('8', null, 3), answeredItem('9', null)])).toEqual({
      problems: [{ code: 'answer_differs', detail: { what: 'item_ids', meant: 2, answered: 0 } }],
      itemIds: {},
    });
  });

  it('with other ids differs, and the known ones are learnt all the same', () => {
    expect(compare([meantItem(1), meantItem(2)], [answeredItem('8', '101'), answeredItem('9', 'other')])).toEqual({
      problems: [{ code: 'answer_differs', detail: { what: 'item_ids', meant: 2, answered: 1 } }],
      itemIds: { 8: lineItemGid(1) },
    });
  });

  it('with another number of items differs', () => {
    expect(compare([meantItem(1), meantItem(2)], [answeredItem('8', '101')]).problems).toEqual([
      { code: 'answer_differs', detail: { what: 'items', meant: 2, answered: 1 } },
    ]);
  });

  it('with another quantity names the line', () => {
    expect(compare([meantItem(1, 2)], [answeredItem('8', '101', 3)]).problems).toEqual([
      { code: 'answer_differs', lineItemGid: lineItemGid(1), detail: { what: 'quantity', meant: 2, answered: 3 } },
    ]);
  });

  it('without item ids teaches none', () => {
    expect(compare([meantItem(1)], [answeredItem('', '101')])).toEqual({ problems: [], itemIds: {} });
  });

  it('without items says nothing about them yet', () => {
    expect(compare([meantItem(1)], [])).toEqual({ problems: [], itemIds: {} });
  });

  it.each([
    [true, { meant: 'test', answered: 'live' }],
    [false, { meant: 'live', answered: 'test' }],
  ])('meant as a test: %s, and held as the other kind, is a mismatch', (isTest, detail) => {
    const compared = compareAnswer(
      { items: [meantItem(1)], address: null, isTest },
      aPicanovaOrder({ isTest: !isTest, items: [] }),
    );
    expect(compared.problems).toEqual([{ code: 'test_mode_mismatch', detail }]);
  });
});

describe('an answer that shows more', () => {
  const OPTIONS = aPrintItem().options;
  const shown = { ...answeredItem('8', '101'), file: 'https://files.example.com/art.jpg', options: OPTIONS };

  it('of the very thing is no problem', () => {
    const order = aPicanovaOrder({ items: [shown], address: { city: 'KÖLN', countryCode: 'Germany' } });
    expect(compareAnswer({ items: [meantItem(1)], address: PRINT_ADDRESS, isTest: false }, order).problems).toEqual([]);
  });

  it('names each line that prints something else, without its link', () => {
    const other = { ...answeredItem('9', '102'), file: 'https://files.example.com/other.jpg', options: OPTIONS };
    const folded = OPTIONS.map((option, index) => (index === 0 ? { ...option, value: 'Folded' } : option));
    const { problems } = compareAnswer(
      { items: [meantItem(1), meantItem(2)], address: PRINT_ADDRESS, isTest: false },
      aPicanovaOrder({ items: [{ ...shown, options: folded }, other] }),
    );
    expect(problems).toEqual([
      {
        code: 'answer_differs',
        lineItemGid: lineItemGid(1),
        detail: { what: 'options', option: 'Canvas border', meant: 'Mirrored', answered: 'Folded' },
      },
      { code: 'answer_differs', lineItemGid: lineItemGid(2), detail: { what: 'file' } },
    ]);
  });

  it('names the parts of another address, and nothing that stands in them', () => {
    const address = { ...PRINT_ADDRESS, streetPrimary: 'Hauptstrasse', postcode: '50668' };
    const { problems } = compareAnswer(
      { items: [meantItem(1)], address: PRINT_ADDRESS, isTest: false },
      aPicanovaOrder({ items: [], address }),
    );
    expect(problems).toEqual([
      { code: 'answer_differs', detail: { what: 'address', parts: ['streetPrimary', 'postcode'] } },
    ]);
  });

  it('says nothing about an address that was erased here', () => {
    const order = aPicanovaOrder({ items: [], address: { city: 'Bonn' } });
    expect(compareAnswer({ items: [meantItem(1)], address: null, isTest: false }, order).problems).toEqual([]);
  });
});

describe('after another answer', () => {
  const differs = (what: string): Problem => ({ code: 'answer_differs', detail: { what } });
  const ALL = ['address', 'options', 'file', 'product', 'quantity'].map(differs);
  const kept = (changes: Parameters<typeof aPicanovaOrder>[0]) =>
    problemsAfter(ALL, [], aPicanovaOrder(changes)).map(({ detail }) => detail['what']);

  it('a difference is gone where that one agrees, and stays where it says nothing', () => {
    const silent = answeredItem('8', '101');
    expect(kept({ items: [] })).toEqual(['address', 'options', 'file', 'product', 'quantity']);
    expect(kept({ items: [silent] })).toEqual(['address', 'options', 'file']);
    expect(kept({ items: [{ ...silent, options: [] }] })).toEqual(['address', 'file']);
    expect(kept({ items: [{ ...silent, file: 'https://a.example/1' }] })).toEqual(['address', 'options']);
    expect(kept({ items: [{ ...silent, articleSku: 'CVS-APO1' }] })).toEqual(['address', 'options']);
    expect(kept({ items: [], address: {} })).toEqual(['options', 'file', 'product', 'quantity']);
  });

  it('what it says is added, a test flag is judged anew, and other problems are not touched', () => {
    const before: readonly Problem[] = [
      { code: 'test_mode_mismatch', detail: {} },
      { code: 'payment_pending_at_picanova', detail: {} },
    ];
    const compared = [differs('file')];
    expect(problemsAfter(before, compared, aPicanovaOrder())).toEqual([before[1], differs('file')]);
  });
});
