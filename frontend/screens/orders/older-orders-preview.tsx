import { BlockStack, Button, ButtonGroup, Card, Checkbox, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OlderOrdersChoice, OlderOrdersSum, OlderOrdersSums } from '../../../web/contract/index.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { HOLD_REASONS, PROBLEMS } from '../../ui/known-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { usePaging } from '../../ui/use-paging.ts';
import { readFound, type Found } from './found-orders.ts';
import { useOlderChoice, type OlderChoice } from './use-older-choice.ts';

const LISTED = 100;
const COLUMNS = ['send', 'order', 'date', 'items', 'cost', 'outcome'] as const;

/** What would be sent, order by order; nothing has been written yet. */
export function OlderOrdersPreview(props: { readonly job: JobView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { job } = props;
  const sums = useRead('olderOrders', { params: { id: job.id } });
  return (
    <Card>
      {job.total === 0 ? (
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('older.nothing')}
          </Text>
          <Text as="p">{t('older.nothingText')}</Text>
        </BlockStack>
      ) : (
        <Loaded query={sums} skeleton={<TableSkeleton />}>
          {(loaded) => <Chosen {...props} sums={loaded} />}
        </Loaded>
      )}
    </Card>
  );
}

interface ChosenProps {
  readonly job: JobView;
  readonly sums: OlderOrdersSums;
  readonly onClose: () => void;
}

/**
 * The orders with a tick each, on as many pages as they need: those with a problem are ticked when the merchant wants
 * them taken in all the same. What is sent, with its number and cost, is told of all pages.
 */
function Chosen(props: ChosenProps): ReactNode {
  const { t } = useTranslation();
  const { job, sums, onClose } = props;
  const choice = useOlderChoice();
  const send = useAct('sendOlderOrders', ['job', 'jobs', 'orders', 'orderCounts', 'home']);
  const discard = useAct('cancelJob', ['jobs']);
  const chosen = choice.sumOf(sums);
  return (
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        {t('older.found', { count: sums.ready.orders })}
      </Text>
      <Text as="p">{t('older.foundText')}</Text>
      {sums.stuck.orders === 0 ? null : <Text as="p">{t('older.stuck', { count: sums.stuck.orders })}</Text>}
      <Bases sums={sums} onBase={choice.setBase} />
      <FoundOrders job={job} choice={choice} />
      <ChosenCost total={job.total} chosen={chosen} />
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
            onClick={() => send.mutate({ params: { id: job.id }, body: choice.body })}
            loading={send.isPending}
            disabled={chosen.orders === 0}
          >
            {t('older.send', { count: chosen.orders })}
          </Button>
        </ButtonGroup>
      </InlineStack>
    </BlockStack>
  );
}

/** Ticks for the orders of all pages at once. */
function Bases(props: {
  readonly sums: OlderOrdersSums;
  readonly onBase: (base: OlderOrdersChoice['base']) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { ready, stuck } = props.sums;
  return (
    <ButtonGroup>
      {ready.orders > 0 && stuck.orders > 0 ? (
        <Button onClick={() => props.onBase('ready')}>{t('older.chooseReady', { count: ready.orders })}</Button>
      ) : null}
      <Button onClick={() => props.onBase('all')}>{t('selection.all', { count: ready.orders + stuck.orders })}</Button>
      <Button onClick={() => props.onBase('none')}>{t('older.chooseNone')}</Button>
    </ButtonGroup>
  );
}

/** One page of them. */
function FoundOrders(props: { readonly job: JobView; readonly choice: OlderChoice }): ReactNode {
  const { t } = useTranslation();
  const { job, choice } = props;
  const paging = usePaging();
  const query = { limit: LISTED, ...(paging.after === undefined ? {} : { after: paging.after }) };
  const rows = useRead('jobRows', { params: { id: job.id }, query }, { keepPrevious: true });
  return (
    <Loaded query={rows} skeleton={<TableSkeleton />}>
      {({ items, next }) => (
        <>
          <Sheet label={t('orders.olderTitle')} columns={COLUMNS.map((column) => t(`older.column.${column}`))}>
            {items.map(readFound).map((one) => (
              <FoundRow key={one.row} found={one} isChosen={choice.isChosen(one)} onToggle={() => choice.toggle(one)} />
            ))}
          </Sheet>
          <Pager paging={paging} next={next} />
        </>
      )}
    </Loaded>
  );
}

/** What the button below sends. */
function ChosenCost({ total, chosen }: { readonly total: number; readonly chosen: OlderOrdersSum }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { orders, costs, costUnknown } = chosen;
  const cost = costs.map(format.money).join(' + ');
  return (
    <Text as="p" fontWeight="semibold">
      {[
        t('older.chosen', { count: total, chosen: format.number(orders) }),
        ...(cost === '' ? [] : [t('older.chosenCost', { cost })]),
        ...(costUnknown === 0 ? [] : [t('older.chosenUnknown', { count: costUnknown })]),
      ].join(' ')}
    </Text>
  );
}

function FoundRow(props: {
  readonly found: Found;
  readonly isChosen: boolean;
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
          checked={props.isChosen}
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
