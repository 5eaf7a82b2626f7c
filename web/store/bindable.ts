import { storable } from '../domain/kernel/storable-text.ts';

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
      return Number.isInteger(value) ? value : Math.ceil(value);
    default:
      return value;
  }
}
