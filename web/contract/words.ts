/** Words of the domain that pages and extensions need as they are; without a schema, so that a bundle stays small. */
export { judgeArtwork, RATIO_TOLERANCE } from '../domain/artwork/verdict.ts';
export { majorUnits } from '../domain/kernel/money.ts';
export { fold } from '../domain/kernel/text.ts';
export { fileGidOf, isFileType, shownText, storedValue } from '../domain/print-fields/metafield-text.ts';
export type { ShopFile } from '../domain/planning/shopify-order.ts';
export { readNote } from '../domain/print-fields/notes.ts';
export { EDITABLE_KEYS, type EditableKey } from '../domain/print-fields/print-field-edit.ts';
export { OPTION_NUMBERS, type OptionNumber } from '../domain/print-fields/print-field-keys.ts';
