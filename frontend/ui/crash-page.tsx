import { Banner, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reopen } from '../bridge/reopen.ts';

/** In the place of a page that has a bug. */
export function CrashPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('appName')}>
      <Banner tone="critical" title={t('crashed')} action={{ content: t('action.reload'), onAction: reopen }}>
        <p>{t('crashedHint')}</p>
      </Banner>
    </Page>
  );
}
