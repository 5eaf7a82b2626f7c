import { Badge, Banner, BlockStack, Card, Divider, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PROBLEMS, type PreviewedPrintOrder, type ProblemView } from '../../../web/contract/index.ts';
import { Facts } from '../../ui/facts.tsx';
import { OrderBadge } from '../../ui/state-badge.tsx';
import { useDetailRows } from '../../ui/use-detail-rows.ts';
import { Comparison, Money, Parcel } from './preview-facts.tsx';
import { PreviewedItem } from './previewed-item.tsx';
import { Destination } from './print-order-facts.tsx';

interface PreviewedProps {
  readonly printOrder: PreviewedPrintOrder;
}

/** One print order: the verdict, everything that goes or went to Picanova, and what the other region would make. */
export function PreviewedPrint({ printOrder }: PreviewedProps): ReactNode {
  const { items, problems } = printOrder;
  return (
    <Card>
      <BlockStack gap="400">
        <Heading printOrder={printOrder} />
        {problems.map((problem, index) => (
          <Verdict key={`${problem.code}-${index}`} problem={problem} printOrder={printOrder} />
        ))}
        <Notices printOrder={printOrder} />
        {items.length === 0 ? null : <Items printOrder={printOrder} />}
        <Divider />
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          <Destination printOrder={printOrder} />
          <Parcel printOrder={printOrder} />
          <Money printOrder={printOrder} />
        </InlineGrid>
        {printOrder.other === null ? null : <Comparison other={printOrder.other} />}
      </BlockStack>
    </Card>
  );
}

function Items({ printOrder }: PreviewedProps): ReactNode {
  const { t } = useTranslation();
  return (
    <BlockStack gap="400">
      <Text as="h3" variant="headingSm">
        {t(printOrder.sent ? 'order.sentTitle.after' : 'order.sentTitle.before')}
      </Text>
      {printOrder.items.map((item, index) => (
        <PreviewedItem key={`${item.lineItemGid}-${index}`} item={item} region={printOrder.region} />
      ))}
    </BlockStack>
  );
}

function Heading({ printOrder }: PreviewedProps): ReactNode {
  const { t } = useTranslation();
  const { externalId, sent, state, holdReason, problems, isTest, belowFloor } = printOrder;
  const unsent = problems.length > 0 ? 'blocked' : state === 'held' ? 'held' : 'notSent';
  const title = t(`preview.${sent ? 'sent' : unsent}`);
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <OrderBadge state={state} holdReason={holdReason} />
        {belowFloor ? <Badge tone="warning">{t('orders.belowFloor')}</Badge> : null}
        {isTest ? <Badge tone="info">{t('orders.test')}</Badge> : null}
      </InlineStack>
      <Text as="p" tone="subdued">
        {t('order.printOrder', { externalId })}
      </Text>
    </BlockStack>
  );
}

/** A problem as it stands in the way; it is mended on the order's own page. */
function Verdict({ problem, printOrder }: PreviewedProps & { readonly problem: ProblemView }): ReactNode {
  const { t } = useTranslation();
  const rows = useDetailRows()(problem.detail);
  const item = printOrder.items.find(({ lineItemGid }) => lineItemGid === problem.lineItemGid);
  return (
    <Banner tone={PROBLEMS[problem.code].tone} title={t(`problems.${problem.code}.title`)}>
      <BlockStack gap="200">
        {item === undefined ? null : (
          <Text as="p" fontWeight="semibold">
            {item.title}
          </Text>
        )}
        <Text as="p">{t(`problems.${problem.code}.what`)}</Text>
        {rows.length === 0 ? null : <Facts rows={rows} />}
        <Text as="p">{t(`problems.${problem.code}.todo`)}</Text>
      </BlockStack>
    </Banner>
  );
}

function Notices({ printOrder }: PreviewedProps): ReactNode {
  const { t } = useTranslation();
  const { sent, problems, picanovaAway, isTest, state } = printOrder;
  const isFine = !sent && problems.length === 0 && !picanovaAway && state === 'ready';
  return (
    <>
      {isFine ? <Text as="p">{t('preview.ready')}</Text> : null}
      {picanovaAway ? <Text as="p">{t('preview.away')}</Text> : null}
      {isTest && !sent ? <Text as="p">{t('preview.asTest')}</Text> : null}
    </>
  );
}
