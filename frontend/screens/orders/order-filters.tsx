import { ChoiceList } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ORDER_TABS, problemCode, type OrderFilter } from '../../../web/contract/index.ts';
import { addressInput } from '../../api/address-input.ts';
import { useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { ListFilters } from '../../ui/list-filters.tsx';

/** Tabs with their counts, search, and the filter by problem. */
export function OrderFilters(props: { readonly filter: OrderFilter; readonly loading: boolean }): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useUrlState();
  const { filter } = props;
  const counts = useRead('orderCounts', addressInput('orderCounts', { search }), { keepPrevious: true });
  const label = t('orders.filter.problem');
  return (
    <ListFilters
      tabs={ORDER_TABS.map((id) => ({ id, label: t(`orders.tab.${id}`), count: counts.data?.counts[id] }))}
      tab={filter.tab}
      placeholder={t('orders.search')}
      loading={props.loading}
      parameters={['problem']}
      filters={[
        {
          key: 'problem',
          label,
          shortcut: true,
          filter: (
            <ChoiceList
              title={label}
              titleHidden
              choices={problemCode.options.map((code) => ({ value: code, label: t(`problems.${code}.title`) }))}
              selected={filter.problem === undefined ? [] : [filter.problem]}
              onChange={([code]) => setSearch({ problem: code ?? null, after: null })}
            />
          ),
        },
      ]}
      applied={
        filter.problem === undefined
          ? []
          : [
              {
                key: 'problem',
                label: `${label}: ${t(`problems.${filter.problem}.title`)}`,
                onRemove: () => setSearch({ problem: null, after: null }),
              },
            ]
      }
    />
  );
}
