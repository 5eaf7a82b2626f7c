import type { NameValue } from '../../../domain/planning/shopify-order.ts';
import { EDITABLE_KEYS, type EditableKey, type FieldChanges } from '../../../domain/print-fields/print-field-edit.ts';
import { isFileType, shownText } from '../../../domain/print-fields/metafield-text.ts';
import { fold } from '../../../domain/kernel/text.ts';
import type { IndexedVariant, ShopVariant } from '../../ports/index.ts';
import { numberOf } from '../../../contract/gids.ts';
import { ownField } from './own-fields.ts';
import type { FieldEdit } from '../../../contract/products.ts';

/**
 * Edits that a rule makes for many variants, from the index alone. `unmatched` variants have no rule or no counterpart.
 */
export interface MadeEdits {
  readonly edits: readonly FieldEdit[];
  readonly unmatched: readonly string[];
}

export interface MappingRule {
  readonly value: string;
  readonly fields: FieldChanges;
}

const OPTION_KEY = /^print_option_/;

/**
 * Without the keys at which the variant has a value of its own. Its options stay as they are, all or none: a name of
 * the one beside a value of the other would be neither.
 */
function leavingExisting(
  variant: ShopVariant,
  fields: FieldChanges,
  place: { readonly namespace: string; readonly level: 'variant' | 'product' },
): FieldChanges {
  const has = (key: EditableKey): boolean => ownField(variant, { ...place, key }) !== null;
  const hasOptions = EDITABLE_KEYS.some((key) => OPTION_KEY.test(key) && has(key));
  const isKept = (key: EditableKey): boolean => (OPTION_KEY.test(key) ? hasOptions : has(key));
  return Object.fromEntries(
    EDITABLE_KEYS.flatMap((key) => (fields[key] === undefined || isKept(key) ? [] : [[key, fields[key]]])),
  );
}

function editOf(
  variant: ShopVariant,
  fields: FieldChanges,
  how: { readonly namespace: string; readonly level: 'variant' | 'product'; readonly keepExisting: boolean },
): FieldEdit {
  return {
    variant: numberOf(variant.variantGid),
    level: how.level,
    fields: how.keepExisting ? leavingExisting(variant, fields, how) : fields,
    expected: {},
  };
}

/** "size = 40x60 → SKU": option names and values compare without case and spaces. */
export function mappingEdits(
  variants: readonly ShopVariant[],
  mapping: {
    readonly option: string;
    readonly rules: readonly MappingRule[];
    readonly keepExisting: boolean;
    readonly namespace: string;
  },
): MadeEdits {
  const rules = new Map(mapping.rules.map(({ value, fields }) => [fold(value), fields]));
  const edits: FieldEdit[] = [];
  const unmatched: string[] = [];
  for (const variant of variants) {
    const value = variant.selectedOptions.find(({ name }) => fold(name) === fold(mapping.option))?.value;
    const fields = value === undefined ? undefined : rules.get(fold(value));
    if (fields === undefined) unmatched.push(variant.variantGid);
    else edits.push(editOf(variant, fields, { ...mapping, level: 'variant' }));
  }
  return { edits, unmatched };
}

function optionsKey(options: readonly NameValue[]): string {
  return JSON.stringify(options.map(({ name, value }) => [fold(name), fold(value)]).toSorted());
}

function fieldsAt(
  variant: ShopVariant,
  place: { readonly namespace: string; readonly level: 'variant' | 'product' },
): FieldChanges {
  return Object.fromEntries(
    EDITABLE_KEYS.flatMap((key) => {
      const own = ownField(variant, { ...place, key });
      return own === null ? [] : [[key, isFileType(own.type) ? own.value : shownText(own)]];
    }),
  );
}

/**
 * Fields of the source's variants to those with the same option values, and the source product's own to each target
 * product.
 */
export function copyEdits(
  source: readonly ShopVariant[],
  targets: readonly ShopVariant[],
  how: { readonly keepExisting: boolean; readonly namespace: string },
): MadeEdits {
  const byOptions = new Map(source.map((variant) => [optionsKey(variant.selectedOptions), variant]));
  const [first] = source;
  const productFields = first === undefined ? {} : fieldsAt(first, { ...how, level: 'product' });
  const edits: FieldEdit[] = [];
  const unmatched: string[] = [];
  const products = new Set<string>();
  for (const variant of targets) {
    if (variant.productGid === first?.productGid) continue;
    if (!products.has(variant.productGid) && Object.keys(productFields).length > 0)
      edits.push(editOf(variant, productFields, { ...how, level: 'product' }));
    products.add(variant.productGid);
    const counterpart = byOptions.get(optionsKey(variant.selectedOptions));
    if (counterpart === undefined) unmatched.push(variant.variantGid);
    else edits.push(editOf(variant, fieldsAt(counterpart, { ...how, level: 'variant' }), { ...how, level: 'variant' }));
  }
  return { edits, unmatched };
}

/** Option names and values over these variants, as first written, with how many have each. */
export function optionValuesOf(rows: readonly IndexedVariant[]): readonly {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly variants: number }[];
}[] {
  const options = new Map<string, { name: string; values: Map<string, { value: string; variants: number }> }>();
  for (const { variant } of rows) {
    for (const { name, value } of variant.selectedOptions) {
      const option = options.get(fold(name)) ?? { name, values: new Map() };
      options.set(fold(name), option);
      const seen = option.values.get(fold(value)) ?? { value, variants: 0 };
      option.values.set(fold(value), { ...seen, variants: seen.variants + 1 });
    }
  }
  return [...options.values()].map(({ name, values }) => ({ name, values: [...values.values()] }));
}
