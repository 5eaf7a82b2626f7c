import { BlockStack, Button, Card, InlineGrid, InlineStack, Select, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView, Region } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { CatalogueEntry } from './catalogue-entry.tsx';

const TYPING_MS = 300;
const PAGE = 20;
const MOST = 100;

interface CatalogueBrowserProps {
  /** Of the connected accounts. */
  readonly regions: readonly Region[];
  /** The one whose catalogue is shown at first. */
  readonly first: Region;
  /** Absent = only to look at. */
  readonly onPick?: (variant: CatalogueVariantView) => void;
}

/** The catalogue with its search; a region is chosen where there are two. */
export function CatalogueBrowser(props: CatalogueBrowserProps): ReactNode {
  const { t } = useTranslation();
  const [region, setRegion] = useState(props.first);
  const [product, setProduct] = useState('');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed, TYPING_MS);
  const [limit, setLimit] = useState(PAGE);
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
