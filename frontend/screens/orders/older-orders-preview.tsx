import { BlockStack, Button, ButtonGroup, Card, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobRow, JobView } from '../../../web/contract/index.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { HOLD_REASONS, PROBLEMS } from '../../ui/known-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { readFound, type Found } from './found-orders.ts';

/** As many as are worth reading before one presses. */
const LISTED = 100;
const COLUMNS = ['send', 'order', 'date', 'items', 'cost', 'outcome'] as const;

/** What would be sent, order by order; nothing has been written yet. */
export function OlderOrdersPreview(props: { readonly job: JobView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { job } = props;
  const rows = useRead('jobRows', { params: { id: job.id }, query: { limit: LISTED } });
  if (job.total === 0)
    return (
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('older.nothing')}
          </Text>
          <Text as="p">{t('older.nothingText')}</Text>
        </BlockStack>
      </Card>
    );
  return (
    <Card>
      <Loaded query={rows} skeleton={<TableSkeleton />}>
        {({ items }) => <Chosen {...props} rows={items} />}
      </Loaded>
    </Card>
  );
}

interface ChosenProps {
  readonly job: JobView;
  readonly rows: readonly JobRow[];
  readonly onClose: () => void;
}

/** The orders with a tick each: those with a problem are ticked when the merchant wants them taken in all the same. */
function Chosen(props: ChosenProps): ReactNode {
  const { t } = useTranslation();
  const { job, onClose } = props;
  const found = props.rows.map(readFound);
  const stuck = found.filter(({ problems }) => problems.length > 0);
  const [left, setLeft] = useState<ReadonlySet<number>>(() => new Set(stuck.map(({ row }) => row)));
  const send = useAct('sendOlderOrders', ['job', 'jobs', 'orders', 'orderCounts', 'home']);
  const discard = useAct('cancelJob', ['jobs']);
  const count = job.total - left.size;
  const toggle = (row: number): void =>
    setLeft((before) => new Set(before.has(row) ? [...before].filter((one) => one !== row) : [...before, row]));
  return (
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        {t('older.found', { count: job.total - stuck.length })}
      </Text>
      <Text as="p">{t('older.foundText')}</Text>
      {stuck.length === 0 ? null : <Text as="p">{t('older.stuck', { count: stuck.length })}</Text>}
      <Sheet label={t('older.title')} columns={COLUMNS.map((column) => t(`older.column.${column}`))}>
        {found.map((one) => (
          <FoundRow key={one.row} found={one} isLeft={left.has(one.row)} onToggle={() => toggle(one.row)} />
        ))}
      </Sheet>
      {job.total > LISTED ? (
        <Text as="p" tone="subdued">
          {t('plan.firstListed', { count: LISTED })}
        </Text>
      ) : null}
      {send.isError ? <FailureBanner error={send.error} /> : null}
      {discard.isError ? <FailureBanner error={discard.error} /> : null}
      <InlineStack align="end">
        <ButtonGroup>
          <Button
            onClick={() => discard.mutate({ params: { id: job.id } }, { onSuccess: onClose })}
            disabled={discard.isPending || send.isPending}
          >
            {t('action.close')}
          </Button>
          <Button
            variant="primary"
            onClick={() => send.mutate({ params: { id: job.id }, body: { leaveOut: [...left] } })}
            loading={send.isPending}
            disabled={count === 0}
          >
            {t('older.send', { count })}
          </Button>
        </ButtonGroup>
      </InlineStack>
    </BlockStack>
  );
}

function FoundRow(props: {
  readonly found: Found;
  readonly isLeft: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { label, createdAtMs, printOrders, items, cost } = props.found;
  return (
    <tr>
      <td>
        <Checkbox
          label={t('older.sendIt', { order: label })}
          labelHidden
          checked={!props.isLeft}
          onChange={props.onToggle}
        />
      </td>
      <th scope="row">{label}</th>
      <td>{createdAtMs === null ? '' : format.day(createdAtMs)}</td>
      <td>
        {printOrders > 1
          ? t('older.itemsIn', { count: items, printOrders: format.number(printOrders) })
          : format.number(items)}
      </td>
      <td>{cost === null ? t('older.costUnknown') : format.money(cost)}</td>
      <td>
        <Outcome {...props.found} />
      </td>
    </tr>
  );
}

/** Problems keep an order from being sent until they are solved; a hold does until it is over. */
function Outcome({ problems, held }: Pick<Found, 'problems' | 'held'>): ReactNode {
  const { t } = useTranslation();
  const known = PROBLEMS.filter((code) => problems.includes(code));
  const reason = HOLD_REASONS.find((one) => one === held);
  if (known.length > 0)
    return (
      <Text as="span" tone="critical">
        {known.map((code) => t(`problems.${code}.title`)).join(', ')}
      </Text>
    );
  return reason === undefined ? t('older.ready') : t(`orders.hold.${reason}`);
}
