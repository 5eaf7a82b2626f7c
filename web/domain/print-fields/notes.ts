/**
 * Notes on a print item and on a print order: where each field came from, what was corrected, what was ignored. A note
 * is one line, its code and parts separated by tabs, so that it can be stored as text and worded by the frontend in the
 * merchant's language.
 *
 * - `from` field, source, namespace or key · `ignored_property` field, reason · `corrected` as written, as sent
 * - `option_default` option, value · `options_ignored` names of options that a finished design already decides
 * - `unmapped_title` shipping rate title · `method_fallback` wished method, method that goes instead
 * - `artwork_ratio` by how many percent its shape differs · `artwork_cmyk` · `artwork_not_checked`
 * - `address_kind` what a carrier meets there (`ADDRESS_KINDS`, domain/planning/address-kind.ts)
 * - `customs_list_price`: it cost the buyer nothing, and is declared at its price before discounts
 * - `customs_converted` currency of the shop, currency of the papers, rate
 * - `code_match` code, SKU that code match names for it · `set_slot` place in a set, places, code of the set
 * - `sent_anyway`: Shopify had fulfilled it at payment, before it was printed
 */
export const NOTE_CODES = [
  'from',
  'ignored_property',
  'corrected',
  'option_default',
  'options_ignored',
  'unmapped_title',
  'method_fallback',
  'address_kind',
  'sent_anyway',
  'artwork_ratio',
  'artwork_cmyk',
  'artwork_not_checked',
  'customs_list_price',
  'customs_converted',
  'code_match',
  'set_slot',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

const SEPARATOR = '\t';

export function note(code: NoteCode, ...parts: readonly string[]): string {
  return [code, ...parts.map((part) => part.replaceAll(SEPARATOR, ' '))].join(SEPARATOR);
}

/** On each item that was sent though Shopify had fulfilled it: its parcels complete the fulfillment that stands. */
export const SENT_ANYWAY = note('sent_anyway');

/** The code and parts of a note made by `note`. */
export function readNote(text: string): { readonly code: string; readonly parts: string[] } {
  const [code = '', ...parts] = text.split(SEPARATOR);
  return { code, parts };
}
