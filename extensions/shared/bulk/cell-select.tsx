import { useText } from '../ui/host-context.ts';

/** A value that a cell can take, and how it is shown. */
export interface CellChoice {
  readonly value: string;
  readonly text: string;
}

/** One cell of the table: a choice of what is offered, or a text while nothing is. */
export function CellSelect({
  label,
  value,
  offered,
  unlisted,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly offered: readonly CellChoice[];
  /** How a value is shown that is not among those offered. */
  readonly unlisted: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  if (offered.length === 0)
    return (
      <s-text-field
        label={label}
        labelAccessibilityVisibility="exclusive"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <s-select
      label={label}
      labelAccessibilityVisibility="exclusive"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <s-option value="">{t('field.none')}</s-option>
      {value === '' || offered.some((one) => one.value === value) ? null : (
        <s-option value={value}>{unlisted}</s-option>
      )}
      {offered.map((one) => (
        <s-option key={one.value} value={one.value}>
          {one.text}
        </s-option>
      ))}
    </s-select>
  );
}
