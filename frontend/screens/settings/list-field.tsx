import { TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';

interface ListFieldProps {
  readonly label: string;
  readonly help: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Texts separated by commas. What is typed stays as typed while it means the same list. */
export function ListField(props: ListFieldProps): ReactNode {
  const { label, help, value, onChange } = props;
  const [typed, setTyped] = useState(value.join(', '));
  const shown = split(typed).join() === value.join() ? typed : value.join(', ');
  const change = (next: string): void => {
    setTyped(next);
    onChange(split(next));
  };
  return <TextField label={label} helpText={help} value={shown} onChange={change} autoComplete="off" />;
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
