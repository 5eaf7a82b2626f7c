import { useEffect, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { markSaved, markUnsaved } from '../bridge/unsaved.ts';

interface SaveBarProps {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/**
 * Shopify's contextual save bar. While it shows, the admin asks before unsaved changes are lost; so does the browser.
 */
export function SaveBar(props: SaveBarProps): ReactNode {
  const { t } = useTranslation();
  const id = `save-bar-${useId().replaceAll(':', '')}`;
  const { dirty, saving } = props;
  useEffect(() => {
    if (!dirty) return undefined;
    void globalThis.shopify?.saveBar.show(id);
    markUnsaved(id);
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void globalThis.shopify?.saveBar.hide(id);
      markSaved(id);
    };
  }, [dirty, id]);
  return (
    <ui-save-bar id={id}>
      <button
        {...{ variant: 'primary' }}
        {...(saving ? { loading: '' } : {})}
        disabled={saving}
        onClick={props.onSave}
        type="button"
      >
        {t('action.save')}
      </button>
      <button disabled={saving} onClick={props.onDiscard} type="button">
        {t('action.discard')}
      </button>
    </ui-save-bar>
  );
}
