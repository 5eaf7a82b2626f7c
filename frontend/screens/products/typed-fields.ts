import type { FieldKey, FieldLevel } from '../../../web/contract/index.ts';
import type { FieldValues } from './field-values.ts';

/**
 * What was typed into the form of a variant. A value goes along when the merchant says that it is meant for the whole
 * product, and back again; an emptied field stays where it was emptied, or the look at the other level would clear it
 * there too.
 */
export type TypedFields = Readonly<Partial<Record<FieldKey, { readonly value: string; readonly level: FieldLevel }>>>;

/** The form at a level, while the merchant looks at `shown`. */
export function typedOver(
  own: FieldValues,
  typed: TypedFields,
  at: { readonly level: FieldLevel; readonly shown: FieldLevel },
): FieldValues {
  const counting = Object.entries(typed).filter(([, { value, level }]) =>
    value.trim() === '' ? level === at.level : at.shown === at.level,
  );
  return { ...own, ...Object.fromEntries(counting.map(([key, { value }]) => [key, value])) };
}

/** With what was just typed at a level; what stands there anyway was not typed. */
export function withTyped(
  typed: TypedFields,
  changed: FieldValues,
  at: { readonly level: FieldLevel; readonly own: FieldValues },
): TypedFields {
  const next = new Map(Object.entries(typed));
  for (const [key, value] of Object.entries(changed)) {
    if (value === (at.own[key as FieldKey] ?? '')) next.delete(key);
    else next.set(key, { value, level: at.level });
  }
  return Object.fromEntries(next);
}
