import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CODE_KINDS, type CodeKind } from '../../../web/contract/index.ts';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { useDownload } from '../../api/use-download.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { csvStyleFor } from '../../format/csv-style.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { ListFilters } from '../../ui/list-filters.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Pager } from '../../ui/pager.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { usePaging } from '../../ui/use-paging.ts';
import { CodeForm } from './code-form.tsx';
import { CodesImport } from './codes-import.tsx';
import { CodesTable } from './codes-table.tsx';

/** Code match and code skip, one beside the other: search, pages, edits, CSV out and in. */
export function CodesCard(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [search] = useUrlState();
  const paging = usePaging();
  const [doing, setDoing] = useState<'add' | 'import' | null>(null);
  const kind: CodeKind = CODE_KINDS.find((one) => one === search.get('tab')) ?? 'match';
  const q = search.get('q') ?? undefined;
  const query = { ...(q === undefined ? {} : { q }), ...(paging.after === undefined ? {} : { after: paging.after }) };
  const list = useRead('productCodes', { params: { kind }, query }, { keepPrevious: true });
  const download = useDownload(`code-${kind}.csv`, () =>
    call('exportProductCodes', { params: { kind }, query: csvStyleFor(locale) }),
  );
  const isFiltered = q !== undefined || paging.after !== undefined;
  const end = (): void => setDoing(null);
  return (
    <Card padding="0">
      <ListFilters
        tabs={CODE_KINDS.map((id) => ({
          id,
          label: t(`codes.kind.${id}`),
          count: id === kind ? list.data?.total : undefined,
        }))}
        tab={kind}
        placeholder={t('codes.search')}
        loading={list.isFetching}
      />
      <Box padding="400">
        <BlockStack gap="400">
          <Text as="p">{t(`codes.hint.${kind}`)}</Text>
          <InlineStack gap="200">
            <Button onClick={() => setDoing('add')}>{t('codes.add')}</Button>
            <Button onClick={() => setDoing('import')}>{t('codes.import')}</Button>
            <Button onClick={download.start} loading={download.isPending}>
              {t('codes.export')}
            </Button>
          </InlineStack>
          {download.error === null ? null : <FailureBanner error={download.error} onRetry={download.start} />}
          {doing === 'add' ? <CodeForm key={kind} kind={kind} row={null} onDone={end} /> : null}
          {doing === 'import' ? <CodesImport key={kind} kind={kind} onDone={end} /> : null}
        </BlockStack>
      </Box>
      <Loaded query={list} skeleton={<TableSkeleton />}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <CodesTable kind={kind} rows={items} />
              <Pager paging={paging} next={next} />
            </>
          ) : (
            <NothingYet
              title={t(isFiltered ? 'codes.emptySearch' : `codes.empty.${kind}`)}
              text={t(isFiltered ? 'codes.emptySearchHint' : `codes.emptyHint.${kind}`)}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
