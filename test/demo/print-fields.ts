import type { NewMetafield } from '../simulator/shopify/types.ts';

/** Print fields by key, as the merchant fills them in on a product page; none = not a print. */
export type PrintFields = Readonly<Record<string, string>>;

/** `{ 'Canvas border': 'White' }` as numbered pairs `print_option_name_1`, `print_option_value_1`. */
export function options(choices: Readonly<Record<string, string>>): PrintFields {
  const pairs = Object.entries(choices).flatMap(([name, value], index) => [
    [`print_option_name_${index + 1}`, name],
    [`print_option_value_${index + 1}`, value],
  ]);
  return Object.fromEntries(pairs) as PrintFields;
}

/** The same as metafields of the app's own namespace. */
export function metafields(fields: PrintFields): readonly NewMetafield[] {
  return Object.entries(fields).map(([key, value]) => ({
    namespace: '$app',
    key,
    value,
    type: key === 'print_url' ? 'url' : 'single_line_text_field',
  }));
}
