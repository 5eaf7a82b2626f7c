import { Banner } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

/** Artwork that worked yesterday: better seen here than by an order. */
export function BrokenLinks({ count }: { readonly count: number }): ReactNode {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  if (count === 0) return null;
  return (
    <Banner
      tone="warning"
      title={t('home.brokenLinks.title', { count })}
      action={{ content: t('home.brokenLinks.button'), onAction: () => navigate('/products?tab=broken') }}
    >
      <p>{t('home.brokenLinks.text')}</p>
    </Banner>
  );
}
