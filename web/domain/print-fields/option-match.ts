import type { CatalogueOption, CatalogueVariant } from '../kernel/catalogue.ts';
import { note } from './notes.ts';
import type { NameValue } from '../planning/shopify-order.ts';
import type { Problem } from '../kernel/problems.ts';
import { findByText, fold } from '../kernel/text.ts';

/** `options` in the catalogue's own spelling and order. Problems name no line: the caller knows it. */
export interface OptionMatch {
  readonly options: readonly NameValue[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

type Matched =
  | { readonly option: CatalogueOption; readonly value: string; readonly notes: readonly string[] }
  /** `value`: of an option whose name the catalogue does not know. */
  | { readonly problem: Problem; readonly value: string | null };

const nameOf = ({ name }: { readonly name: string }): string => name;

function matchOne(wanted: NameValue, catalogue: readonly CatalogueOption[]): Matched {
  const option = findByText(catalogue, wanted.name, nameOf);
  if (option === null)
    return {
      problem: { code: 'unknown_option', detail: { option: wanted.name, valid: catalogue.map(nameOf) } },
      value: wanted.value,
    };
  const value = findByText(option.values, wanted.value, nameOf);
  if (value === null)
    return {
      problem: {
        code: 'unknown_option',
        detail: { option: option.name, value: wanted.value, valid: option.values.map(nameOf) },
      },
      value: null,
    };
  const corrections = [
    [wanted.name, option.name],
    [wanted.value, value.name],
  ] as const;
  return {
    option,
    value: value.name,
    notes: corrections.flatMap(([written, sent]) => (written === sent ? [] : [note('corrected', written, sent)])),
  };
}

/** The merchant's default for a missing required option, if it is one of the valid values. */
function defaultFor(option: CatalogueOption, defaults: Readonly<Record<string, string>>): string | null {
  const entry = findByText(Object.entries(defaults), option.name, ([name]) => name);
  return entry === null ? null : (findByText(option.values, entry[1], nameOf)?.name ?? null);
}

/**
 * The values that belong to an option whose name is wrong or missing: each answers for one required option that has
 * such a value, so that one mistake is told once.
 */
export function createMisnamed(values: readonly string[]): (valid: readonly string[]) => boolean {
  const left = [...values];
  return (valid) => {
    const at = left.findIndex((value) => findByText(valid, value, (one) => one) !== null);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
}

/**
 * Wanted options against a variant's (product §3 rule 6): exact as is; different only in case, spaces or Unicode form →
 * the catalogue's spelling with a note; unknown → `unknown_option` with the valid ones; required but missing → the
 * default from Settings with a note, else `missing_option` with the valid values, unless its value stands under a name
 * that is unknown.
 */
export function matchOptions(
  wanted: readonly NameValue[],
  variant: CatalogueVariant,
  defaults: Readonly<Record<string, string>>,
): OptionMatch {
  const values = new Map<CatalogueOption, string>();
  const problems: Problem[] = [];
  const notes: string[] = [];
  const misvalued = new Set<string>();
  const misnamed: string[] = [];
  for (const pair of wanted) {
    const matched = matchOne(pair, variant.options);
    if ('problem' in matched) {
      problems.push(matched.problem);
      if (matched.value === null) misvalued.add(fold(pair.name));
      else misnamed.push(matched.value);
      continue;
    }
    values.set(matched.option, matched.value);
    notes.push(...matched.notes);
  }
  const isMisnamed = createMisnamed(misnamed);
  for (const option of variant.options) {
    if (!option.isRequired || values.has(option) || misvalued.has(fold(option.name))) continue;
    const value = defaultFor(option, defaults);
    if (value === null) {
      const valid = option.values.map(nameOf);
      if (!isMisnamed(valid)) problems.push({ code: 'missing_option', detail: { option: option.name, valid } });
      continue;
    }
    values.set(option, value);
    notes.push(note('option_default', option.name, value));
  }
  const options = variant.options.flatMap((option) => {
    const value = values.get(option);
    return value === undefined ? [] : [{ name: option.name, value }];
  });
  return { options, problems, notes };
}
