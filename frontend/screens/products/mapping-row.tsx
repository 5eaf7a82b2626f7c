import { BlockStack, Button, InlineGrid, Select, Text, TextField } from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useStable } from '../../ui/use-stable.ts';
import { CataloguePicker } from './catalogue-picker.tsx';
import { priceOf, type Entry } from './mapping-rule.ts';
import { useArticle } from './use-article.ts';
import { useSurcharged } from './use-surcharged.ts';

interface MappingRowProps {
  readonly value: string;
  /** How many variants have it. */
  readonly variants: number;
  readonly entry: Entry;
  readonly onChange: (changed: Partial<Entry>) => void;
}

/** What one value of the option means: SKU, artwork, and the options of what the SKU names. */
export function MappingRow(props: MappingRowProps): ReactNode {
  const { t } = useTranslation();
  const { value, variants, entry } = props;
  const [picking, setPicking] = useState(false);
  const onChange = useStable(props.onChange);
  const found = useArticle(entry.sku);
  const article = entry.article?.variantCode === entry.sku.trim() ? entry.article : found;
  useEffect(() => {
    if (article?.variantId !== entry.article?.variantId) onChange({ article });
  }, [article, entry.article, onChange]);
  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 1, md: '1fr 3fr 3fr' }} gap="200" alignItems="end">
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
          value={entry.sku}
          onChange={(sku) => onChange({ sku })}
          autoComplete="off"
          connectedRight={
            <Button onClick={() => setPicking(!picking)}>{t(picking ? 'catalogue.hide' : 'products.choose')}</Button>
          }
        />
        <TextField
          label={t('mapping.urlFor', { value })}
          value={entry.url}
          onChange={(url) => onChange({ url })}
          autoComplete="off"
        />
      </InlineGrid>
      {picking ? (
        <CataloguePicker
          onPick={(picked) => {
            onChange({ sku: picked.variantCode, article: picked });
            setPicking(false);
          }}
        />
      ) : null}
      <ArticleOptions {...props} />
    </BlockStack>
  );
}

function ArticleOptions(props: MappingRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { value, entry, onChange } = props;
  const { article } = entry;
  const surcharged = useSurcharged(article?.price.currency ?? null);
  const price = priceOf(entry);
  if (article === null || price === null || entry.sku.trim() === '') return null;
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 2, md: 3 }} gap="200">
        {article.options.map((option) => (
          <Select
            key={option.name}
            label={t('mapping.optionFor', { option: option.name, value })}
            requiredIndicator={option.isRequired}
            options={[
              { value: '', label: t('mapping.optionUnset') },
              ...option.values.map((one) => ({ value: one.name, label: surcharged(one) })),
            ]}
            value={entry.options[option.name] ?? ''}
            onChange={(chosen) => onChange({ options: { ...entry.options, [option.name]: chosen } })}
          />
        ))}
      </InlineGrid>
      <Text as="p" tone="subdued">
        {t('mapping.makes', { name: `${article.productName}, ${article.name}`, price: format.money(price) })}
      </Text>
    </>
  );
}
