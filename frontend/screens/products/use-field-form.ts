import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditResult, FieldKey, FieldLevel, VariantRow } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';
import { changesBetween, editOf, hasChanges, ownValues, type FieldValues } from './field-values.ts';
import { typedOver, withTyped, type TypedFields } from './typed-fields.ts';
import { useFieldCheck } from './use-field-check.ts';

const LEVELS = ['variant', 'product'] as const satisfies readonly FieldLevel[];

/** The print fields of one variant, or of its whole product, being edited: values, live check, save by digest. */
export function useFieldForm(listed: VariantRow) {
  const { t } = useTranslation();
  const [level, setLevel] = useState<FieldLevel>('variant');
  const [typed, setTyped] = useState<TypedFields>({});
  const [result, setResult] = useState<EditResult | null>(null);
  const [told, setTold] = useState<VariantRow>(listed);
  // What a save has answered is true before the list is read again.
  const row = told.readAtMs > listed.readAtMs ? told : listed;
  const save = useAct('saveFields', ['products', 'productCounts', 'home', 'saveFields']);
  const valuesAt = (at: FieldLevel): FieldValues => typedOver(ownValues(row, at), typed, { level: at, shown: level });
  const edits = LEVELS.flatMap((at) => {
    const changes = changesBetween(ownValues(row, at), valuesAt(at));
    return hasChanges(changes) ? [editOf(row, at, changes)] : [];
  });
  const values = valuesAt(level);
  const dirty = edits.length > 0;

  const submit = (): void => {
    save.mutate(
      { body: { edits } },
      {
        onSuccess: ({ results, ordersWoken }) => {
          setResult(results.find(({ outcome }) => outcome !== 'saved') ?? null);
          for (const answer of results) {
            if (answer.outcome === 'conflict') setTold(answer.row);
            const saved =
              answer.outcome === 'saved'
                ? answer.rows.find(({ variantGid }) => variantGid === row.variantGid)
                : undefined;
            if (saved !== undefined) setTold(saved);
          }
          if (results.some(({ outcome }) => outcome !== 'saved')) return;
          setTyped({});
          toast(ordersWoken === 0 ? t('products.saved') : t('settings.savedAndWoken', { count: ordersWoken }));
        },
      },
    );
  };

  return {
    row,
    level,
    setLevel,
    values,
    set: (changed: FieldValues) => setTyped((now) => withTyped(now, changed, { level, own: ownValues(row, level) })),
    dirty,
    saving: save.isPending,
    submit,
    discard: () => {
      setTyped({});
      setResult(null);
      save.reset();
    },
    error: save.error,
    result,
    check: useFieldCheck({ row, level, values, dirty }),
    refusal: (key: FieldKey): string | undefined =>
      result?.outcome === 'refused' ? result.fields.find((field) => field.key === key)?.message : undefined,
  };
}

/** Print fields being edited. */
export type FieldForm = ReturnType<typeof useFieldForm>;
