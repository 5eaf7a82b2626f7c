import { Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CataloguePicker } from './catalogue-picker.tsx';

export function CataloguePage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('catalogue.title')} backAction={{ content: t('products.title'), url: '/products' }}>
      <CataloguePicker />
    </Page>
  );
}
