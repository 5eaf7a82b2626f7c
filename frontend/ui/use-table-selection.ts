import { IndexTableSelectionType, useIndexResourceState, type IndexTableProps } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';
import { usePainted } from './after-paint.ts';
import { useStable } from './use-stable.ts';

type Select = NonNullable<IndexTableProps['onSelectionChange']>;

interface TableSelection {
  readonly ids: readonly string[];
  /** "Select all" was pressed: all that the filter shows, where there is more than these rows. */
  readonly isAll: boolean;
  readonly clear: () => void;
  /** What the table is told: its bar of actions takes long to draw, so a ticked row is seen to be ticked before. */
  readonly table: Pick<
    IndexTableProps,
    'itemCount' | 'selectedItemsCount' | 'onSelectionChange' | 'paginatedSelectAllActionText'
  >;
}

/**
 * Which rows of a table are ticked. `total` is how many there are with those of other pages; Polaris would say "25+"
 * though it is known.
 */
export function useTableSelection<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  total: number | undefined = rows.length,
): TableSelection {
  const { t } = useTranslation();
  const known = rows.map((row) => ({ id: idOf(row) }));
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(known);
  const count = selectedResources.length;
  const painted = usePainted(count);
  const ticked = count === 0 || count === rows.length ? count : painted;
  // All, where their number is known: a number like another to Polaris, whose own "all" has no end.
  const isCounted = allResourcesSelected && total !== undefined;
  const select = useStable((...[type, ...rest]: Parameters<Select>) => {
    if (isCounted && type === IndexTableSelectionType.All) return clearSelection();
    handleSelectionChange(type, ...rest);
  });
  return {
    ids: selectedResources,
    isAll: allResourcesSelected,
    clear: clearSelection,
    table: {
      itemCount: isCounted ? total : rows.length,
      selectedItemsCount: isCounted ? total : allResourcesSelected ? 'All' : ticked,
      onSelectionChange: select,
      ...(total === undefined
        ? {}
        : { paginatedSelectAllActionText: isCounted ? t('selection.none') : t('selection.all', { count: total }) }),
    },
  };
}
