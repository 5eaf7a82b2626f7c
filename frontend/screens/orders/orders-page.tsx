import { BlockStack, Card, Page } from '@shopify/polaris';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { addressInput } from '../../api/address-input.ts';
import { useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
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
/** After a task on many orders, for so long: each of them goes on by itself when the task is done with it. */
const LIVELY_MS = 60_000;
const LIVELY_REFRESH_MS = 2_000;

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
  const [search] = useUrlState();
  const { filter, shownFilter, input, paging, job, setJob } = useOrderFilter();
  const refetchMs = useRefresh(job);
  const list = useRead('orders', input, { refetchMs });
  const counted = useRead('orderCounts', addressInput('orderCounts', { search }), { keepPrevious: true, refetchMs });
  const counts = counted.data?.counts;
  return (
    <BlockStack gap="400">
      {job === null ? null : <JobProgress id={job} onClose={() => setJob(null)} stale={['orders', 'orderCounts']} />}
      <Card padding="0">
        <OrderFilters filter={filter} counts={counts} loading={list.isPending} />
        <Loaded query={list} skeleton={<TableSkeleton />}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <OrderTable
                  key={JSON.stringify(input)}
                  rows={items}
                  hasMore={next !== null || paging.hasPrevious}
                  total={counts?.[shownFilter.tab]}
                  filter={shownFilter}
                  onJob={setJob}
                />
                <Pager paging={paging} next={next} />
              </>
            ) : (
              <NoOrders
                isSearch={filter.q !== undefined || filter.problem !== undefined}
                isAll={filter.tab === 'all'}
              />
            )
          }
        </Loaded>
      </Card>
    </BlockStack>
  );
}

/** How soon the list is read again: often while a task, or what it started, is at work. */
function useRefresh(job: string | null): () => number {
  const started = useRef({ job: null as string | null, atMs: 0 });
  if (started.current.job !== job) started.current = { job, atMs: job === null ? 0 : Date.now() };
  return () => (Date.now() - started.current.atMs < LIVELY_MS ? LIVELY_REFRESH_MS : REFRESH_MS);
}

function NoOrders(props: { readonly isSearch: boolean; readonly isAll: boolean }): ReactNode {
  const { t } = useTranslation();
  if (props.isSearch) return <NothingYet title={t('orders.emptyFilter.title')} text={t('orders.emptyFilter.text')} />;
  if (!props.isAll) return <NothingYet title={t('orders.emptyTab.title')} text={t('orders.emptyTab.text')} />;
  return (
    <NothingYet
      title={t('orders.empty.title')}
      text={t('orders.empty.text')}
      action={{ content: t('orders.empty.button'), url: '/products' }}
    />
  );
}
