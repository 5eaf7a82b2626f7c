import { Select } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ORDER_TABS, type OrderCounts, type OrderFilter } from '../../../web/contract/index.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { PROBLEMS } from '../../ui/known-words.ts';
import { ListFilters } from '../../ui/list-filters.tsx';

interface OrderFiltersProps {
  readonly filter: OrderFilter;
  readonly counts: OrderCounts['counts'] | undefined;
  readonly loading: boolean;
}

/** Tabs with their counts, search, and the filter by problem. */
export function OrderFilters(props: OrderFiltersProps): ReactNode {
  const { t } = useTranslation();
  const [, setSearch] = useUrlState();
  const { filter, counts } = props;
  return (
    <ListFilters
      tabs={ORDER_TABS.map((id) => ({ id, label: t(`orders.tab.${id}`), count: counts?.[id] }))}
      tab={filter.tab}
      placeholder={t('orders.search')}
      loading={props.loading}
      filter={
        <Select
          label={t('orders.filter.problem')}
          labelInline
          value={filter.problem ?? ''}
          options={[
            { value: '', label: t('orders.filter.any') },
            ...PROBLEMS.map((code) => ({ value: code, label: t(`problems.${code}.title`) })),
          ]}
          onChange={(problem) => setSearch({ problem, after: null })}
        />
      }
    />
  );
}
