import { Banner } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Picanova changed its catalogue: variants of the shop cannot be printed as they are, before an order finds out. */
export function CatalogueStopped(props: { readonly variants: number }): ReactNode {
  const { t } = useTranslation();
  if (props.variants === 0) return null;
  return (
    <Banner
      tone="warning"
      title={t('home.catalogueStopped.title', { count: props.variants })}
      action={{ content: t('home.catalogueStopped.button'), url: '/products/catalogue' }}
    >
      <p>{t('home.catalogueStopped.text')}</p>
    </Banner>
  );
}
