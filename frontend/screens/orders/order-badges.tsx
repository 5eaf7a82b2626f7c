import { Badge, InlineStack } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

/** Shopify's words for what became of the payment; another one says nothing to a merchant. */
const PAYMENTS = [
  'AUTHORIZED',
  'EXPIRED',
  'PAID',
  'PARTIALLY_PAID',
  'PARTIALLY_REFUNDED',
  'PENDING',
  'REFUNDED',
  'VOIDED',
] as const;

/** Beside the order's name: test, payment, cancellation, and when it is looked at next. */
export function OrderBadges(props: { readonly view: OrderView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { isTest, financialStatus, cancelledAtMs, dueAtMs } = props.view;
  const payment = PAYMENTS.find((known) => known === financialStatus);
  return (
    <InlineStack gap="150">
      {isTest ? <Badge tone="info">{t('orders.test')}</Badge> : null}
      {payment === undefined ? null : <Badge>{t(`order.payment.${payment}`)}</Badge>}
      {cancelledAtMs === null ? null : (
        <Badge tone="critical">{t('order.cancelledInShopify', { when: format.relative(cancelledAtMs) })}</Badge>
      )}
      {dueAtMs === null || dueAtMs < Date.now() ? null : (
        <Badge tone="attention">{t('order.dueAt', { when: format.time(dueAtMs) })}</Badge>
      )}
    </InlineStack>
  );
}
