import { BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PrintOrderView } from '../../../web/contract/index.ts';
import { useFormat, type Format } from '../../format/use-format.ts';
import { Facts } from '../../ui/facts.tsx';
import { textAt } from '../../ui/known-words.ts';

interface FactsProps {
  readonly printOrder: PrintOrderView;
}

/** A titled part of a card. */
export function Block(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {props.title}
      </Text>
      {props.children}
    </BlockStack>
  );
}

type Address = NonNullable<PrintOrderView['address']>;

/** The address as Picanova gets it, and as it is in Shopify now where it was too late for that. */
export function Destination(props: {
  readonly printOrder: Pick<PrintOrderView, 'address'> & Partial<Pick<PrintOrderView, 'changedAddress'>>;
}): ReactNode {
  const { t } = useTranslation();
  const { address, changedAddress = null } = props.printOrder;
  if (address === null) {
    return (
      <Block title={t('order.address')}>
        <Text as="p" tone="subdued">
          {t('order.addressMissing')}
        </Text>
      </Block>
    );
  }
  return (
    <BlockStack gap="400">
      <Block title={t('order.address')}>
        <AddressLines address={address} />
      </Block>
      {changedAddress === null ? null : (
        <Block title={t('order.changedAddress')}>
          <AddressLines address={changedAddress} />
        </Block>
      )}
    </BlockStack>
  );
}

function AddressLines({ address }: { readonly address: Address }): ReactNode {
  const format = useFormat();
  const lines = [
    `${address.firstname} ${address.lastname}`,
    address.company,
    address.streetPrimary,
    address.streetSecondary,
    [address.postcode, address.city, address.regionCode].filter((part) => part !== null).join(' '),
    format.country(address.countryCode),
    address.telephone,
    address.email,
  ].filter((line) => line !== null);
  return (
    <address style={{ fontStyle: 'normal', overflowWrap: 'anywhere' }}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}

/** What the buyer chose and how it is shipped. */
export function Shipping(props: FactsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { printOrder } = props;
  return (
    <Block title={t('order.shipping')}>
      <Facts
        rows={[
          [t('order.shippingTitle'), printOrder.shippingTitle ?? t('none')],
          [t('order.shippingMethod'), printOrder.shippingMethod ?? t('order.shippingPending')],
          [t('order.region'), t(`region.${printOrder.region}`)],
          [t('order.sentAt'), printOrder.sentAtMs === null ? null : format.dateTime(printOrder.sentAtMs)],
        ]}
      />
    </Block>
  );
}

/** What stays, with its share of what was paid. */
export function marginText(margin: PrintOrderView['margin'], format: Format): string | null {
  if (margin === null) return null;
  const { percent } = margin;
  return percent === null ? format.money(margin) : `${format.money(margin)} (${format.percent(percent)})`;
}

type Row = readonly [name: string, value: string];

/** The parts of what it will cost; `pending` stands where shipping is not known yet. */
export function expectedRows(
  cost: NonNullable<PrintOrderView['expectedCost']>,
  { t, format, pending }: { readonly t: TFunction; readonly format: Format; readonly pending: string },
): readonly Row[] {
  const { productionMinor, optionsMinor, shippingMinor, currency } = cost;
  const money = (minor: number): string => format.money({ minor, currency });
  return [
    [t('order.production'), money(productionMinor)],
    [t('order.optionsCost'), money(optionsMinor)],
    [t('order.shippingCost'), shippingMinor === null ? pending : money(shippingMinor)],
  ];
}

/** What Picanova takes, what the buyer paid, and what stays. */
export function Cost(props: FactsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { picanovaTotal, expectedCost, soldFor, margin, belowFloor } = props.printOrder;
  const { picanovaOrderId, picanovaStatus } = props.printOrder;
  const pending = t('order.shippingCostPending');
  const statusText = (status: string): string =>
    textAt(i18n, `picanovaStatus.${status.toLowerCase()}`) ?? t('picanovaStatus.unknown');
  return (
    <Block title={t('order.cost')}>
      <Facts
        rows={[
          ...(expectedCost === null ? [] : expectedRows(expectedCost, { t, format, pending })),
          [t('order.picanovaTotal'), picanovaTotal === null ? t('order.costPending') : format.money(picanovaTotal)],
          [t('order.soldFor'), soldFor === null ? null : format.money(soldFor)],
          [t(picanovaTotal === null ? 'order.marginExpected' : 'order.margin'), marginText(margin, format)],
          [t('order.picanovaOrder'), picanovaOrderId],
          [t('order.picanovaStatus'), picanovaStatus === null ? null : statusText(picanovaStatus)],
        ]}
      />
      {margin === null ? null : (
        <Text as="p" tone="subdued">
          {t('order.marginHint')}
        </Text>
      )}
      {belowFloor ? (
        <Text as="p" tone="critical">
          {t('order.belowFloor')}
        </Text>
      ) : null}
    </Block>
  );
}
