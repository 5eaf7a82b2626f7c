import { Box, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKey, VariantRow } from '../../../web/contract/index.ts';
import { OPTION_NUMBERS } from '../../../web/contract/words.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BulkRow } from './bulk-row.tsx';
import { changesBetween, editOf, hasChanges, ownValues, type FieldValues } from './field-values.ts';
import { nameKey, usedPairs, valueKey } from './option-pairs.ts';

const MAIN: readonly FieldKey[] = ['print_sku', 'print_url', 'print_design_id'];

interface BulkSheetProps {
  readonly rows: readonly VariantRow[];
  readonly onJob: (id: string) => void;
}

/**
 * Cells to type in, changed ones marked; what is saved is exactly what was changed, and only if nobody else changed
 * it.
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
  const pairs = OPTION_NUMBERS.filter(
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
      <Sheet
        label={t('bulk.table')}
        columns={[
          t('products.column.variant'),
          t('products.column.status'),
          ...columns.map((column) => t(`products.field.${column}`)),
        ]}
      >
        {rows.map((row) => (
          <BulkRow
            key={row.variantGid}
            row={row}
            columns={columns}
            typed={typed[row.variantGid] ?? {}}
            onType={(changed) =>
              setTyped((all) => ({ ...all, [row.variantGid]: { ...all[row.variantGid], ...changed } }))
            }
          />
        ))}
      </Sheet>
    </>
  );
}
