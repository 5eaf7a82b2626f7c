import { BlockStack, Button, ButtonGroup, Card, IndexTable, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobRow, JobView } from '../../../web/contract/index.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { toHeadings } from '../../ui/headings.ts';
import { HOLD_REASONS, PROBLEMS } from '../../ui/known-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';

/** As many as are worth reading before one presses. */
const LISTED = 100;
const COLUMNS = ['order', 'printOrders', 'items', 'outcome'] as const;

/** What would be sent, order by order; nothing has been written yet. */
export function OlderOrdersPreview(props: { readonly job: JobView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { job, onClose } = props;
  const rows = useRead('jobRows', { params: { id: job.id }, query: { limit: LISTED } });
  const send = useAct('sendOlderOrders', ['job', 'jobs', 'orders', 'orderCounts', 'home']);
  const discard = useAct('cancelJob', ['jobs']);
  const drop = (): void => discard.mutate({ params: { id: job.id } }, { onSuccess: onClose });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {job.total === 0 ? t('older.nothing') : t('older.found', { count: job.total })}
        </Text>
        <Text as="p">{t(job.total === 0 ? 'older.nothingText' : 'older.foundText')}</Text>
        {job.total === 0 ? null : (
          <Loaded query={rows} skeleton={<TableSkeleton />}>
            {({ items }) => <Rows rows={items} />}
          </Loaded>
        )}
        {job.total > LISTED ? (
          <Text as="p" tone="subdued">
            {t('plan.firstListed', { count: LISTED })}
          </Text>
        ) : null}
        {send.isError ? <FailureBanner error={send.error} /> : null}
        {discard.isError ? <FailureBanner error={discard.error} /> : null}
        <InlineStack align="end">
          <ButtonGroup>
            <Button onClick={drop} disabled={discard.isPending || send.isPending}>
              {t('action.close')}
            </Button>
            {job.total === 0 ? null : (
              <Button
                variant="primary"
                onClick={() => send.mutate({ params: { id: job.id } })}
                loading={send.isPending}
              >
                {t('older.send', { count: job.total })}
              </Button>
            )}
          </ButtonGroup>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Rows(props: { readonly rows: readonly JobRow[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <IndexTable
      resourceName={{ singular: t('orders.one'), plural: t('orders.many') }}
      itemCount={props.rows.length}
      selectable={false}
      headings={toHeadings(COLUMNS.map((column) => ({ title: t(`older.column.${column}`), id: column })))}
    >
      {props.rows.map(({ row, label, detail }, position) => (
        <IndexTable.Row key={row} id={String(row)} position={position}>
          <IndexTable.Cell>{label}</IndexTable.Cell>
          <IndexTable.Cell>{String(detail['printOrders'])}</IndexTable.Cell>
          <IndexTable.Cell>{String(detail['items'])}</IndexTable.Cell>
          <IndexTable.Cell>
            <Outcome detail={detail} />
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** Problems keep an order from being sent until they are solved; a hold does until it is over. */
function Outcome({ detail }: { readonly detail: JobRow['detail'] }): ReactNode {
  const { t } = useTranslation();
  const codes = Array.isArray(detail['problems']) ? detail['problems'] : [];
  const problems = PROBLEMS.filter((code) => codes.includes(code));
  const held = HOLD_REASONS.find((reason) => reason === detail['held']);
  if (problems.length > 0)
    return (
      <Text as="span" tone="critical">
        {problems.map((code) => t(`problems.${code}.title`)).join(', ')}
      </Text>
    );
  return held === undefined ? t('older.ready') : t(`orders.hold.${held}`);
}
