import { BlockStack, Card, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Pager } from '../../ui/pager.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { OrderFilters } from './order-filters.tsx';
import { OrderTable } from './order-table.tsx';
import { useOrderFilter } from './use-order-filter.ts';

const REFRESH_MS = 10_000;

/** All print orders, with the way to paid orders from before the app. */
export function OrdersPage(): ReactNode {
  const { t } = useTranslation();
  const older = usePageLink('OlderOrdersPage');
  return (
    <Page title={t(PAGES.OrdersPage.title)} fullWidth secondaryActions={[older]}>
      <OrderList />
    </Page>
  );
}

/** All that a pressed tab changes: the page around it is not drawn anew. */
function OrderList(): ReactNode {
  const { t } = useTranslation();
  const { filter, shownFilter, input, paging, job, setJob } = useOrderFilter();
  const list = useRead('orders', input, { refetchMs: () => REFRESH_MS });
  const isFiltered =
    filter.tab !== 'all' || filter.q !== undefined || filter.problem !== undefined || paging.after !== undefined;
  return (
    <BlockStack gap="400">
      {job === null ? null : <JobProgress id={job} onClose={() => setJob(null)} stale={['orders', 'orderCounts']} />}
      <Card padding="0">
        <OrderFilters filter={filter} loading={list.isPending} />
        <Loaded query={list} skeleton={<TableSkeleton />}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <OrderTable
                  key={JSON.stringify(input)}
                  rows={items}
                  hasMore={next !== null || paging.hasPrevious}
                  filter={shownFilter}
                  onJob={setJob}
                />
                <Pager paging={paging} next={next} />
              </>
            ) : isFiltered ? (
              <NothingYet title={t('orders.emptyFilter.title')} text={t('orders.emptyFilter.text')} />
            ) : (
              <NothingYet
                title={t('orders.empty.title')}
                text={t('orders.empty.text')}
                action={{ content: t('orders.empty.button'), url: '/products' }}
              />
            )
          }
        </Loaded>
      </Card>
    </BlockStack>
  );
}
