import { Card, BlockStack, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { useDownload } from '../../api/use-download.ts';
import { csvStyleFor } from '../../format/csv-style.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Pager } from '../../ui/pager.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { usePaging } from '../../ui/use-paging.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { ActivityTable } from './activity-table.tsx';
import { useActivityFilter } from './use-activity-filter.ts';

const REFRESH_MS = 15_000;

/** Every step of every order: what was received, sent, answered and written. */
export function ActivityPage(): ReactNode {
  const { t } = useTranslation();
  const filter = useActivityFilter();
  const paging = usePaging();
  const list = useRead(
    'activity',
    { query: { ...filter, ...(paging.after === undefined ? {} : { after: paging.after }) } },
    { keepPrevious: true, refetchMs: () => (paging.after === undefined ? REFRESH_MS : false) },
  );
  const { locale } = useFormat();
  const download = useDownload('activity.csv', () =>
    call('exportActivity', { query: { ...filter, ...csvStyleFor(locale) } }),
  );
  const isFiltered = Object.values(filter).some((value) => value !== undefined) || paging.after !== undefined;
  return (
    <Page
      title={t(PAGES.ActivityPage.title)}
      fullWidth
      secondaryActions={[{ content: t('activity.export'), onAction: download.start, loading: download.isPending }]}
    >
      <BlockStack gap="400">
        {download.error === null ? null : <FailureBanner error={download.error} onRetry={download.start} />}
        <Card padding="0">
          <ActivityFilters filter={filter} />
          <Loaded query={list} skeleton={<TableSkeleton />}>
            {({ items, next }) =>
              items.length > 0 ? (
                <>
                  <ActivityTable entries={items} />
                  <Pager paging={paging} next={next} />
                </>
              ) : isFiltered ? (
                <NothingYet title={t('activity.emptyFilter.title')} text={t('activity.emptyFilter.text')} />
              ) : (
                <NothingYet title={t('activity.empty.title')} text={t('activity.empty.text')} />
              )
            }
          </Loaded>
        </Card>
      </BlockStack>
    </Page>
  );
}
