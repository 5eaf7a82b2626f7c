import { BlockStack, List, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewedPrintOrder } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Facts } from '../../ui/facts.tsx';
import { useNoteText } from '../../ui/use-note-text.ts';
import { Block, expectedRows, marginText } from './print-order-facts.tsx';

interface PreviewProps {
  readonly printOrder: PreviewedPrintOrder;
}

/** How the parcel travels, and what is declared for it. */
export function Parcel({ printOrder }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const noteText = useNoteText();
  const { shippingTitle, shippingNotes, api, region, customsShipping } = printOrder;
  const isDeclared = customsShipping !== null || printOrder.items.some(({ customsValue }) => customsValue !== null);
  return (
    <Block title={t('order.shipping')}>
      <Facts
        rows={[
          [t('order.region'), t(`region.${region}`)],
          [t('order.shippingTitle'), shippingTitle ?? t('none')],
          [t('preview.method'), useMethodText(printOrder)],
          [t('preview.ordered'), api === null ? null : t(`preview.api.${api}`)],
          [t('preview.customsShipping'), customsShipping === null ? null : format.money(customsShipping)],
        ]}
      />
      {isDeclared || printOrder.address === null ? null : (
        <Text as="p" tone="subdued">
          {t('preview.customsNone')}
        </Text>
      )}
      {shippingNotes.length === 0 ? null : (
        <List>
          {shippingNotes.map((note) => (
            <List.Item key={note.code}>{noteText(note)}</List.Item>
          ))}
        </List>
      )}
    </Block>
  );
}

function useMethodText({ shippingMethod, api }: PreviewedPrintOrder): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (shippingMethod === null) return t(api === 'v1' ? 'preview.methodByPicanova' : 'preview.methodOpen');
  const { name, price } = shippingMethod;
  return price === null ? name : t('preview.methodPrice', { name, price: format.money(price) });
}

/** What it costs, what was paid, and what stays. */
export function Money({ printOrder }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { sent, soldFor, picanovaTotal } = printOrder;
  return (
    <Block title={t('order.cost')}>
      <Facts
        rows={[
          ...useEstimateRows(printOrder, sent),
          [t('order.picanovaTotal'), picanovaTotal === null ? null : format.money(picanovaTotal)],
          [t('order.soldFor'), soldFor === null ? null : format.money(soldFor)],
          [t('order.margin'), marginText(printOrder.margin, format) ?? t('preview.marginUnknown')],
        ]}
      />
      {printOrder.belowFloor ? (
        <Text as="p" tone="critical">
          {t('order.belowFloor')}
        </Text>
      ) : null}
    </Block>
  );
}

type Estimate = Pick<PreviewedPrintOrder, 'expectedCost'>;

function useEstimateRows({ expectedCost }: Estimate, sent: boolean): readonly (readonly [string, string])[] {
  const { t } = useTranslation();
  const format = useFormat();
  if (sent) return [];
  if (expectedCost === null) return [[t('preview.total'), t('preview.unknownCost')]];
  const { totalMinor: minor, currency } = expectedCost;
  return [
    ...expectedRows(expectedCost, { t, format, pending: t('preview.methodOpen') }),
    [t('preview.total'), format.money({ minor, currency })],
  ];
}

/** The other connected region: what it would cost and leave there, and what would be in the way. */
export function Comparison({ other }: { readonly other: NonNullable<PreviewedPrintOrder['other']> }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { region, problems, margin } = other;
  const rows = useEstimateRows(other, false);
  const titles = [...new Set(problems.map(({ code }) => t(`problems.${code}.title`)))].join(', ');
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('preview.other', { region: t(`region.${region}`) })}
      </Text>
      {problems.length > 0 ? (
        <Text as="p">{t('preview.otherProblems', { problems: titles })}</Text>
      ) : (
        <>
          <Text as="p">{t('preview.otherFine')}</Text>
          <Facts rows={[...rows, [t('order.margin'), marginText(margin, format) ?? t('preview.marginUnknown')]]} />
        </>
      )}
    </BlockStack>
  );
}
