import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppLinks } from '../../web/contract/index.ts';

/** The addresses that came with the document. */
export const LinksContext = createContext<AppLinks | null>(null);

/** Where help, support and the like are; the help in the merchant's language. */
export function useAppLinks(): AppLinks {
  const { i18n } = useTranslation();
  const links = useContext(LinksContext);
  if (links === null) throw new Error('the pages were given no links');
  return { ...links, help: `${links.help}?lang=${i18n.language}` };
}
