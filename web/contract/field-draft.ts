import { fold, OPTION_NUMBERS, type EditableKey, type OptionNumber } from './words.ts';

/**
 * Print fields being edited, in the pages and in the extensions alike: every key with a value; an absent or empty one
 * has none.
 */
export type Draft = Readonly<Partial<Record<EditableKey, string>>>;

/** One of the five option pairs of a draft; half pairs are listed too, they are a fault to be seen. */
export interface OptionPair {
  readonly number: OptionNumber;
  readonly name: string;
  readonly value: string;
}

/** The draft with one field changed; a blank value empties the field. */
export function withField(draft: Draft, key: EditableKey, value: string): Draft {
  const { [key]: _before, ...others } = draft;
  return value.trim() === '' ? others : { ...others, [key]: value };
}

/** The pairs that hold something, in order. */
export function pairsOf(draft: Draft): readonly OptionPair[] {
  return OPTION_NUMBERS.flatMap((number) => {
    const name = draft[`print_option_name_${number}`] ?? '';
    const value = draft[`print_option_value_${number}`] ?? '';
    return name === '' && value === '' ? [] : [{ number, name, value }];
  });
}

/** The pair of this name; letter case, spaces and Unicode form do not count (product §3 rule 6). */
export function pairNamed(draft: Draft, name: string): OptionPair | null {
  return pairsOf(draft).find((pair) => fold(pair.name) === fold(name)) ?? null;
}

/** The draft with one pair put in its place. */
export function withPair(draft: Draft, pair: OptionPair): Draft {
  return withField(
    withField(draft, `print_option_name_${pair.number}`, pair.name),
    `print_option_value_${pair.number}`,
    pair.value,
  );
}

/** The first number without name and value, or null when all five are taken. */
export function freeNumber(draft: Draft): OptionNumber | null {
  const taken = new Set(pairsOf(draft).map(({ number }) => number));
  return OPTION_NUMBERS.find((number) => !taken.has(number)) ?? null;
}

/** Sets an option by its name; an empty value removes the pair. null when all five pairs are taken by others. */
export function withOption(draft: Draft, name: string, value: string): Draft | null {
  const number = pairNamed(draft, name)?.number ?? freeNumber(draft);
  if (value === '') return number === null ? draft : withPair(draft, { number, name: '', value: '' });
  return number === null ? null : withPair(draft, { number, name, value });
}
