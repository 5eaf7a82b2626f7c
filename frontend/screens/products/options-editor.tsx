import { BlockStack, Button, InlineGrid, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { nameKey, PAIR_NUMBERS, usedPairs, valueKey, type PairNumber } from './option-pairs.ts';
import type { FieldForm } from './use-field-form.ts';

interface KnownOptions {
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** The catalogue has not answered yet. */
  readonly loading: boolean;
}

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
  const free = PAIR_NUMBERS.filter((number) => !used.includes(number));
  const shown = [...used, ...free.slice(0, extra)].sort();
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {t('products.optionsTitle')}
      </Text>
      {shown.map((number) => (
        <Pair key={number} form={form} number={number} known={known} />
      ))}
      {shown.length >= PAIR_NUMBERS.length ? null : (
        <InlineStack>
          <Button onClick={() => setExtra(shown.length - used.length + 1)}>{t('products.addOption')}</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Pair(props: {
  readonly form: FieldForm;
  readonly number: PairNumber;
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
      <Word
        label={`${t('products.optionName')} ${number}`}
        value={name}
        choices={names}
        loading={loading}
        onChange={(next) => form.set({ [nameKey(number)]: next })}
      />
      <Word
        label={`${t('products.optionValue')} ${number}`}
        value={value}
        choices={values}
        loading={loading}
        onChange={(next) => form.set({ [valueKey(number)]: next })}
      />
    </InlineGrid>
  );
}

interface WordProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly loading: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A choice where the words are known, free text where they are not. A stored word that is not among them stays visible.
 * It never turns into the other under the merchant's hands: it waits for the words, and a text being typed stays one.
 */
function Word(props: WordProps): ReactNode {
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
  const options = ['', ...choices, ...(value === '' || choices.includes(value) ? [] : [value])];
  return (
    <Select
      label={label}
      options={options.map((option) => ({ value: option, label: option }))}
      value={value}
      disabled={loading}
      onChange={onChange}
    />
  );
}

/** Options of the product just picked from the catalogue, else of the one that the check has recognised. */
function useKnownOptions(form: FieldForm, picked: CatalogueVariantView | null): KnownOptions {
  const isPicked = picked !== null && picked.variantCode === form.values.print_sku;
  const found = form.check.regions.find(({ print }) => print !== null);
  const print = found?.print ?? null;
  const catalogue = useRead(
    'catalogue',
    { query: { region: found?.region ?? 'EU', q: print?.variantCode ?? '', limit: 5 } },
    { enabled: print !== null && !isPicked, keepPrevious: true },
  );
  const variant = isPicked ? picked : catalogue.data?.items.find(({ variantId }) => variantId === print?.variantId);
  const options = (variant?.options ?? []).map((option) => ({
    name: option.name,
    values: option.values.map((value) => value.name),
  }));
  return { options, loading: catalogue.isLoading };
}
