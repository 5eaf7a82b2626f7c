import type { KnownNamespaces } from '../app/namespaces.ts';
import { useText } from './host-context.ts';
import type { Notice } from './use-fields.ts';

/**
 * Why nothing was saved. A conflict shows what the others entered; the own entry is kept, and theirs is one click away.
 */
export function SaveNotice({ notice, onTakeTheirs }: { readonly notice: Notice; readonly onTakeTheirs: () => void }) {
  const t = useText();
  switch (notice.kind) {
    case 'conflict':
      return (
        <s-banner tone="warning" heading={t('conflict.title')}>
          <s-stack gap="small-200">
            {notice.theirs.map(({ key, value }) => (
              <s-text key={key}>{`${t(`field.${key}`)}: ${value ?? t('conflict.cleared')}`}</s-text>
            ))}
            <s-text>{t('conflict.todo')}</s-text>
            <s-button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</s-button>
          </s-stack>
        </s-banner>
      );
    case 'refused':
      return (
        <s-banner tone="critical" heading={t('save.refused')}>
          {notice.message}
        </s-banner>
      );
    case 'denied':
      return (
        <s-banner tone="critical" heading={t('denied.title')}>
          {t('denied.write', { reason: notice.reason })}
        </s-banner>
      );
    case 'failed':
      return (
        <s-banner tone="critical" heading={t('save.failed')}>
          {notice.reason}
        </s-banner>
      );
  }
}

/** Said when the namespace could not be asked for: an edit would else quietly go where the merchant does not look. */
export function NamespaceNote({ known }: { readonly known: KnownNamespaces }) {
  const t = useText();
  const { chosen } = known.namespaces;
  if (known.from === 'assumed') return <s-text tone="warning">{t('namespace.assumed', { namespace: chosen })}</s-text>;
  return chosen === '$app' ? null : <s-text color="subdued">{t('namespace.chosen', { namespace: chosen })}</s-text>;
}
