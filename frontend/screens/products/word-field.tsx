import { Select, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';

interface WordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly loading: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A choice where the words are known, free text where they are not. A stored word that is not among them stays visible.
 * It never turns into the other under the merchant's hands: it waits for the words, and a text being typed stays one.
 */
export function WordField(props: WordFieldProps): ReactNode {
  const { label, value, choices, loading, onChange } = props;
  const [typing, setTyping] = useState(false);
  if (typing || (choices.length === 0 && !loading)) {
    return (
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        autoComplete="off"
      />
    );
  }
  const isOffered = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={label}
      options={[{ value: '', label: '' }, ...choices, ...(isOffered ? [] : [{ value, label: value }])]}
      value={value}
      disabled={loading}
      onChange={onChange}
    />
  );
}
