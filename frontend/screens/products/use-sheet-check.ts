import type { CheckedRow, VariantRow } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { changesBetween, ownValues, variantNumber, type FieldValues } from './field-values.ts';

const TYPING_MS = 400;

export interface SheetCheck {
  /** What a row would be as typed; null = not known yet. */
  readonly of: (row: VariantRow) => CheckedRow | null;
  readonly checking: boolean;
}

/** What the rows of a sheet would be, asked when the typing pauses: status, price, and the words of their options. */
export function useSheetCheck(rows: readonly VariantRow[], after: (row: VariantRow) => FieldValues): SheetCheck {
  const asked = JSON.stringify(
    rows.map((row) => ({
      variant: variantNumber(row),
      level: 'variant' as const,
      fields: changesBetween(ownValues(row, 'variant'), after(row)),
    })),
  );
  const settled = useSettled(asked, TYPING_MS);
  const check = useRead('checkRows', { body: { rows: JSON.parse(settled) as [] } }, { keepPrevious: true });
  const byVariant = new Map((check.data?.rows ?? []).map((row) => [row.variant, row]));
  return { of: (row) => byVariant.get(variantNumber(row)) ?? null, checking: check.isFetching };
}
