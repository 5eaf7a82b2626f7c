import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingInput, OptionValues } from '../../../web/contract/index.ts';
import { CataloguePicker } from './catalogue-picker.tsx';
import { pickedFields } from './option-pairs.ts';
import { changesBetween, hasChanges, type FieldValues } from './field-values.ts';

interface MappingFormProps {
  readonly options: OptionValues['options'];
  readonly products: string[];
  readonly pending: boolean;
  readonly onPreview: (input: MappingInput) => void;
}

/** One row a value of the chosen option; the catalogue opens beside the row it is for. */
export function MappingForm(props: MappingFormProps): ReactNode {
  const { t } = useTranslation();
  const { options, products, pending, onPreview } = props;
  const [name, setName] = useState(options[0]?.name ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValues>>>({});
  const [keepExisting, setKeepExisting] = useState(false);
  const [picking, setPicking] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const option = options.find((one) => one.name === name);
  if (option === undefined) return <Card>{t('mapping.noOptions')}</Card>;

  const rules = option.values.flatMap(({ value }) => {
    const fields = changesBetween({}, typed[value] ?? {});
    return hasChanges(fields) ? [{ value, fields }] : [];
  });
  const type = (value: string, changed: FieldValues): void =>
    setTyped((all) => ({ ...all, [value]: { ...all[value], ...changed } }));
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
          onChange={(next) => {
            setName(next);
            setTyped({});
          }}
        />
        {option.values.map(({ value, variants }) => (
          <BlockStack key={value} gap="200">
            <InlineGrid columns={{ xs: 1, md: 3 }} gap="200" alignItems="end">
              <BlockStack gap="050">
                <Text as="h2" variant="headingSm">
                  {value}
                </Text>
                <Text as="p" tone="subdued">
                  {t('mapping.variants', { count: variants })}
                </Text>
              </BlockStack>
              <TextField
                label={t('mapping.skuFor', { value })}
                value={typed[value]?.print_sku ?? ''}
                onChange={(print_sku) => type(value, { print_sku })}
                autoComplete="off"
                connectedRight={
                  <Button onClick={() => setPicking(picking === value ? null : value)}>
                    {t(picking === value ? 'catalogue.hide' : 'products.choose')}
                  </Button>
                }
              />
              <TextField
                label={t('mapping.urlFor', { value })}
                value={typed[value]?.print_url ?? ''}
                onChange={(print_url) => type(value, { print_url })}
                autoComplete="off"
              />
            </InlineGrid>
            {picking === value ? (
              <CataloguePicker
                onPick={(variant) => {
                  type(value, pickedFields(typed[value] ?? {}, variant));
                  setPicking(null);
                }}
              />
            ) : null}
          </BlockStack>
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
