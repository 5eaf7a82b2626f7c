import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasLaterTexts, loadLaterTexts } from '../i18n/load-language.ts';
import { CardsSkeleton } from './page-skeleton.tsx';
import { PageUnavailable } from './page-unavailable.ts';

/** Content whose texts no first page needs: they are loaded before it is shown. */
export function LaterTexts(props: { readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  const [state, setState] = useState<'there' | 'loading' | 'failed'>(hasLaterTexts(i18n) ? 'there' : 'loading');
  useEffect(() => {
    loadLaterTexts(i18n).then(
      () => setState('there'),
      () => setState('failed'),
    );
  }, [i18n]);
  if (state === 'failed') throw new PageUnavailable('the texts of the settings');
  return state === 'there' ? props.children : <CardsSkeleton cards={3} lines={4} />;
}
