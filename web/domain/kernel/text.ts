/**
 * The text without surrounding space, or null when nothing is left. Blank fields count as absent everywhere
 * (product §3).
 */
export function present(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
}

/**
 * Folds what people cannot see: Unicode form (NFKC), letter case, and the number and kind of spaces. Two texts with the
 * same fold are the same word to a merchant, though not to Picanova, whose names are case-sensitive
 * (picanova-api §3.3).
 */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The entry that is spelled exactly so, else the only one with the same fold; null when there is none or no telling
 * which.
 */
export function findByText<Entry>(
  entries: readonly Entry[],
  text: string,
  textOf: (entry: Entry) => string,
): Entry | null {
  const exact = entries.find((entry) => textOf(entry) === text);
  if (exact !== undefined) return exact;
  const folded = fold(text);
  const [first, ...others] = entries.filter((entry) => fold(textOf(entry)) === folded);
  return first !== undefined && others.length === 0 ? first : null;
}
