import { Banner, BlockStack } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { HomeView } from '../../../web/contract/index.ts';
import { reopen } from '../../bridge/reopen.ts';
import { useFormat } from '../../format/use-format.ts';

/** What stands in the way of all orders alike, each with what ends it. */
export function Banners(props: { readonly health: HomeView['health'] }): ReactNode {
  const { health } = props;
  if (!health.shopifyAccessLost && health.rejected.length === 0 && health.picanovaAway === null) return null;
  return (
    <BlockStack gap="400">
      {health.shopifyAccessLost ? <AccessLost /> : null}
      {health.rejected.length > 0 ? <KeyRefused regions={health.rejected} /> : null}
      {health.picanovaAway === null ? null : <PicanovaAway away={health.picanovaAway} />}
    </BlockStack>
  );
}

function AccessLost(): ReactNode {
  const { t } = useTranslation();
  return (
    <Banner
      tone="critical"
      title={t('home.health.accessLost')}
      action={{ content: t('action.reload'), onAction: reopen }}
    >
      <p>{t('home.health.accessLostHint')}</p>
    </Banner>
  );
}

function KeyRefused(props: { readonly regions: HomeView['health']['rejected'] }): ReactNode {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const regions = props.regions.map((region) => t(`region.${region}`)).join(', ');
  return (
    <Banner
      tone="critical"
      title={t('home.health.keyRefused', { regions })}
      action={{
        content: t('problems.credentials_rejected.button'),
        onAction: () => navigate('/settings/connections'),
      }}
    >
      <p>{t('home.health.keyRefusedHint')}</p>
    </Banner>
  );
}

function PicanovaAway(props: { readonly away: NonNullable<HomeView['health']['picanovaAway']> }): ReactNode {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const format = useFormat();
  const { printOrders, nextTryAtMs } = props.away;
  return (
    <Banner
      tone="warning"
      title={t('home.health.picanovaAway')}
      action={{
        content: t('home.attention.show'),
        onAction: () => navigate('/orders?tab=attention&problem=picanova_unreachable'),
      }}
    >
      <p>
        {t('home.health.picanovaAwayHint', { count: printOrders })}{' '}
        {nextTryAtMs === null
          ? t('home.health.tryingNow')
          : t('home.health.nextTry', { when: format.time(nextTryAtMs) })}
      </p>
    </Banner>
  );
}
