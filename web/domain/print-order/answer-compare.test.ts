import { describe, expect, it } from 'vitest';
import { aPicanovaOrder, foLineGid, lineItemGid } from '../../../test/fixtures/domain.ts';
import { compareAnswer } from './answer-compare.ts';

const meantItem = (number: number, quantity = 1) => ({
  lineItemGid: lineItemGid(number),
  fulfillmentOrderLineItemGid: foLineGid(100 + number),
  quantity,
});
const answeredItem = (id: string, externalId: string | null, quantity = 1) => ({
  id,
  externalId,
  variantId: 3,
  sku: null,
  quantity,
  options: [],
});
const compare = (meant: ReturnType<typeof meantItem>[], answered: ReturnType<typeof answeredItem>[]) =>
  compareAnswer({ items: meant, isTest: false }, aPicanovaOrder({ items: answered }));

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
    const compared = compareAnswer({ items: [meantItem(1)], isTest }, aPicanovaOrder({ isTest: !isTest, items: [] }));
    expect(compared.problems).toEqual([{ code: 'test_mode_mismatch', detail }]);
  });
});
