import { Banner, BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';

/** Nothing is printed while this stands here: what that means, and where it ends. */
export function TestMode(props: { readonly mode: HomeView['testMode'] }): ReactNode {
  const { t } = useTranslation();
  const { mode } = props;
  if (mode === 'off') return null;
  if (mode === 'kind_unknown' || mode === 'went_live') return <Undecided why={mode} />;
  return (
    <Banner
      tone={mode === 'on' ? 'warning' : 'info'}
      title={t('home.testMode.title')}
      action={{ content: t('home.testMode.button'), url: '/settings/sending' }}
    >
      <BlockStack gap="100">
        {mode === 'development_store' ? <Text as="p">{t('home.testMode.development')}</Text> : null}
        <Text as="p">{t('home.testMode.meaning')}</Text>
      </BlockStack>
    </Banner>
  );
}

/** Orders wait until it is known whether they are tests: the merchant may say it here. */
function Undecided(props: { readonly why: 'kind_unknown' | 'went_live' }): ReactNode {
  const { t } = useTranslation();
  const save = useAct('saveSettings', ['settings', 'home', 'orders']);
  const choose = (testMode: boolean): void =>
    save.mutate(
      { body: { testMode } },
      {
        onSuccess: ({ ordersWoken }) =>
          toast(ordersWoken === 0 ? t('settings.saved') : t('settings.savedAndWoken', { count: ordersWoken })),
      },
    );
  return (
    <Banner
      tone="warning"
      title={t(`home.testMode.${props.why}.title`)}
      action={{ content: t('home.testMode.print'), onAction: () => choose(false), loading: save.isPending }}
      secondaryAction={{ content: t('home.testMode.keep'), onAction: () => choose(true) }}
    >
      <BlockStack gap="200">
        <Text as="p">{t(`home.testMode.${props.why}.text`)}</Text>
        <Text as="p">{t('home.testMode.choice')}</Text>
        {save.isError ? <FailureBanner error={save.error} /> : null}
      </BlockStack>
    </Banner>
  );
}
