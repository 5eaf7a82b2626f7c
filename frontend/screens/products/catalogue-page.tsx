import { Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { usePageLink } from '../../ui/use-page-link.ts';
import { CataloguePicker } from './catalogue-picker.tsx';

/** The catalogue, only to look at. */
export function CataloguePage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('ProductsPage');
  return (
    <Page title={t(PAGES.CataloguePage.title)} backAction={back}>
      <CataloguePicker />
    </Page>
  );
}
