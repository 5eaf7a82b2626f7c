import { Link } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { APP_LINKS } from '../../web/contract/app-links.ts';
import { useAppLinks } from './app-links.ts';

/** Under every page: the help, and what whoever runs the app publishes. All open beside the admin. */
export function AppFooter(): ReactNode {
  const { t } = useTranslation();
  const links = useAppLinks();
  return (
    <footer className="app-footer">
      {APP_LINKS.map((name) => {
        const url = links[name];
        return url === null ? null : (
          <Link key={name} url={url} external>
            {t(`footer.${name}`)}
          </Link>
        );
      })}
    </footer>
  );
}
