import { BlockStack, Card, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { Hint } from '../../ui/hint.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Pager } from '../../ui/pager.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { BulkSheet } from './bulk-sheet.tsx';
import { FieldsJob } from './fields-job.tsx';
import { ProductFilters } from './product-filters.tsx';
import { useProductFilter } from './use-product-filter.ts';
import { ReadingNote } from './reading-note.tsx';

/** All variants' own print fields in one sheet; a save runs as a task. */
export function BulkPage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('ProductsPage');
  return (
    <Page title={t(PAGES.BulkPage.title)} backAction={back} fullWidth>
      <LaterTexts>
        <Variants />
      </LaterTexts>
    </Page>
  );
}

function Variants(): ReactNode {
  const { t } = useTranslation();
  const { filter, countsInput, paging, job, setJob } = useProductFilter();
  const list = useRead('products', {
    query: { ...filter, ...(paging.after === undefined ? {} : { after: paging.after }) },
  });
  const counts = useRead('productCounts', countsInput, { keepPrevious: true });
  return (
    <BlockStack gap="400">
      <Hint>{t('bulk.hint')}</Hint>
      <ReadingNote />
      {job === null ? null : <FieldsJob id={job} onJob={setJob} />}
      <Card padding="0">
        <ProductFilters filter={filter} counts={counts.data?.counts} loading={list.isFetching} />
        <Loaded query={list} skeleton={<TableSkeleton />}>
          {({ items, next }) =>
            items.length === 0 ? (
              <NothingYet title={t('products.emptyFilter.title')} text={t('products.emptyFilter.text')} />
            ) : (
              <>
                <BulkSheet key={`${JSON.stringify(filter)} ${paging.after ?? ''}`} rows={items} onJob={setJob} />
                <Pager paging={paging} next={next} />
              </>
            )
          }
        </Loaded>
      </Card>
    </BlockStack>
  );
}
