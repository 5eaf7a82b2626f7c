import { BlockStack, Button, Card, InlineGrid, InlineStack, Select, TextField } from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView, Region } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { CatalogueEntry } from './catalogue-entry.tsx';

const TYPING_MS = 300;
const PAGE = 20;
const MOST = 100;

interface CataloguePickerProps {
  /** Absent = only to look at. */
  readonly onPick?: (variant: CatalogueVariantView) => void;
}

/** The connected account's catalogue: product, size, price, pixels and required options. */
export function CataloguePicker(props: CataloguePickerProps): ReactNode {
  const { t } = useTranslation();
  const connections = useRead('connections', {});
  return (
    <Loaded query={connections} skeleton={<CardsSkeleton cards={1} lines={6} />}>
      {({ connections: connected }) => {
        const [first] = connected;
        return first === undefined ? (
          <NothingYet
            title={t('catalogue.notConnected')}
            text={t('catalogue.notConnectedHint')}
            action={{ content: t('catalogue.connect'), url: '/settings/connections' }}
          />
        ) : (
          <Browser {...props} regions={connected.map(({ region }) => region)} first={first.region} />
        );
      }}
    </Loaded>
  );
}

function Browser(
  props: CataloguePickerProps & { readonly regions: readonly Region[]; readonly first: Region },
): ReactNode {
  const { t } = useTranslation();
  const [region, setRegion] = useState(props.first);
  const [product, setProduct] = useState('');
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const products = useRead('catalogueProducts', { query: { region } });
  const list = useRead(
    'catalogue',
    { query: { region, limit, ...(q === '' ? {} : { q }), ...(product === '' ? {} : { product: Number(product) }) } },
    { keepPrevious: true },
  );
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, md: props.regions.length > 1 ? 3 : 2 }} gap="300">
          <TextField label={t('catalogue.search')} value={typed} onChange={setTyped} autoComplete="off" type="search" />
          <Select
            label={t('catalogue.product')}
            value={product}
            onChange={setProduct}
            options={[
              { value: '', label: t('catalogue.allProducts') },
              ...(products.data?.products ?? []).map(({ productId, name }) => ({
                value: String(productId),
                label: name,
              })),
            ]}
          />
          {props.regions.length > 1 ? (
            <Select
              label={t('catalogue.region')}
              value={region}
              onChange={(value) => setRegion(value as Region)}
              options={props.regions.map((value) => ({ value, label: t(`region.${value}`) }))}
            />
          ) : null}
        </InlineGrid>
        <Loaded query={list} skeleton={<CardsSkeleton cards={2} lines={3} />}>
          {({ items, next }) =>
            items.length === 0 ? (
              <NothingYet title={t('catalogue.empty')} text={t('catalogue.emptyHint')} />
            ) : (
              <BlockStack gap="300">
                {items.map((variant) => (
                  <CatalogueEntry
                    key={variant.variantId}
                    variant={variant}
                    {...(props.onPick === undefined ? {} : { onPick: props.onPick })}
                  />
                ))}
                {next === null || limit >= MOST ? null : (
                  <InlineStack align="center">
                    <Button onClick={() => setLimit(limit + PAGE)}>{t('catalogue.more')}</Button>
                  </InlineStack>
                )}
              </BlockStack>
            )
          }
        </Loaded>
      </BlockStack>
    </Card>
  );
}
