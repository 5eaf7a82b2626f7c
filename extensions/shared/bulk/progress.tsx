import { useText } from '../ui/host-context.ts';
import type { Result } from './save-all.ts';
import type { SaveProgress } from './use-save-all.ts';

function useReason(): (result: Result) => string {
  const t = useText();
  return ({ saved }) => {
    switch (saved.outcome) {
      case 'saved':
        return t('bulk.saved');
      case 'conflict':
        return t('bulk.conflict');
      case 'refused':
        return saved.faults
          .map(({ key, message }) => (key === null ? message : `${t(`field.${key}`)}: ${message}`))
          .join(' ');
      case 'denied':
        return t('denied.write', { reason: saved.reason });
      case 'failed':
        return t('bulk.failed', { reason: saved.reason });
    }
  };
}

/** How far saving is, by name everything that was not saved and why, and the way back. */
export function Progress({
  progress,
  onUndo,
}: {
  readonly progress: SaveProgress;
  /** null = nothing was saved. */
  readonly onUndo: (() => Promise<void>) | null;
}) {
  const t = useText();
  const reasonOf = useReason();
  const { total, results, isRunning } = progress;
  const failed = results.filter(({ saved }) => saved.outcome !== 'saved');
  if (isRunning) return <s-banner tone="info">{t('bulk.progress', { done: results.length, total })}</s-banner>;
  return (
    <s-banner
      tone={failed.length === 0 ? 'success' : 'critical'}
      heading={t('bulk.done', { saved: total - failed.length, failed: failed.length })}
    >
      <s-unordered-list>
        {failed.map((result) => (
          <s-list-item key={result.target.fields.ownerGid}>{`${result.target.label}: ${reasonOf(result)}`}</s-list-item>
        ))}
      </s-unordered-list>
      {onUndo === null ? null : (
        <s-button onClick={() => void onUndo()}>{t('bulk.undo', { number: total - failed.length })}</s-button>
      )}
    </s-banner>
  );
}
