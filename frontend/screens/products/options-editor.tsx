import { BlockStack, Button, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView, VariantRow } from '../../../web/contract/index.ts';
import { fold, OPTION_NUMBERS, type OptionNumber } from '../../../web/contract/words.ts';
import { nameKey, usedPairs, valueKey } from './option-pairs.ts';
import type { FieldForm } from './use-field-form.ts';
import { useKnownOptions, type KnownOptions } from './use-known-options.ts';
import { useSurcharged } from './use-surcharged.ts';
import { WordField } from './word-field.tsx';

/**
 * Up to five name and value pairs; chosen from the catalogue's own words where the product is known. What the product
 * needs stands there to be chosen, and is written when it has a value.
 */
export function OptionsEditor(props: {
  readonly form: FieldForm;
  readonly row: VariantRow;
  readonly picked: CatalogueVariantView | null;
}): ReactNode {
  const { t } = useTranslation();
  const { form, row, picked } = props;
  const known = useKnownOptions(form, picked);
  const used = usedPairs(form.values);
  const [extra, setExtra] = useState(0);
  const free = OPTION_NUMBERS.filter((number) => !used.includes(number));
  const needed = missingNames(known.options, [
    ...used.map((number) => form.values[nameKey(number)] ?? ''),
    ...row.fields.filter(({ key }) => key.startsWith('print_option_name_')).map(({ value }) => value),
  ]).slice(0, free.length);
  const shown = [...used, ...free.slice(0, needed.length + extra)].sort();
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {t('products.optionsTitle')}
      </Text>
      {shown.map((number) => (
        <Pair key={number} form={form} number={number} known={known} needed={needed[free.indexOf(number)] ?? ''} />
      ))}
      {shown.length >= OPTION_NUMBERS.length ? null : (
        <InlineStack>
          <Button onClick={() => setExtra(extra + 1)}>{t('products.addOption')}</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

/** Required options that nothing names yet. */
function missingNames(options: KnownOptions['options'], named: readonly string[]): readonly string[] {
  const taken = new Set(named.map(fold));
  return options.filter(({ name, isRequired }) => isRequired && !taken.has(fold(name))).map(({ name }) => name);
}

function Pair(props: {
  readonly form: FieldForm;
  readonly number: OptionNumber;
  readonly known: KnownOptions;
  /** The option that this free pair stands for until it has a value; empty = none. */
  readonly needed: string;
}): ReactNode {
  const { t } = useTranslation();
  const { form, number, known, needed } = props;
  const surcharged = useSurcharged(known.currency);
  const written = form.values[nameKey(number)] ?? '';
  const name = written === '' ? needed : written;
  const value = form.values[valueKey(number)] ?? '';
  const { options, loading } = known;
  const option = options.find((one) => one.name === name);
  const set = (next: string): void =>
    form.set({
      // Without its value a name that the catalogue asks for is only asked for.
      [nameKey(number)]: next === '' && option?.isRequired === true ? '' : name,
      [valueKey(number)]: next,
    });
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
      <WordField
        label={`${t('products.optionName')} ${number}`}
        value={name}
        choices={options.map((one) => ({ value: one.name, label: one.name }))}
        loading={loading}
        onChange={(next) => form.set({ [nameKey(number)]: next })}
      />
      <WordField
        label={`${t('products.optionValue')} ${number}`}
        value={value}
        choices={(option?.values ?? []).map((one) => ({ value: one.name, label: surcharged(one) }))}
        loading={loading}
        onChange={set}
      />
    </InlineGrid>
  );
}
