import { BlockStack, Button, List, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobRow } from '../../web/contract/index.ts';
import { useRead } from '../api/queries.ts';
import { FailureBanner } from './failure-banner.tsx';
import { textAt } from './known-words.ts';
import { useDetailRows } from './use-detail-rows.ts';

const FIRST = 10;
const ALL = 100;

/** The rows of a job that failed, each with its cause. */
export function JobFailures(props: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(FIRST);
  const rows = useRead(
    'jobRows',
    { params: { id: props.id }, query: { state: 'failed', limit } },
    { keepPrevious: true },
  );
  if (rows.isError) return <FailureBanner error={rows.error} onRetry={() => void rows.refetch()} />;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t('jobs.failedRows')}
      </Text>
      <List>
        {(rows.data?.items ?? []).map((row) => (
          <List.Item key={row.row}>
            <FailedRow row={row} />
          </List.Item>
        ))}
      </List>
      {rows.data?.next !== null && rows.data !== undefined && limit < ALL ? (
        <Button variant="plain" onClick={() => setLimit(ALL)}>
          {t('jobs.moreFailed')}
        </Button>
      ) : null}
    </BlockStack>
  );
}

function FailedRow(props: { readonly row: JobRow }): ReactNode {
  const { t, i18n } = useTranslation();
  const detailRows = useDetailRows();
  const { row, label, error, detail } = props.row;
  const cause = error === null ? '' : (textAt(i18n, `failures.${error}`) ?? t('jobs.failedSomehow'));
  const facts = detailRows(detail).map(([name, value]) => `${name}: ${value}`);
  return <>{[t('jobs.failedRow', { row, label }), cause, ...facts].filter((text) => text !== '').join('. ')}</>;
}
