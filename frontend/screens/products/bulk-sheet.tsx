import { Box, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKey, VariantRow } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { changesBetween, editOf, hasChanges, ownValues, variantLabel, type FieldValues } from './field-values.ts';
import { nameKey, PAIR_NUMBERS, usedPairs, valueKey } from './option-pairs.ts';

const MAIN: readonly FieldKey[] = ['print_sku', 'print_url', 'print_design_id'];

interface BulkSheetProps {
  readonly rows: readonly VariantRow[];
  readonly onJob: (id: string) => void;
}

/**
 * Cells to type in, changed ones marked; what is saved is exactly what was changed, and only if nobody else changed it.
 */
export function BulkSheet(props: BulkSheetProps): ReactNode {
  const { t } = useTranslation();
  const { rows, onJob } = props;
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValues>>>({});
  const [allOptions, setAllOptions] = useState(false);
  const start = useAct('startBulkEdit', ['jobs']);
  const edits = rows.flatMap((row) => {
    const own = ownValues(row, 'variant');
    const changes = changesBetween(own, { ...own, ...typed[row.variantGid] });
    return hasChanges(changes) ? [editOf(row, 'variant', changes)] : [];
  });
  const pairs = PAIR_NUMBERS.filter(
    (number) => allOptions || rows.some((row) => usedPairs(ownValues(row, 'variant')).includes(number)),
  );
  const columns = [...MAIN, ...pairs.flatMap((number) => [nameKey(number), valueKey(number)])];
  const save = (): void =>
    start.mutate(
      { body: { edits } },
      {
        onSuccess: ({ id }) => {
          setTyped({});
          onJob(id);
        },
      },
    );
  return (
    <>
      <SaveBar dirty={edits.length > 0} saving={start.isPending} onSave={save} onDiscard={() => setTyped({})} />
      <Box padding="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Checkbox label={t('bulk.allOptions')} checked={allOptions} onChange={setAllOptions} />
          <Text as="p" tone="subdued">
            {edits.length === 0 ? '' : t('bulk.changed', { count: edits.length })}
          </Text>
        </InlineStack>
      </Box>
      {start.isError ? (
        <Box padding="300">
          <FailureBanner error={start.error} />
        </Box>
      ) : null}
      <div className="scroll" role="region" aria-label={t('bulk.table')} tabIndex={0}>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t('products.column.variant')}</th>
              <th scope="col">{t('products.column.status')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`products.field.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SheetRow
                key={row.variantGid}
                row={row}
                columns={columns}
                typed={typed[row.variantGid] ?? {}}
                onType={(changed) =>
                  setTyped((all) => ({ ...all, [row.variantGid]: { ...all[row.variantGid], ...changed } }))
                }
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface SheetRowProps {
  readonly row: VariantRow;
  readonly columns: readonly FieldKey[];
  readonly typed: FieldValues;
  readonly onType: (changed: FieldValues) => void;
}

function SheetRow(props: SheetRowProps): ReactNode {
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
