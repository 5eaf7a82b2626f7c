import { TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly help: string;
  /** NaN = nothing is typed. */
  readonly value: number;
  readonly max: number;
  /** Shown when it is given. */
  readonly error: string | undefined;
  readonly onChange: (value: number) => void;
}

/** A number from 0 to a most. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, help, value, max, error, onChange } = props;
  return (
    <TextField
      label={label}
      helpText={help}
      type="number"
      min={0}
      max={max}
      value={Number.isNaN(value) ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? Number.NaN : Number(text))}
      autoComplete="off"
      {...(error === undefined ? {} : { error })}
    />
  );
}
