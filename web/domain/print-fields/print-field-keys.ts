const NUMBERS = [1, 2, 3, 4, 5] as const;
export type OptionNumber = (typeof NUMBERS)[number];
export const OPTION_NUMBERS: readonly OptionNumber[] = NUMBERS;

/** The 13 print fields. */
export type PrintFieldKey =
  | 'print_sku'
  | 'print_url'
  | 'print_design_id'
  | `print_option_name_${OptionNumber}`
  | `print_option_value_${OptionNumber}`;

/** `print_sku` for one region only; overrides `print_sku` of the same source (product §4). */
export type RegionalFieldKey = 'print_sku_us' | 'print_sku_eu';

const SLOTS_WITH_ARTWORK = [2, 3, 4, 5] as const;

/** The artwork of one further place in a set; without it, `print_url` is every place's (product §3 rule 12). */
export type SlotArtworkKey = `print_url_${(typeof SLOTS_WITH_ARTWORK)[number]}`;
export const SLOT_ARTWORK_KEYS: readonly SlotArtworkKey[] = SLOTS_WITH_ARTWORK.map(
  (slot) => `print_url_${slot}` as const,
);

/** Of the whole, or of one place in a set. */
export function isArtworkKey(key: string): boolean {
  return key === 'print_url' || SLOT_ARTWORK_KEYS.some((one) => one === key);
}

export const PRINT_FIELD_KEYS: readonly PrintFieldKey[] = [
  'print_sku',
  'print_url',
  'print_design_id',
  ...NUMBERS.flatMap((number) => [`print_option_name_${number}`, `print_option_value_${number}`] as const),
];
