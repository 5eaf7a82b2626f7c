import { TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKey, VariantRow } from '../../../web/contract/index.ts';
import type { FieldForm } from './use-field-form.ts';

interface FieldInputProps {
  readonly form: FieldForm;
  readonly row: VariantRow;
  readonly field: FieldKey;
  readonly connectedRight?: ReactNode;
}

/** One field; when it is empty here and its value comes from elsewhere, it says from where. */
export function FieldInput(props: FieldInputProps): ReactNode {
  const { t } = useTranslation();
  const { form, row, field, connectedRight } = props;
  const value = form.values[field] ?? '';
  const counting = row.fields.find(({ key }) => key === field);
  const hint =
    field === 'print_sku' || field === 'print_url' || field === 'print_design_id'
      ? t(`products.fieldHint.${field}`)
      : undefined;
  const inherited =
    value === '' && counting !== undefined
      ? t('products.inherited', {
          level: t(`products.level.short_${counting.level}`),
          namespace: counting.namespace,
          value: counting.value,
        })
      : undefined;
  const isFile = row.own.some((own) => own.isFile && own.key === field && own.level === form.level);
  return (
    <TextField
      label={t(`products.field.${field}`)}
      value={value}
      onChange={(next) => form.set({ [field]: next })}
      autoComplete="off"
      helpText={isFile ? t('products.isFile') : (inherited ?? hint)}
      readOnly={isFile}
      {...(form.refusal(field) === undefined ? {} : { error: form.refusal(field) ?? '' })}
      {...(connectedRight === undefined ? {} : { connectedRight })}
      {...(field === 'print_url' ? { type: 'url' as const, inputMode: 'url' as const } : {})}
    />
  );
}
