import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKey, VariantRow } from '../../../web/contract/index.ts';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { ownValues, variantLabel, type FieldValues } from './field-values.ts';

interface BulkRowProps {
  readonly row: VariantRow;
  readonly columns: readonly FieldKey[];
  readonly typed: FieldValues;
  readonly onType: (changed: FieldValues) => void;
}

/** One variant; what a cell would have from elsewhere stands in it in grey. */
export function BulkRow(props: BulkRowProps): ReactNode {
  const { t } = useTranslation();
  const { row, columns, typed, onType } = props;
  const own = ownValues(row, 'variant');
  const title = variantLabel(row);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <VariantBadge status={row.status} />
      </td>
      {columns.map((column) => {
        const value = typed[column] ?? own[column] ?? '';
        const inherited = row.fields.find(({ key }) => key === column)?.value;
        return (
          <td key={column}>
            <input
              value={value}
              onChange={(event) => onType({ [column]: event.target.value })}
              placeholder={inherited ?? ''}
              aria-label={t('bulk.cell', { field: t(`products.field.${column}`), title })}
              data-changed={value !== (own[column] ?? '')}
              autoComplete="off"
              spellCheck={false}
            />
          </td>
        );
      })}
    </tr>
  );
}
