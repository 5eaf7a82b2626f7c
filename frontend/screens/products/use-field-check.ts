import type { FieldLevel, VariantRow } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { changesBetween, hasChanges, ownValues, variantNumber, type FieldValues } from './field-values.ts';

const TYPING_MS = 400;

/** What the fields as typed would mean, asked when the typing pauses; before anything is typed, what the list knows. */
export function useFieldCheck(form: {
  readonly row: VariantRow;
  readonly level: FieldLevel;
  readonly values: FieldValues;
  readonly dirty: boolean;
}): { readonly regions: VariantRow['regions']; readonly checking: boolean } {
  const { row, level, values, dirty } = form;
  const settled = useSettled(values, TYPING_MS);
  const fields = changesBetween(ownValues(row, level), settled);
  const checked = useRead(
    'checkFields',
    { body: { variant: variantNumber(row), level, fields } },
    { enabled: dirty && hasChanges(fields), keepPrevious: true },
  );
  return {
    regions: dirty && checked.data !== undefined ? checked.data.regions : row.regions,
    checking: checked.isFetching,
  };
}
