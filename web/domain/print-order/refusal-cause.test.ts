import { describe, expect, it } from 'vitest';
import type { PrintItem } from './print-item.ts';
import { causeOfRefusal } from './refusal-cause.ts';

const items = [
  { lineItemGid: 'gid://shopify/LineItem/1' },
  { lineItemGid: 'gid://shopify/LineItem/2' },
] as unknown as PrintItem[];

function codeFor(field: string): string {
  return causeOfRefusal({ reason: 'no', fields: { [field]: ['is wrong'] } }, items).code;
}

describe('the cause of a refusal', () => {
  it.each([
    ['items.0.options.Frame', 'unknown_option'],
    ['items.1.variant_id', 'unknown_sku'],
    ['items.0.product_sku', 'unknown_sku'],
    ['items.0.file', 'artwork_unreachable'],
    ['shipping_method', 'shipping_method_invalid'],
    ['shipping_type', 'shipping_method_invalid'],
    ['shipping.country_code', 'destination_not_served'],
    ['shipping.postcode', 'address_incomplete'],
    ['external_id', 'rejected_by_picanova'],
  ])('reads the field %s as %s', (field, code) => {
    expect(codeFor(field)).toBe(code);
  });

  it('names the line and keeps Picanova’s words', () => {
    expect(
      causeOfRefusal({ reason: 'The given data was invalid.', fields: { 'items.1.file': ['not reachable'] } }, items),
    ).toEqual({
      code: 'artwork_unreachable',
      lineItemGid: 'gid://shopify/LineItem/2',
      detail: { reason: 'The given data was invalid.', field: 'items.1.file', words: ['not reachable'] },
    });
  });

  it('names no line that is not there', () => {
    expect(causeOfRefusal({ reason: 'no', fields: { 'items.7.file': [] } }, items)).not.toHaveProperty('lineItemGid');
  });

  it('prefers the most telling field when several are named', () => {
    expect(
      causeOfRefusal({ reason: 'no', fields: { 'shipping.city': ['x'], 'items.0.options': ['y'] } }, items).code,
    ).toBe('unknown_option');
  });

  it('falls back to the words alone when no field is named', () => {
    expect(causeOfRefusal({ reason: 'Wallet frozen', fields: {} }, items)).toEqual({
      code: 'rejected_by_picanova',
      detail: { reason: 'Wallet frozen', fields: [] },
    });
  });
});
