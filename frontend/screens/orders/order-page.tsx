import { Banner, BlockStack, Page, type PageProps } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES, PROBLEMS, type OrderAction, type OrderView } from '../../../web/contract/index.ts';
import { addressInput } from '../../api/address-input.ts';
import { useRead } from '../../api/queries.ts';
import { adminUrl } from '../../bridge/app-bridge.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { OrderBadges } from './order-badges.tsx';
import { PrintOrder } from './print-order.tsx';
import { Timeline } from './timeline.tsx';
import { STALE, useOrderActions, useSettledAnswer, type OrderActions } from './use-order-actions.ts';

const REFRESH_MS = 5_000;
/** While a click waits for its answer. */
const SOON_MS = 700;

interface OrderPageProps {
  /** Number of the order. */
  readonly order: string;
}

/** One order with its print orders. Nothing of one order's page is kept for another's. */
export function OrderPage({ order }: OrderPageProps): ReactNode {
  return <OneOrder order={order} key={order} />;
}

function OneOrder(props: OrderPageProps): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('OrdersPage');
  const actions = useOrderActions(props.order);
  const order = useRead('order', addressInput('order', { params: { order: props.order } }), {
    refetchMs: () => (actions.answer.asked === null ? REFRESH_MS : SOON_MS),
  });
  const view = order.data;
  useSettledAnswer(actions, { view, readAtMs: order.dataUpdatedAt });
  return (
    <Page
      backAction={back}
      title={view?.orderName ?? t(PAGES.OrderPage.title)}
      titleMetadata={view === undefined ? null : <OrderBadges view={view} />}
      {...usePageActions(props.order, { view, actions })}
    >
      <BlockStack gap="400">
        {actions.error === null ? null : <FailureBanner error={actions.error} />}
        {actions.holding === null ? null : (
          <JobProgress id={actions.holding} onClose={actions.forgetHolding} stale={STALE} />
        )}
        {actions.answer.stopped === null || view === undefined ? null : (
          <StillStopped action={actions.answer.stopped} view={view} />
        )}
        {actions.refused ? (
          <Banner tone="warning" title={t('failures.title')}>
            <p>{t('order.notPossible')}</p>
          </Banner>
        ) : null}
        <Loaded query={order} skeleton={<CardsSkeleton cards={3} lines={6} />}>
          {(loaded) => <OrderContent view={loaded} actions={actions} />}
        </Loaded>
      </BlockStack>
    </Page>
  );
}

/** Where a problem stands, its own button is the first thing to press; one that sends needs no second beside it. */
function usePageActions(
  order: string,
  { view, actions }: { readonly view: OrderView | undefined; readonly actions: OrderActions },
): Pick<PageProps, 'primaryAction' | 'secondaryActions'> {
  const { t } = useTranslation();
  const printOrders = view?.printOrders ?? [];
  const fixes = printOrders.flatMap(({ problems }) => problems.map(({ code }) => PROBLEMS[code].fix));
  const isSentByFix = fixes.some((fix) => fix.kind === 'order' && fix.action === 'send');
  const { isPending } = actions;
  const sends =
    view?.actions.includes('send') === true && !isSentByFix
      ? [{ content: t('order.send'), onAction: () => actions.orderAction('send') }]
      : [];
  // What is not sent yet goes on when nothing stands in its way any more.
  const goesOn = printOrders.some((one) => one.actions.includes('retry'));
  const retries =
    view?.actions.includes('retry') === true
      ? [{ content: t(goesOn ? 'order.retryAndSend' : 'order.retry'), onAction: () => actions.orderAction('retry') }]
      : [];
  const [primary] = fixes.length === 0 ? sends : [];
  return {
    ...(primary === undefined ? {} : { primaryAction: { ...primary, loading: isPending } }),
    secondaryActions: [
      ...[...(primary === undefined ? sends : []), ...retries].map((action) => ({ ...action, disabled: isPending })),
      { content: t('order.preview'), url: `/orders/${order}/preview` },
      { content: t('order.openInShopify'), url: adminUrl(`orders/${order}`), external: true },
    ],
  };
}

/** A click in vain says so, and why. */
function StillStopped(props: { readonly action: OrderAction; readonly view: OrderView }): ReactNode {
  const { t } = useTranslation();
  const codes = new Set(props.view.printOrders.flatMap(({ problems }) => problems.map(({ code }) => code)));
  return (
    <Banner tone="warning" title={t(`order.stillStopped.${props.action}`)}>
      <p>{[...codes].map((code) => t(`problems.${code}.title`)).join(', ')}</p>
    </Banner>
  );
}

/** Its print orders, then what happened to it. */
function OrderContent(props: { readonly view: OrderView; readonly actions: OrderActions }): ReactNode {
  const { t } = useTranslation();
  const { view, actions } = props;
  return (
    <BlockStack gap="400">
      {view.printOrders.length === 0 ? (
        <NothingYet title={t('order.noPrintOrders')} text={t('order.noPrintOrdersHint')} />
      ) : null}
      {view.printOrders.map((printOrder) => (
        <PrintOrder key={printOrder.id} printOrder={printOrder} order={view} actions={actions} />
      ))}
      <Timeline entries={view.timeline} orderGid={view.orderGid} />
    </BlockStack>
  );
}
