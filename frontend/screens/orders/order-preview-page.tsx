import { BlockStack, Box, Page, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES, type OrderPreviewView } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { textAt } from '../../ui/known-words.ts';
import { PreviewedPrint } from './previewed-print.tsx';

/** What would be sent of one order now, or was: field by field, with every verdict, and nothing is done. */
export function OrderPreviewPage(props: { /** Number of the order. */ readonly order: string }): ReactNode {
  const { t } = useTranslation();
  const { order } = props;
  const preview = useRead('orderPreview', { params: { order } });
  const name = preview.data?.orderName;
  return (
    <Page
      title={name === undefined ? t(PAGES.OrderPreviewPage.title) : t('order.previewOf', { order: name })}
      backAction={{ content: name ?? t('order.title'), url: `/orders/${order}` }}
    >
      <Loaded query={preview} skeleton={<CardsSkeleton cards={2} lines={8} />}>
        {(view) => (
          <LaterTexts>
            <Content view={view} />
          </LaterTexts>
        )}
      </Loaded>
    </Page>
  );
}

function Content({ view }: { readonly view: OrderPreviewView }): ReactNode {
  const { t, i18n } = useTranslation();
  const { printOrders, leftOut } = view;
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p" tone="subdued">
          {t('preview.hint')}
        </Text>
        {leftOut.map((reason) => (
          <Text as="p" key={reason}>
            {textAt(i18n, `preview.leftOut.${reason}`)}
          </Text>
        ))}
      </Box>
      {printOrders.length === 0 ? <NothingYet title={t('preview.nothing')} text={t('preview.nothingHint')} /> : null}
      {printOrders.map((printOrder) => (
        <PreviewedPrint key={printOrder.externalId} printOrder={printOrder} />
      ))}
    </BlockStack>
  );
}
