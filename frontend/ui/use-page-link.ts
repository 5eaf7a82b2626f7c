import { useTranslation } from 'react-i18next';
import { PAGES, type PageName } from '../../web/contract/index.ts';

/** Pages that a link can name without saying which of several it means. */
type LinkedPage = {
  [Name in PageName]: (typeof PAGES)[Name]['path'] extends `${string}:${string}` ? never : Name;
}[PageName];

/** A page's title and path, for a button that leads there. */
export function usePageLink(name: LinkedPage): { readonly content: string; readonly url: string } {
  const { t } = useTranslation();
  const { title, path } = PAGES[name];
  return { content: t(title), url: path };
}
