import { Badge, BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintOrderView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

type Parcel = PrintOrderView['parcels'][number];

/** Each parcel with its tracking, and whether Shopify has it as a fulfillment. */
export function Parcels(props: { readonly printOrder: PrintOrderView }): ReactNode {
  const { t } = useTranslation();
  const { parcels } = props.printOrder;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('order.parcels')}
      </Text>
      {parcels.length === 0 ? (
        <BlockStack gap="050">
          <Text as="p">{t('order.noParcels')}</Text>
          <Text as="p" tone="subdued">
            {t('order.noParcelsHint')}
          </Text>
        </BlockStack>
      ) : (
        parcels.map((parcel, index) => (
          <ParcelLine key={`${parcel.carrier}-${parcel.trackingNumber ?? index}`} parcel={parcel} number={index + 1} />
        ))
      )}
    </BlockStack>
  );
}

function ParcelLine(props: { readonly parcel: Parcel; readonly number: number }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { carrier, trackingNumber, trackingUrl, shippedAtMs, fulfillmentGid, adopted, unwritable, waitsForSet } =
    props.parcel;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" fontWeight="semibold">
        {t('order.parcel', { number: props.number })}
      </Text>
      <Text as="span">
        {[carrier, trackingNumber ?? t('order.noTracking')].filter((part) => part !== '').join(' ')}
      </Text>
      {trackingUrl === null ? null : (
        <Link url={trackingUrl} external>
          {t('order.track')}
        </Link>
      )}
      {shippedAtMs === null ? null : (
        <Text as="span" tone="subdued">
          {format.dateTime(shippedAtMs)}
        </Text>
      )}
      <Badge {...(fulfillmentGid === null ? { tone: 'attention' as const } : { tone: 'success' as const })}>
        {t(
          fulfillmentGid !== null
            ? 'order.inShopify'
            : unwritable === null
              ? waitsForSet
                ? 'order.waitsForSet'
                : 'order.notInShopify'
              : `order.${unwritable}`,
        )}
      </Badge>
      {adopted ? <Badge tone="info">{t('order.adopted')}</Badge> : null}
    </InlineStack>
  );
}
