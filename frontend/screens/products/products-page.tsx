import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { call } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useDownload } from '../../api/use-download.ts';
import { csvStyleFor } from '../../format/csv-style.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Pager } from '../../ui/pager.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { FieldsJob } from './fields-job.tsx';
import { ProductFilters } from './product-filters.tsx';
import { ProductTable } from './product-table.tsx';
import { useFirstIndex, useRunningIndex } from './use-product-index.ts';
import { useProductFilter } from './use-product-filter.ts';
import { useWantedVariant } from './use-wanted-variant.ts';
import { ReadingNote } from './reading-note.tsx';

/** Products change in Shopify too, and arrive while they are read for the first time. */
const REFRESH_MS = 10_000;

/** All variants with what they print; the ways to edit many at once are in its menu. */
export function ProductsPage(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, input, countsInput, paging, edit, setEdit, job, setJob } = useProductFilter();
  const list = useRead('products', input, { refetchMs: () => REFRESH_MS });
  const counts = useRead('productCounts', countsInput, { keepPrevious: true });
  const wanted = useWantedVariant(edit, list.data?.items, {
    isLinked: filter.product !== undefined,
    list: JSON.stringify(input),
  });
  const index = useAct('indexProducts', ['jobs']);
  const running = useRunningIndex();
  const download = useDownload('products.csv', () =>
    call('exportProducts', { query: { ...filter, ...csvStyleFor(format.locale) } }),
  );
  const shownJob = job ?? running ?? index.data?.id ?? null;
  useFirstIndex(counts.data?.indexedAtMs === null && list.data?.items.length === 0, index.mutate);
  const isFiltered =
    filter.tab !== 'all' || filter.q !== undefined || filter.product !== undefined || paging.after !== undefined;
  const showJob = (next: string | null): void => {
    setJob(next);
    index.reset();
  };
  const readAgain = (): void => index.mutate({});
  return (
    <Page
      title={t(PAGES.ProductsPage.title)}
      fullWidth
      primaryAction={{ content: t('products.menu.bulk'), url: '/products/table' }}
      secondaryActions={[{ content: t('products.menu.mapping'), url: '/products/mapping' }]}
      actionGroups={[
        {
          title: t('products.menu.more'),
          actions: [
            { content: t('products.menu.copy'), url: '/products/copy' },
            { content: t('products.menu.import'), url: '/products/import' },
            { content: t('products.menu.export'), onAction: download.start, disabled: download.isPending },
            { content: t('products.menu.catalogue'), url: '/products/catalogue' },
            { content: t('products.menu.index'), onAction: readAgain, disabled: index.isPending },
          ],
        },
      ]}
    >
      <BlockStack gap="400">
        {index.isError ? <FailureBanner error={index.error} onDismiss={index.reset} /> : null}
        {wanted.error === null ? null : <FailureBanner error={wanted.error} />}
        {download.error === null ? null : <FailureBanner error={download.error} onRetry={download.start} />}
        {shownJob === null ? <ReadingNote /> : null}
        {shownJob === null ? null : <FieldsJob id={shownJob} onJob={showJob} />}
        <Card padding="0">
          <ProductFilters filter={filter} counts={counts.data?.counts} loading={list.isPending} />
          <Loaded query={list} skeleton={<TableSkeleton />}>
            {({ items, next }) =>
              items.length > 0 || wanted.row !== null ? (
                <>
                  <ProductTable
                    key={JSON.stringify(input)}
                    rows={wanted.row === null ? items : [wanted.row, ...items]}
                    edit={edit}
                    onEdit={setEdit}
                  />
                  <Pager paging={paging} next={next} />
                </>
              ) : wanted.reading ? (
                <TableSkeleton />
              ) : wanted.gone ? (
                <NothingYet
                  title={t('products.gone.title')}
                  text={t('products.gone.text')}
                  action={{ content: t('products.gone.all'), url: '/products' }}
                />
              ) : isFiltered ? (
                <NothingYet title={t('products.emptyFilter.title')} text={t('products.emptyFilter.text')} />
              ) : (
                <NothingYet
                  title={t('products.empty.title')}
                  text={t('products.empty.text')}
                  action={{ content: t('products.startIndex'), onAction: readAgain }}
                />
              )
            }
          </Loaded>
        </Card>
        {counts.data === undefined || list.isPending ? null : (
          <Text as="p" tone="subdued" alignment="center">
            {counts.data.indexedAtMs === null
              ? t('products.notIndexed')
              : t('products.indexedAt', { when: format.relative(counts.data.indexedAtMs) })}
          </Text>
        )}
      </BlockStack>
    </Page>
  );
}
