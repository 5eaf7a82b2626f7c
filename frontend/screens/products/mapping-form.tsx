import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Select } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingInput, OptionValues } from '../../../web/contract/index.ts';
import { EMPTY_ENTRY, fieldsOf, type Entry } from './mapping-rule.ts';
import { MappingRow } from './mapping-row.tsx';

interface MappingFormProps {
  readonly options: OptionValues['options'];
  readonly products: string[];
  readonly pending: boolean;
  readonly onPreview: (input: MappingInput) => void;
}

/** One row a value of the chosen option. What was filled in for another option is still there when one goes back. */
export function MappingForm(props: MappingFormProps): ReactNode {
  const { t } = useTranslation();
  const { options, products, pending, onPreview } = props;
  const [chosen, setName] = useState('');
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({});
  const [keepExisting, setKeepExisting] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const option = options.find((one) => one.name === chosen) ?? options[0];
  if (option === undefined) return <Card>{t('mapping.noOptions')}</Card>;
  const { name } = option;

  const keyOf = (value: string): string => JSON.stringify([name, value]);
  const entryOf = (value: string): Entry => entries[keyOf(value)] ?? EMPTY_ENTRY;
  const rules = option.values.flatMap(({ value }) => {
    const fields = fieldsOf(entryOf(value));
    return fields === null ? [] : [{ value, fields }];
  });
  const change = (value: string, changed: Partial<Entry>): void =>
    setEntries((all) => ({ ...all, [keyOf(value)]: { ...(all[keyOf(value)] ?? EMPTY_ENTRY), ...changed } }));
  const preview = (): void => {
    setIncomplete(rules.length === 0);
    if (rules.length > 0) onPreview({ selection: { products }, option: name, rules, keepExisting });
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Select
          label={t('mapping.option')}
          helpText={t('mapping.optionHint')}
          options={options.map((one) => ({ value: one.name, label: one.name }))}
          value={name}
          onChange={setName}
        />
        {option.values.map(({ value, variants }) => (
          <MappingRow
            key={keyOf(value)}
            value={value}
            variants={variants}
            entry={entryOf(value)}
            onChange={(changed) => change(value, changed)}
          />
        ))}
        <Checkbox label={t('mapping.keepExisting')} checked={keepExisting} onChange={setKeepExisting} />
        {incomplete && rules.length === 0 ? (
          <Banner tone="critical">
            <p>{t('mapping.needsRule')}</p>
          </Banner>
        ) : null}
        <InlineStack align="end">
          <Button onClick={preview} loading={pending}>
            {t('action.preview')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
