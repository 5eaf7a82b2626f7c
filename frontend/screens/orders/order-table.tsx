import { BlockStack, Box, IndexTable, useBreakpoints } from '@shopify/polaris';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderFilter, OrderJobInput, PrintOrderRow } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { toHeadings } from '../../ui/headings.ts';
import { useRowsInSteps } from '../../ui/use-rows-in-steps.ts';
import { useTableSelection } from '../../ui/use-table-selection.ts';
import { OrderRow } from './order-row.tsx';
import { useQuestions } from './use-questions.ts';

const COLUMNS = ['order', 'date', 'items', 'status', 'destination', 'picanova'] as const;

interface OrderTableProps {
  readonly rows: readonly PrintOrderRow[];
  /** There are more than these, so that "select all" may mean all that the filter shows. */
  readonly hasMore: boolean;
  /** How many the filter shows; undefined = not known yet. */
  readonly total: number | undefined;
  readonly filter: OrderFilter;
  readonly onJob: (id: string) => void;
}

/**
 * Print orders with the merchant's actions on many at once; each action runs as a task with progress. What is chosen
 * is chosen of these rows: other rows are another table.
 */
export const OrderTable = memo(function OrderTable(props: OrderTableProps): ReactNode {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const { rows, filter } = props;
  const { shown, style } = useRowsInSteps(rows);
  const selection = useTableSelection(rows, ({ id }) => id, props.hasMore ? props.total : rows.length);
  const questions = useQuestions();
  const start = useAct('startOrderJob', ['jobs']);

  const all = selection.isAll && props.hasMore;
  const run = (action: OrderJobInput['action']): void => {
    const chosen: OrderJobInput['selection'] = all ? { filter } : { ids: [...selection.ids] };
    start.mutate(
      { body: { action, selection: chosen, notes: t('orders.bulk.holdNotes') } },
      {
        onSuccess: (job) => {
          selection.clear();
          props.onJob(job.id);
        },
      },
    );
  };

  const asked = rows.filter(({ id }) => selection.ids.includes(id));
  const count = all ? (props.total ?? asked.length) : asked.length;
  return (
    <Confirm {...questions.cancel(asked, count)} onConfirm={() => run('cancel')}>
      {(askCancel) => (
        <Confirm {...questions.resubmit(asked, count)} onConfirm={() => run('resubmit')}>
          {(askResubmit) => (
            <BlockStack>
              {start.isError ? (
                <Box padding="300">
                  <FailureBanner error={start.error} onDismiss={start.reset} />
                </Box>
              ) : null}
              <div style={style}>
                <IndexTable
                  resourceName={{ singular: t('orders.one'), plural: t('orders.many') }}
                  condensed={smDown}
                  headings={toHeadings(COLUMNS.map((column) => ({ title: t(`orders.column.${column}`), id: column })))}
                  {...selection.table}
                  hasMoreItems={props.hasMore}
                  promotedBulkActions={[
                    { content: t('orders.bulk.send'), onAction: () => run('send'), disabled: start.isPending },
                    { content: t('orders.bulk.retry'), onAction: () => run('retry'), disabled: start.isPending },
                  ]}
                  bulkActions={[
                    { content: t('orders.bulk.hold'), onAction: () => run('hold') },
                    { content: t('orders.bulk.release'), onAction: () => run('release') },
                    { content: t('orders.bulk.resubmit'), onAction: askResubmit },
                    { content: t('orders.bulk.cancel'), onAction: askCancel },
                  ]}
                >
                  {shown.map((row, position) => (
                    <OrderRow
                      key={row.id}
                      row={row}
                      position={position}
                      selected={selection.ids.includes(row.id)}
                      condensed={smDown}
                    />
                  ))}
                </IndexTable>
              </div>
            </BlockStack>
          )}
        </Confirm>
      )}
    </Confirm>
  );
});
