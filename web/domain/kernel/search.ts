import { fold } from './text.ts';

/** More words than this narrow nothing down any more. */
const MOST_WORDS = 8;
const MOST_TERMS = 40;
const LONGEST_TERM = 64;

/** A leading `#` belongs to the order's name and is not typed by everybody. */
function bare(word: string): string {
  return word.replace(/^#+/, '').slice(0, LONGEST_TERM);
}

/** What a person typed, as folded words. */
export function searchWords(query: string): readonly string[] {
  return [...new Set(fold(query).split(' ').map(bare))].filter((word) => word !== '').slice(0, MOST_WORDS);
}

/**
 * The terms a row is found by: every word of its texts whole, and from each place inside it where a new part begins, so
 * that `100x100` finds `CVS-100x100-1`. A search word finds the terms that start with it.
 */
export function searchTerms(texts: readonly (string | null)[]): readonly string[] {
  const words = texts.flatMap((text) => fold(text ?? '').split(' ')).map(bare);
  const terms = words.flatMap((word) => [
    word,
    ...[...word.matchAll(/[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/gu)].map((gap) => word.slice(gap.index + gap[0].length)),
  ]);
  return [...new Set(terms)].filter((term) => term !== '').slice(0, MOST_TERMS);
}
