/**
 * Faults that independent runs found, by name: A = orders, S = security and isolation, B = public bug reports, R = what
 * only a real Shopify does.
 */
export const FAULTS: readonly string[] = [...named('A', 16), ...named('S', 18), ...named('B', 15), ...named('R', 16)];

/** What a merchant met on a walk through the app; U7, artwork that nobody looks at, waits for another issue. */
export const FINDINGS: readonly string[] = named('U', 31).filter((finding) => finding !== 'U7');

/** What only SQLite can suffer: PostgreSQL lets several processes write. */
export const OF_SQLITE_ALONE: ReadonlySet<string> = new Set(['B6']);

/** What waits for another issue, with what it waits for. */
export const DEFERRED: Readonly<Record<string, string>> = {
  B1: 'the buttons after a fulfillment was cancelled in Shopify',
};

function named(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
}

/** The faults and findings that a test's title says it holds: `[A4]` at its beginning. */
export function faultsIn(title: string): readonly string[] {
  return [...title.matchAll(/\[([ASBRU]\d+)\]/g)].map((match) => match[1] ?? '');
}
