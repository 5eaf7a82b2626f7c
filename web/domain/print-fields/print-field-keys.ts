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

export const PRINT_FIELD_KEYS: readonly PrintFieldKey[] = [
  'print_sku',
  'print_url',
  'print_design_id',
  ...NUMBERS.flatMap((number) => [`print_option_name_${number}`, `print_option_value_${number}`] as const),
];
