import { Banner, BlockStack, Text, type BannerProps } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { reopen } from '../../bridge/reopen.ts';

const PARTNER_DASHBOARD = 'https://partners.shopify.com/current/apps';

/** What Shopify does not let the app do, who grants it and where. What waits goes on by itself afterwards. */
export function NotGranted(props: { readonly refused: HomeView['health']['accessNotGranted'] }): ReactNode {
  const { t } = useTranslation();
  const action = useAction(props.refused);
  if (props.refused === null) return null;
  const { what, areas, waiting } = props.refused;
  return (
    <Banner tone="critical" title={t(`home.notGranted.${what}.title`)} action={action}>
      <BlockStack gap="100">
        <Text as="p">{t(`home.notGranted.${what}.text`)}</Text>
        {areas.length === 0 ? null : (
          <Text as="p">
            {t('home.notGranted.areas', { areas: areas.map((area) => t(`home.notGranted.area.${area}`)).join(', ') })}
          </Text>
        )}
        <Text as="p">{t(`home.notGranted.${what}.where`)}</Text>
        <Text as="p">
          {waiting === 0 ? t('home.notGranted.afterwards') : t('home.notGranted.waiting', { count: waiting })}
        </Text>
      </BlockStack>
    </Banner>
  );
}

/** Opening the app anew is when Shopify asks the merchant for what is missing. */
function useAction(refused: HomeView['health']['accessNotGranted']): NonNullable<BannerProps['action']> {
  const { t } = useTranslation();
  return refused?.what === 'scopes'
    ? { content: t('action.reload'), onAction: reopen }
    : { content: t('home.notGranted.open'), url: PARTNER_DASHBOARD, external: true };
}
