import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The app's entries in the menu of the Shopify admin; App Bridge draws them there. */
export function AppMenu(): ReactNode {
  const { t } = useTranslation();
  return (
    <s-app-nav>
      <s-link href="/" rel="home">
        {t('nav.home')}
      </s-link>
      <s-link href="/orders">{t('nav.orders')}</s-link>
      <s-link href="/products">{t('nav.products')}</s-link>
      <s-link href="/activity">{t('nav.activity')}</s-link>
      <s-link href="/settings">{t('nav.settings')}</s-link>
    </s-app-nav>
  );
}
