import { Select, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';

interface MethodFieldProps {
  readonly label: string;
  readonly region: Region;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly value: string;
  /** What no choice means. */
  readonly emptyLabel: string;
  readonly onChange: (method: string) => void;
  readonly error?: string;
}

/** Picanova's methods as offered now, with their price; a code can be typed where they cannot be asked. */
export function MethodField(props: MethodFieldProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { label, region, country, value, emptyLabel, onChange } = props;
  const methods = useRead('shippingMethods', { params: { region }, query: { country } });
  const error = props.error === undefined ? {} : { error: props.error };
  const offered = methods.data?.methods ?? [];
  if (offered.length === 0)
    return (
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        autoComplete="off"
        helpText={t('shipping.methodCode')}
        {...error}
      />
    );
  const options = [
    { value: '', label: emptyLabel },
    ...offered.map(({ code, name, price }) => ({ value: code, label: `${name} (${format.money(price)})` })),
    ...(value === '' || offered.some(({ code }) => code === value) ? [] : [{ value, label: value }]),
  ];
  return (
    <Select
      label={label}
      value={value}
      options={options}
      onChange={onChange}
      helpText={t('shipping.methodsHint', { country: format.country(country) })}
      {...error}
    />
  );
}
