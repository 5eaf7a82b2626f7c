import type { Read } from '../fields/read.ts';
import type { Host } from '../host.ts';

/** Why there is nothing to edit. */
export function Unreadable({
  host,
  failure,
}: {
  readonly host: Host;
  readonly failure: Exclude<Read<never>, { outcome: 'answer' }>;
}) {
  const t = host.i18n.translate;
  switch (failure.outcome) {
    case 'denied':
      return (
        <s-banner tone="critical" heading={t('denied.title')}>
          {t('denied.read', { reason: failure.reason })}
        </s-banner>
      );
    case 'failed':
      return (
        <s-banner tone="critical" heading={t('readFailed')}>
          {failure.reason}
        </s-banner>
      );
    case 'gone':
      return <s-banner tone="warning">{t('gone')}</s-banner>;
  }
}
