import { useTranslation } from 'react-i18next';
import type { CheckedRow, FieldKey } from '../../../web/contract/index.ts';
import type { Draft } from '../../../web/contract/field-draft.ts';
import { optionNames, type Column } from '../../../web/contract/sheet.ts';
import { OPTION_NUMBERS } from '../../../web/contract/words.ts';
import type { SheetColumn } from './bulk-row.tsx';
import { nameKey, valueKey } from './option-pairs.ts';

const MAIN: readonly FieldKey[] = ['print_sku', 'print_url', 'print_design_id'];

/** The columns of a sheet: what is printed, and one an option that its rows have or need; or all ten option fields. */
export function useSheetColumns(
  drafts: readonly Draft[],
  checked: readonly (CheckedRow | null)[],
  allOptions: boolean,
): readonly SheetColumn[] {
  const { t } = useTranslation();
  const field = (key: FieldKey): SheetColumn => ({ column: { kind: 'field', key }, title: t(`products.field.${key}`) });
  if (allOptions)
    return [...MAIN, ...OPTION_NUMBERS.flatMap((number) => [nameKey(number), valueKey(number)])].map(field);
  const offered = checked.flatMap((row) => row?.options.map(({ name }) => name) ?? []);
  return [
    ...MAIN.map(field),
    ...optionNames(drafts, offered).map((name) => ({ column: { kind: 'option', name } satisfies Column, title: name })),
  ];
}
