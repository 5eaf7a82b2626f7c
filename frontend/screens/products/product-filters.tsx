import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { productTab, type ProductFilter } from '../../../web/contract/index.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { ListFilters } from '../../ui/list-filters.tsx';

interface ProductFiltersProps {
  readonly filter: ProductFilter;
  readonly counts: Readonly<Partial<Record<ProductFilter['tab'], number>>> | undefined;
  readonly loading: boolean;
}

/** Tabs with their counts and search; a product that was linked to can be let go. */
export function ProductFilters(props: ProductFiltersProps): ReactNode {
  const { t } = useTranslation();
  const [, setSearch] = useUrlState();
  const { filter, counts } = props;
  return (
    <ListFilters
      tabs={productTab.options.map((id) => ({ id, label: t(`products.tab.${id}`), count: counts?.[id] }))}
      tab={filter.tab}
      placeholder={t('products.search')}
      loading={props.loading}
      applied={[
        ...(filter.product === undefined
          ? []
          : [
              {
                key: 'product',
                label: t('products.onlyProduct'),
                onRemove: () => setSearch({ product: null, after: null }),
              },
            ]),
        ...(filter.change === undefined
          ? []
          : [
              {
                key: 'change',
                label: t('products.onlyChange'),
                onRemove: () => setSearch({ change: null, after: null }),
              },
            ]),
      ]}
    />
  );
}
