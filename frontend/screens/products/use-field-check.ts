import type { FieldLevel, VariantRow } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { changesBetween, hasChanges, ownValues, variantNumber, type FieldValues } from './field-values.ts';

const TYPING_MS = 400;

export interface FieldCheck {
  readonly regions: VariantRow['regions'];
  /** How many of a product's variants would be ready with its fields; null = not asked. */
  readonly product: { readonly ready: number; readonly total: number } | null;
  readonly checking: boolean;
}

/** What the fields as typed would mean, asked when the typing pauses; before anything is typed, what the list knows. */
export function useFieldCheck(form: {
  readonly row: VariantRow;
  readonly level: FieldLevel;
  readonly values: FieldValues;
  readonly dirty: boolean;
}): FieldCheck {
  const { row, level, values, dirty } = form;
  const settled = useSettled(values, TYPING_MS);
  const fields = changesBetween(ownValues(row, level), settled);
  const checked = useRead(
    'checkFields',
    { body: { variant: variantNumber(row), level, fields } },
    { enabled: dirty && hasChanges(fields), keepPrevious: true },
  );
  const answer = dirty ? checked.data : undefined;
  const counts = level === 'product' ? answer?.product?.counts : undefined;
  return {
    regions: answer?.regions ?? row.regions,
    product:
      counts === undefined
        ? null
        : { ready: counts.ready, total: Object.values(counts).reduce((sum, count) => sum + count, 0) },
    checking: checked.isFetching,
  };
}
