import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../web/contract/index.ts';

/** The app's entries in the menu of the Shopify admin; App Bridge draws them there. */
export function AppMenu(): ReactNode {
  const { t } = useTranslation();
  return (
    <s-app-nav>
      {Object.values(PAGES).map((page) =>
        'menu' in page ? (
          <s-link key={page.menu} href={page.menu} {...(page.menu === '/' ? { rel: 'home' as const } : {})}>
            {t(page.title)}
          </s-link>
        ) : null,
      )}
    </s-app-nav>
  );
}
