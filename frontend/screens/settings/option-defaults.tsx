import { BlockStack, Button, InlineGrid, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/queries.ts';
import { GroupCard } from './group-card.tsx';

interface OptionDefaultsProps {
  readonly defaults: Readonly<Record<string, string>>;
  readonly onChange: (defaults: Record<string, string>) => void;
}

/** Option → value for products that leave a required option open; options and values come from the catalogue. */
export function OptionDefaults(props: OptionDefaultsProps): ReactNode {
  const { t } = useTranslation();
  const { defaults, onChange } = props;
  const options = useRead('catalogueOptions', {});
  const known = options.data?.options ?? [];
  const [adding, setAdding] = useState('');
  const open = known.filter(({ name }) => defaults[name] === undefined);
  const chosen = adding === '' ? (open[0]?.name ?? '') : adding;
  const add = (): void => {
    const value = known.find(({ name }) => name === chosen)?.values[0];
    if (value !== undefined) onChange({ ...defaults, [chosen]: value });
    setAdding('');
  };
  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(defaults).filter(([key]) => key !== name));
  return (
    <GroupCard title={t('fields.defaultsTitle')} hint={t('fields.defaultsHint')}>
      {Object.keys(defaults).length === 0 ? <Text as="p">{t('fields.noDefaults')}</Text> : null}
      {Object.entries(defaults).map(([name, value]) => (
        <InlineStack key={name} gap="300" blockAlign="end">
          <Value
            name={name}
            value={value}
            values={known.find((option) => option.name === name)?.values ?? []}
            onChange={(next) => onChange({ ...defaults, [name]: next })}
          />
          <Button
            onClick={() => onChange(without(name))}
            accessibilityLabel={t('fields.removeDefault', { option: name })}
          >
            {t('action.remove')}
          </Button>
        </InlineStack>
      ))}
      {open.length === 0 ? null : (
        <BlockStack gap="200">
          <InlineGrid columns={{ xs: 1, sm: '1fr auto' }} gap="300" alignItems="end">
            <Select
              label={t('fields.option')}
              options={open.map(({ name }) => ({ value: name, label: name }))}
              value={chosen}
              onChange={setAdding}
            />
            <Button onClick={add}>{t('fields.addDefault')}</Button>
          </InlineGrid>
        </BlockStack>
      )}
    </GroupCard>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string) => void;
}

function Value(props: ValueProps): ReactNode {
  const { t } = useTranslation();
  const { name, value, values, onChange } = props;
  const label = t('fields.valueFor', { option: name });
  if (values.length === 0) return <TextField label={label} value={value} onChange={onChange} autoComplete="off" />;
  const choices = values.includes(value) ? values : [value, ...values];
  return (
    <Select
      label={label}
      options={choices.map((choice) => ({ value: choice, label: choice }))}
      value={value}
      onChange={onChange}
    />
  );
}
