import { Select } from '@shopify/polaris';
import { useMemo, type ReactNode } from 'react';
import { countryChoices } from '../../format/countries.ts';
import { useFormat } from '../../format/use-format.ts';

interface CountryFieldProps {
  readonly label: string;
  /** ISO 3166-1 alpha-2; null = any. */
  readonly value: string | null;
  /** What no choice means; absent where one has to be made. */
  readonly anyLabel?: string;
  readonly onChange: (country: string | null) => void;
}

/** A country by its name. */
export function CountryField(props: CountryFieldProps): ReactNode {
  const { locale, country } = useFormat();
  const { label, value, anyLabel, onChange } = props;
  const countries = useMemo(() => countryChoices(country, locale), [country, locale]);
  return (
    <Select
      label={label}
      value={value ?? ''}
      options={[...(anyLabel === undefined ? [] : [{ value: '', label: anyLabel }]), ...countries]}
      onChange={(code) => onChange(code === '' ? null : code)}
    />
  );
}
