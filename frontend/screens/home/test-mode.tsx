import { Banner, BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';

/** Nothing is printed while this stands here: what that means, and where it ends. */
export function TestMode(props: { readonly mode: HomeView['testMode'] }): ReactNode {
  const { t } = useTranslation();
  if (props.mode === 'off') return null;
  return (
    <Banner
      tone={props.mode === 'on' ? 'warning' : 'info'}
      title={t('home.testMode.title')}
      action={{ content: t('home.testMode.button'), url: '/settings/sending' }}
    >
      <BlockStack gap="100">
        {props.mode === 'development_store' ? <Text as="p">{t('home.testMode.development')}</Text> : null}
        <Text as="p">{t('home.testMode.meaning')}</Text>
      </BlockStack>
    </Banner>
  );
}
