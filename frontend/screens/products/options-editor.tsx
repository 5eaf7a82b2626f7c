import { BlockStack, Button, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { OPTION_NUMBERS, type OptionNumber } from '../../../web/contract/words.ts';
import { nameKey, usedPairs, valueKey } from './option-pairs.ts';
import type { FieldForm } from './use-field-form.ts';
import { useKnownOptions, type KnownOptions } from './use-known-options.ts';
import { WordField } from './word-field.tsx';

/** Up to five name and value pairs; chosen from the catalogue's own words where the product is known. */
export function OptionsEditor(props: {
  readonly form: FieldForm;
  readonly picked: CatalogueVariantView | null;
}): ReactNode {
  const { t } = useTranslation();
  const { form, picked } = props;
  const known = useKnownOptions(form, picked);
  const used = usedPairs(form.values);
  const [extra, setExtra] = useState(0);
  const free = OPTION_NUMBERS.filter((number) => !used.includes(number));
  const shown = [...used, ...free.slice(0, extra)].sort();
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {t('products.optionsTitle')}
      </Text>
      {shown.map((number) => (
        <Pair key={number} form={form} number={number} known={known} />
      ))}
      {shown.length >= OPTION_NUMBERS.length ? null : (
        <InlineStack>
          <Button onClick={() => setExtra(shown.length - used.length + 1)}>{t('products.addOption')}</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Pair(props: {
  readonly form: FieldForm;
  readonly number: OptionNumber;
  readonly known: KnownOptions;
}): ReactNode {
  const { t } = useTranslation();
  const { form, number, known } = props;
  const name = form.values[nameKey(number)] ?? '';
  const value = form.values[valueKey(number)] ?? '';
  const { options, loading } = known;
  const names = options.map((option) => option.name);
  const values = options.find((option) => option.name === name)?.values ?? [];
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
      <WordField
        label={`${t('products.optionName')} ${number}`}
        value={name}
        choices={names}
        loading={loading}
        onChange={(next) => form.set({ [nameKey(number)]: next })}
      />
      <WordField
        label={`${t('products.optionValue')} ${number}`}
        value={value}
        choices={values}
        loading={loading}
        onChange={(next) => form.set({ [valueKey(number)]: next })}
      />
    </InlineGrid>
  );
}
