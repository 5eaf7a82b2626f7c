import type { PrintFieldKey, RegionalFieldKey } from './print-field-keys.ts';
import { PRINT_FIELD_KEYS } from './print-field-keys.ts';

/** Whose metafields an edit changes. */
export const FIELD_LEVELS = ['variant', 'product'] as const;
export type FieldLevel = (typeof FIELD_LEVELS)[number];

/** The 13 print fields and the two `print_sku` of one region only: everything an editor may write. */
export type EditableKey = PrintFieldKey | RegionalFieldKey;
export const EDITABLE_KEYS: readonly EditableKey[] = [...PRINT_FIELD_KEYS, 'print_sku_eu', 'print_sku_us'];

/** Absent keys stay as they are; null clears. */
export type FieldChanges = Readonly<Partial<Record<EditableKey, string | null>>>;
