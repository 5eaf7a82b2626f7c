import { BlockStack, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { CatalogueChanges } from './catalogue-changes.tsx';
import { CataloguePicker } from './catalogue-picker.tsx';

/** The catalogue, only to look at, with what changed in it. */
export function CataloguePage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('ProductsPage');
  const refresh = useAct('refreshCatalogue', ['catalogueChanges']);
  return (
    <Page
      title={t(PAGES.CataloguePage.title)}
      backAction={back}
      secondaryActions={[
        {
          content: t('catalogue.refresh'),
          loading: refresh.isPending,
          onAction: () => refresh.mutate({}, { onSuccess: () => toast(t('catalogue.refreshing')) }),
        },
      ]}
    >
      <BlockStack gap="400">
        {refresh.isError ? <FailureBanner error={refresh.error} onDismiss={refresh.reset} /> : null}
        <LaterTexts>
          <CatalogueChanges />
        </LaterTexts>
        <CataloguePicker />
      </BlockStack>
    </Page>
  );
}
