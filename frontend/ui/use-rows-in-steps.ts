import type { CSSProperties } from 'react';
import { useIsPainted } from './after-paint.ts';

/** As many as a laptop shows. */
const FIRST_ROWS = 8;
/** About the height of a row: what follows the table is not to be seen before it is in its place. */
const ROW_PX = 53;

interface RowsInSteps<Row> {
  readonly shown: readonly Row[];
  /** Of the box around the table. */
  readonly style: CSSProperties;
}

/**
 * The rows of a table that is shown for the first time: those of the first screen at once, all the others right after
 * they are painted.
 */
export function useRowsInSteps<Row>(rows: readonly Row[]): RowsInSteps<Row> {
  const isPainted = useIsPainted();
  return isPainted
    ? { shown: rows, style: {} }
    : { shown: rows.slice(0, FIRST_ROWS), style: { minHeight: rows.length * ROW_PX } };
}
