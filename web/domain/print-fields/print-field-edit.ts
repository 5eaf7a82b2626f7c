import type { PrintFieldKey, RegionalFieldKey, SlotArtworkKey } from './print-field-keys.ts';
import { PRINT_FIELD_KEYS, SLOT_ARTWORK_KEYS } from './print-field-keys.ts';

/** Whose metafields an edit changes. */
export const FIELD_LEVELS = ['variant', 'product'] as const;
export type FieldLevel = (typeof FIELD_LEVELS)[number];

/**
 * The 13 print fields, the two `print_sku` of one region only and the artwork of a set's further places: everything an
 * editor may write.
 */
export type EditableKey = PrintFieldKey | RegionalFieldKey | SlotArtworkKey;
export const EDITABLE_KEYS: readonly EditableKey[] = [
  ...PRINT_FIELD_KEYS,
  'print_sku_eu',
  'print_sku_us',
  ...SLOT_ARTWORK_KEYS,
];

/** Absent keys stay as they are; null clears. */
export type FieldChanges = Readonly<Partial<Record<EditableKey, string | null>>>;
