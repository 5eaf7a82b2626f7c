import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedRow, VariantRow } from '../../../web/contract/index.ts';
import { columnId, valueAt, type Column } from '../../../web/contract/sheet.ts';
import { fold } from '../../../web/contract/words.ts';
import { useFormat } from '../../format/use-format.ts';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { variantLabel, type FieldValues } from './field-values.ts';
import { SheetCell, type CellActions } from './sheet-cell.tsx';
import { useRegionStatus } from './use-region-status.ts';

export interface SheetColumn {
  readonly column: Column;
  readonly title: string;
}

interface BulkRowProps {
  readonly row: VariantRow;
  readonly position: number;
  readonly columns: readonly SheetColumn[];
  readonly before: FieldValues;
  readonly after: FieldValues;
  readonly checked: CheckedRow | null;
  readonly offered: (column: Column) => readonly string[];
  readonly listId: (values: readonly string[]) => string;
  readonly actions: (column: number) => CellActions;
}

/** One variant with what it would be as typed; what a cell would have from elsewhere stands in it in grey. */
export function BulkRow(props: BulkRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const regionStatus = useRegionStatus();
  const { row, position, columns, before, after, checked } = props;
  const title = variantLabel(row);
  const { status, regions } = checked ?? row;
  const { where, problem } = regionStatus(regions);
  const prices = regions.flatMap(({ print }) => (print === null ? [] : [format.money(print.price)]));
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="sheet-status">
        <VariantBadge status={status} />
        {prices.length === 0 ? null : <div>{[...new Set(prices)].join(' · ')}</div>}
        <div>{problem === '' ? where : problem}</div>
      </td>
      {columns.map(({ column, title: heading }, at) => {
        const offered = props.offered(column);
        return (
          <td key={columnId(column)}>
            <SheetCell
              place={`${position}:${at}`}
              label={t('bulk.cell', { field: heading, title })}
              value={valueAt(after, column)}
              before={valueAt(before, column)}
              inherited={inheritedAt(row, column)}
              offered={offered}
              listId={props.listId(offered)}
              actions={props.actions(at)}
            />
          </td>
        );
      })}
    </tr>
  );
}

/** The value that counts, from wherever it comes. */
function inheritedAt({ fields }: VariantRow, column: Column): string {
  if (column.kind === 'field') return fields.find(({ key }) => key === column.key)?.value ?? '';
  const name = fields.find(
    ({ key, value }) => key.startsWith('print_option_name_') && fold(value) === fold(column.name),
  );
  const number = name?.key.at(-1);
  return fields.find(({ key }) => key === `print_option_value_${number ?? ''}`)?.value ?? '';
}
