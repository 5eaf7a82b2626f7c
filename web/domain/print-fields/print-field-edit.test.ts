import { expect, it } from 'vitest';
import { EDITABLE_KEYS } from './print-field-edit.ts';
import { PRINT_FIELD_KEYS } from './print-field-keys.ts';

it('lets an editor write the thirteen fields and one sku of each region, each once', () => {
  expect(EDITABLE_KEYS).toHaveLength(19);
  expect(new Set(EDITABLE_KEYS).size).toBe(19);
  expect(EDITABLE_KEYS.slice(0, 13)).toEqual(PRINT_FIELD_KEYS);
});
