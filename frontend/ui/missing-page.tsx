import { EmptyState, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** At an address that is no page. */
export function MissingPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('appName')}>
      <EmptyState heading={t('pageMissing')} image="" action={{ content: t('goHome'), url: '/' }}>
        <p>{t('pageMissingHint')}</p>
      </EmptyState>
    </Page>
  );
}
