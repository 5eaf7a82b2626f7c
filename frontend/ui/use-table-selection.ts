import { useIndexResourceState, type IndexTableProps } from '@shopify/polaris';
import { usePainted } from './after-paint.ts';
import { useStable } from './use-stable.ts';

interface TableSelection {
  readonly ids: readonly string[];
  /** "Select all" was pressed: all that the filter shows, where there is more than these rows. */
  readonly isAll: boolean;
  readonly clear: () => void;
  readonly select: NonNullable<IndexTableProps['onSelectionChange']>;
  /** What the table is told: its bar of actions takes long to draw, so a ticked row is seen to be ticked before. */
  readonly counted: number | 'All';
}

/** Which rows of a table are ticked. */
export function useTableSelection<Row>(rows: readonly Row[], idOf: (row: Row) => string): TableSelection {
  const known = rows.map((row) => ({ id: idOf(row) }));
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(known);
  const count = selectedResources.length;
  const painted = usePainted(count);
  return {
    ids: selectedResources,
    isAll: allResourcesSelected,
    clear: clearSelection,
    select: useStable(handleSelectionChange),
    counted: allResourcesSelected ? 'All' : count === 0 || count === rows.length ? count : painted,
  };
}
