import { Banner } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

/** Shipping rates that no rule names: nothing waits for them, and somebody ought to look. */
export function UnmappedRates(props: { readonly count: number }): ReactNode {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { count } = props;
  if (count === 0) return null;
  return (
    <Banner
      title={t('home.unmapped.title', { count })}
      action={{ content: t('home.unmapped.button'), onAction: () => navigate('/settings/shipping') }}
    >
      <p>{t('home.unmapped.text')}</p>
    </Banner>
  );
}
