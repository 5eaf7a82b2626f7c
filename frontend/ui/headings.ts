interface Heading {
  readonly title: string;
  readonly id: string;
}

/** Polaris's table wants at least one heading by type. */
export function toHeadings(headings: readonly Heading[]): [Heading, ...Heading[]] {
  const [first, ...rest] = headings;
  if (first === undefined) throw new Error('a table has columns');
  return [first, ...rest];
}
