import { Banner, Page } from '@shopify/polaris';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { isAway } from '../api/failure.ts';
import { reopen } from '../bridge/reopen.ts';

const LOOK_MS = 5_000;

/** In the place of a page whose code could not be loaded; loads it as soon as the server is back. */
export function UnavailablePage(): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    let wasAway = false;
    const look = async (): Promise<void> => {
      const answers = await call('jobs', {}).then(
        () => true,
        (error: unknown) => !isAway(error),
      );
      // A server that never was away has lost this page's code for another reason: then the merchant decides.
      if (answers && wasAway) location.reload();
      wasAway ||= !answers;
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Page title={t('appName')}>
      <Banner tone="warning" title={t('away.title')} action={{ content: t('action.reload'), onAction: reopen }}>
        <p>{t('away.page')}</p>
      </Banner>
    </Page>
  );
}
