import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditResult, FieldKey, FieldLevel, VariantRow } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';
import { changesBetween, editOf, hasChanges, ownValues, type FieldValues } from './field-values.ts';
import { useFieldCheck } from './use-field-check.ts';

/** The print fields of one variant, or of its whole product, being edited: values, live check, save by digest. */
export function useFieldForm(row: VariantRow) {
  const { t } = useTranslation();
  const [level, setLevelState] = useState<FieldLevel>('variant');
  const [values, setValues] = useState<FieldValues>(() => ownValues(row, 'variant'));
  const [result, setResult] = useState<EditResult | null>(null);
  const save = useAct('saveFields', ['products', 'productCounts', 'home']);
  const before = useMemo(() => ownValues(row, level), [row, level]);
  const changes = changesBetween(before, values);
  const dirty = hasChanges(changes);

  const restore = (to: FieldValues): void => {
    setValues(to);
    save.reset();
  };

  const submit = (): void => {
    save.mutate(
      { body: { edits: [editOf(row, level, changes)] } },
      {
        onSuccess: ({ results, ordersWoken }) => {
          const [answer] = results;
          if (answer === undefined) return;
          setResult(answer.outcome === 'saved' ? null : answer);
          if (answer.outcome === 'conflict') setValues(ownValues(answer.row, level));
          if (answer.outcome === 'saved') {
            const saved = answer.rows.find(({ variantGid }) => variantGid === row.variantGid);
            if (saved !== undefined) setValues(ownValues(saved, level));
            toast(ordersWoken === 0 ? t('products.saved') : t('settings.savedAndWoken', { count: ordersWoken }));
          }
        },
      },
    );
  };

  return {
    level,
    /** Levels are separate forms: what was typed at one is not carried to the other. */
    setLevel: (next: FieldLevel) => {
      setLevelState(next);
      restore(ownValues(row, next));
    },
    values,
    set: (changed: FieldValues) => setValues((current) => ({ ...current, ...changed })),
    dirty,
    saving: save.isPending,
    submit,
    discard: () => restore(before),
    error: save.error,
    result,
    check: useFieldCheck({ row, level, values, dirty }),
    refusal: (key: FieldKey): string | undefined =>
      result?.outcome === 'refused' ? result.fields.find((field) => field.key === key)?.message : undefined,
  };
}

/** Print fields being edited. */
export type FieldForm = ReturnType<typeof useFieldForm>;
