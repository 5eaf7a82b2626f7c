import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintOrderRow } from '../../../web/contract/index.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { useFormat } from '../../format/use-format.ts';
import { Artwork } from '../../ui/artwork.tsx';
import { OrderBadge } from '../../ui/state-badge.tsx';

const THUMBNAIL_PX = 36;

interface OrderRowProps {
  readonly row: PrintOrderRow;
  readonly position: number;
  readonly selected: boolean;
  readonly condensed: boolean;
}

/** Drawn anew only when it changes: a page has many. */
export const OrderRow = memo(function OrderRow(props: OrderRowProps): ReactNode {
  const format = useFormat();
  const { row, position, selected } = props;
  return (
    <IndexTable.Row id={row.id} position={position} selected={selected}>
      {props.condensed ? (
        <div style={{ padding: 'var(--p-space-300) var(--p-space-400)' }}>
          <BlockStack gap="200">
            <InlineStack align="space-between" gap="200">
              <OrderName row={row} />
              <Text as="span" tone="subdued">
                {format.dateTime(row.createdAtMs)}
              </Text>
            </InlineStack>
            <Items row={row} />
            <Status row={row} />
          </BlockStack>
        </div>
      ) : (
        <>
          <IndexTable.Cell>
            <OrderName row={row} />
          </IndexTable.Cell>
          <IndexTable.Cell>{format.dateTime(row.createdAtMs)}</IndexTable.Cell>
          <IndexTable.Cell>
            <Items row={row} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Status row={row} />
          </IndexTable.Cell>
          <IndexTable.Cell>{row.countryCode === null ? '' : format.country(row.countryCode)}</IndexTable.Cell>
          <IndexTable.Cell>{row.picanovaOrderId ?? ''}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
});

function OrderName(props: { readonly row: PrintOrderRow }): ReactNode {
  const { t } = useTranslation();
  const { orderGid, orderName, isTest } = props.row;
  return (
    <InlineStack gap="150" blockAlign="center" wrap={false}>
      <Text as="span" fontWeight="semibold">
        <Link url={`/orders/${numberOf(orderGid)}`} dataPrimaryLink monochrome removeUnderline>
          {orderName}
        </Link>
      </Text>
      {isTest ? <Badge tone="info">{t('orders.test')}</Badge> : null}
    </InlineStack>
  );
}

function Items(props: { readonly row: PrintOrderRow }): ReactNode {
  const { t } = useTranslation();
  const [first, ...others] = props.row.items;
  if (first === undefined) return null;
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Artwork url={first.artworkUrl} title={first.title} sizePx={THUMBNAIL_PX} />
      <span className="clamp">{`${first.quantity} × ${first.title}`}</span>
      {others.length === 0 ? null : (
        <Text as="span" tone="subdued">
          {t('orders.moreItems', { count: others.length })}
        </Text>
      )}
    </InlineStack>
  );
}

function Status(props: { readonly row: PrintOrderRow }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, holdReason, holdUntilMs } = props.row;
  return (
    <BlockStack gap="050" inlineAlign="start">
      <OrderBadge state={state} holdReason={holdReason} />
      {state === 'held' && holdUntilMs !== null ? (
        <Text as="span" tone="subdued">
          {t('orders.holdUntil', { when: format.dateTime(holdUntilMs) })}
        </Text>
      ) : null}
      <Problems row={props.row} />
      {props.row.belowFloor ? <Badge tone="warning">{t('orders.belowFloor')}</Badge> : null}
    </BlockStack>
  );
}

function Problems(props: { readonly row: PrintOrderRow }): ReactNode {
  const { t } = useTranslation();
  const [first, ...others] = props.row.problemCodes;
  if (first === undefined) return null;
  const title = t(`problems.${first}.title`);
  return (
    <Text as="span" tone="critical">
      {others.length === 0 ? title : `${title} ${t('orders.problemCount', { count: others.length })}`}
    </Text>
  );
}
