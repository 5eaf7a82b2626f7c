import { Badge, BlockStack, Card, Divider, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView, PrintOrderView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { OrderBadge } from '../../ui/state-badge.tsx';
import type { OrderActions } from './use-order-actions.ts';
import { Parcels } from './parcels.tsx';
import { PrintItem } from './print-item.tsx';
import { PrintOrderButtons } from './print-order-buttons.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { Cost, Destination, Shipping } from './print-order-facts.tsx';

interface PrintOrderProps {
  readonly printOrder: PrintOrderView;
  readonly order: OrderView;
  readonly actions: OrderActions;
}

/** One order at the printer: its problems first, then what is printed, where it goes, what it costs and its parcels. */
export function PrintOrder(props: PrintOrderProps): ReactNode {
  const { t } = useTranslation();
  const { printOrder, order, actions } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Heading printOrder={printOrder} />
        {printOrder.problems.map((problem, index) => (
          <ProblemBanner
            key={`${problem.code}-${index}`}
            problem={problem}
            printOrder={printOrder}
            order={order}
            actions={actions}
            isFirst={index === 0 && order.printOrders.find((one) => one.problems.length > 0) === printOrder}
          />
        ))}
        <HoldEnd printOrder={printOrder} />
        <CancelPending printOrder={printOrder} />
        <BlockStack gap="400">
          <Text as="h3" variant="headingSm">
            {t(printOrder.sentAtMs === null ? 'order.sentTitle.before' : 'order.sentTitle.after')}
          </Text>
          {printOrder.items.map((item, index) => (
            <PrintItem key={`${item.lineItemGid}-${index}`} item={item} region={printOrder.region} />
          ))}
        </BlockStack>
        <Divider />
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          <Destination printOrder={printOrder} />
          <Shipping printOrder={printOrder} />
          <Cost printOrder={printOrder} />
        </InlineGrid>
        <Divider />
        <Parcels printOrder={printOrder} />
        <PrintOrderButtons printOrder={printOrder} order={order} actions={actions} />
      </BlockStack>
    </Card>
  );
}

function Heading(props: { readonly printOrder: PrintOrderView }): ReactNode {
  const { t } = useTranslation();
  const { externalId, part, isTest, state, holdReason, belowFloor } = props.printOrder;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="h2" variant="headingMd">
        {t('order.printOrder', { externalId })}
      </Text>
      <OrderBadge state={state} holdReason={holdReason} />
      {part > 1 ? <Badge>{t('order.part', { part })}</Badge> : null}
      {belowFloor ? <Badge tone="warning">{t('orders.belowFloor')}</Badge> : null}
      {isTest ? <Badge tone="info">{t('orders.test')}</Badge> : null}
    </InlineStack>
  );
}

function HoldEnd(props: { readonly printOrder: PrintOrderView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, holdUntilMs } = props.printOrder;
  if (state !== 'held' || holdUntilMs === null) return null;
  return (
    <Text as="p" tone="subdued">
      {t('orders.holdUntil', { when: format.dateTime(holdUntilMs) })}
    </Text>
  );
}

function CancelPending(props: { readonly printOrder: PrintOrderView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, cancelRequestedAtMs } = props.printOrder;
  if (state !== 'cancelling' || cancelRequestedAtMs === null) return null;
  return (
    <Text as="p" tone="subdued">
      {t('order.cancelRequested', { when: format.relative(cancelRequestedAtMs) })}
    </Text>
  );
}
