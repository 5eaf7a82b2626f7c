import { fold } from '../../../web/contract/words.ts';
import { changesOf, draftOf, withField, type Change, type Draft } from '../fields/draft.ts';
import { pairsOf, withOption } from '../fields/options.ts';
import { EDITABLE_KEYS, type FieldsOfOwner } from '../fields/own-fields.ts';
import type { VariantFields } from '../fields/read.ts';
import type { SavePlace } from '../fields/save.ts';

/** A variant or product that is edited together with others. */
export interface Target {
  readonly fields: FieldsOfOwner;
  readonly label: string;
  readonly level: 'variant' | 'product';
  /** By which the app checks it; null = a product without variants. */
  readonly variantGid: string | null;
  readonly selectedOptions: VariantFields['selectedOptions'];
  readonly place: SavePlace;
  readonly draft: Draft;
}

export function variantTarget(
  variant: VariantFields,
  { label, place }: { readonly label: string; readonly place: SavePlace },
): Target {
  const { fields, selectedOptions } = variant;
  return {
    fields,
    label,
    level: 'variant',
    variantGid: fields.ownerGid,
    selectedOptions,
    place,
    draft: draftOf(fields.own),
  };
}

export function changesAt({ fields, draft }: Target): readonly Change[] {
  return changesOf(fields.own, draft);
}

const OPTION_KEY = /^print_option_/;

/**
 * A draft with other fields put in: options by their name, whatever their number. `keep`: fields that have a value
 * stay.
 */
export function merged(draft: Draft, fields: Draft, keep: boolean): Draft {
  const existing = new Set(pairsOf(draft).map(({ name }) => fold(name)));
  let result = draft;
  for (const key of EDITABLE_KEYS) {
    const value = fields[key];
    if (value !== undefined && !OPTION_KEY.test(key) && !(keep && draft[key] !== undefined))
      result = withField(result, key, value);
  }
  for (const { name, value } of pairsOf(fields))
    if (!(keep && existing.has(fold(name)))) result = withOption(result, name, value) ?? result;
  return result;
}

/** Targets with the drafts that an edit of the whole table has made, in their order. */
export function withDrafts(
  targets: readonly Target[],
  edit: (drafts: readonly Draft[]) => readonly Draft[],
): readonly Target[] {
  const drafts = edit(targets.map(({ draft }) => draft));
  return targets.map((target, at) => ({ ...target, draft: drafts[at] ?? target.draft }));
}

/** The options that targets have, with their values in order of appearance: "Size: 20x20, 40x60". */
export function optionsOf(
  targets: readonly Target[],
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  const options = new Map<string, Set<string>>();
  for (const { selectedOptions } of targets)
    for (const { name, value } of selectedOptions) options.set(name, (options.get(name) ?? new Set()).add(value));
  return [...options].map(([name, values]) => ({ name, values: [...values] }));
}

export interface MappingRules {
  readonly option: string;
  /** By folded option value. */
  readonly fields: ReadonlyMap<string, Draft>;
  readonly keep: boolean;
}

/** What an edit of many has made, and what it found nothing for. */
export interface Applied {
  readonly targets: readonly Target[];
  readonly unmatched: readonly Target[];
}

/**
 * "Size = 40x60 → SKU": values compare without case and spaces. Targets without a rule stay as they are and are told.
 */
export function mapByOption(targets: readonly Target[], { option, fields, keep }: MappingRules): Applied {
  const unmatched: Target[] = [];
  const mapped = targets.map((target) => {
    const value = target.selectedOptions.find(({ name }) => fold(name) === fold(option))?.value;
    const rule = value === undefined ? undefined : fields.get(fold(value));
    if (rule === undefined) unmatched.push(target);
    return rule === undefined ? target : { ...target, draft: merged(target.draft, rule, keep) };
  });
  return { targets: mapped, unmatched };
}

function optionKey(options: VariantFields['selectedOptions']): string {
  return options
    .map(({ name, value }) => `${fold(name)}=${fold(value)}`)
    .toSorted()
    .join('&');
}

/** Each target takes the fields of the other product's variant with the same option values. */
export function copyFrom(targets: readonly Target[], source: readonly VariantFields[]): Applied {
  const byOptions = new Map(source.map((variant) => [optionKey(variant.selectedOptions), variant]));
  const unmatched: Target[] = [];
  const copied = targets.map((target) => {
    const found = byOptions.get(optionKey(target.selectedOptions));
    if (found === undefined) unmatched.push(target);
    return found === undefined
      ? target
      : { ...target, draft: { ...draftOf(found.fields.other), ...draftOf(found.fields.own) } };
  });
  return { targets: copied, unmatched };
}
