import { Box, Button, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariantRow } from '../../../web/contract/index.ts';
import { cellsOf, columnId, filledDown, pasted, withValueAt, type Column } from '../../../web/contract/sheet.ts';
import { fold } from '../../../web/contract/words.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { BulkRow } from './bulk-row.tsx';
import type { CellActions } from './sheet-cell.tsx';
import { useSheetCheck } from './use-sheet-check.ts';
import { useSheetColumns } from './use-sheet-columns.ts';
import { useSheetEdits } from './use-sheet-edits.ts';

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
  const table = useRef<HTMLTableElement>(null);
  const [allOptions, setAllOptions] = useState(false);
  const [leftOut, setLeftOut] = useState(0);
  const sheet = useSheetEdits(rows, onJob);
  const check = useSheetCheck(rows, sheet.after);
  const { edits } = sheet;
  const drafts = rows.map(sheet.after);
  const checked = rows.map(check.of);
  const columns = useSheetColumns(drafts, checked, allOptions);

  const offered = (row: number, column: Column): readonly string[] => {
    const name =
      column.kind === 'option'
        ? column.name
        : column.key.startsWith('print_option_value_')
          ? (drafts[row]?.[`print_option_name_${column.key.at(-1)}` as 'print_option_name_1'] ?? '')
          : '';
    const option = checked[row]?.options.find((one) => fold(one.name) === fold(name));
    return option?.values.map((value) => value.name) ?? [];
  };
  const lists = new Map(
    [...new Set(rows.flatMap((_row, at) => columns.map(({ column }) => JSON.stringify(offered(at, column)))))]
      .filter((values) => values !== '[]')
      .map((values, at) => [values, `offered-${at}`] as const),
  );

  const focus = (row: number, column: number): void => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`);
    cell?.focus();
    cell?.select();
  };
  const actionsAt = (row: number, at: number): CellActions => {
    const column = columns[at]?.column ?? { kind: 'field', key: 'print_sku' };
    const put = (value: string): void =>
      sheet.put(drafts.map((draft, other) => (other === row ? withValueAt(draft, column, value) : draft)));
    return {
      onType: put,
      onFill: () =>
        row > 0 && sheet.put(filledDown(drafts.slice(0, row + 1), column, row - 1).concat(drafts.slice(row + 1))),
      onMove: (down) => focus(row + down, at),
      onPaste: (text) => {
        const result = pasted(drafts, cellsOf(text), {
          row,
          column: at,
          columns: columns.map((one) => one.column),
          offered,
        });
        setLeftOut(result.leftOut);
        sheet.put(result.drafts);
      },
    };
  };
  const discard = (): void => {
    setLeftOut(0);
    sheet.discard();
  };
  return (
    <>
      <SaveBar dirty={edits.length > 0} saving={sheet.saving} onSave={sheet.save} onDiscard={discard} />
      <Box padding="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Checkbox label={t('bulk.allOptions')} checked={allOptions} onChange={setAllOptions} />
          <div role="status">
            <Text as="p" tone="subdued">
              {[
                edits.length === 0 ? '' : t('bulk.changed', { count: edits.length }),
                leftOut === 0 ? '' : t('bulk.leftOut', { count: leftOut }),
              ].join(' ')}
            </Text>
          </div>
        </InlineStack>
      </Box>
      {sheet.error === null ? null : (
        <Box padding="300">
          <FailureBanner error={sheet.error} />
        </Box>
      )}
      <div className="scroll" role="region" aria-label={t('bulk.table')} tabIndex={0}>
        <table className="sheet sheet-wide" ref={table} aria-busy={check.checking}>
          <thead>
            <tr>
              <th scope="col">{t('products.column.variant')}</th>
              <th scope="col" className="sheet-status">
                {t('bulk.status')}
              </th>
              {columns.map(({ column, title }) => (
                <th key={columnId(column)} scope="col">
                  <InlineStack gap="200" wrap={false} blockAlign="center">
                    {title}
                    <Button
                      size="micro"
                      variant="tertiary"
                      accessibilityLabel={t('bulk.fillDownColumn', { column: title })}
                      onClick={() => sheet.put(filledDown(drafts, column, 0))}
                    >
                      {t('bulk.fillDown')}
                    </Button>
                  </InlineStack>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <BulkRow
                key={row.variantGid}
                row={row}
                position={at}
                columns={columns}
                before={sheet.before(row)}
                after={sheet.after(row)}
                checked={checked[at] ?? null}
                offered={(column) => offered(at, column)}
                listId={(values) => lists.get(JSON.stringify(values)) ?? ''}
                actions={(column) => actionsAt(at, column)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {[...lists].map(([values, id]) => (
        <datalist key={id} id={id}>
          {(JSON.parse(values) as string[]).map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ))}
    </>
  );
}
