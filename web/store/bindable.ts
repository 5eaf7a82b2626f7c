import { storable } from '../domain/kernel/storable-text.ts';

/** Neither NaN nor a time beyond all dates: PostgreSQL would refuse it, SQLite store something else. */
function whole(value: number): number {
  const rounded = Number.isInteger(value) ? value : Math.ceil(value);
  if (!Number.isSafeInteger(rounded)) throw new RangeError('a number that no column can hold');
  return rounded;
}

/**
 * A value as both databases take it. Times are computed with fractions, columns hold none. A text loses what PostgreSQL
 * would refuse the statement for, and with it every other row of the batch: the last resort behind the checks at the
 * edges, since a carrier's name or a message may hold anything.
 */
export function bindable(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return storable(value);
    case 'number':
      return whole(value);
    default:
      return value;
  }
}
