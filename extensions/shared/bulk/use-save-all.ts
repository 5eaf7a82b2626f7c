import { useState } from 'preact/hooks';
import { saveAll, type Result } from './save-all.ts';
import { changesAt, type Target } from './targets.ts';

export interface SaveProgress {
  readonly total: number;
  readonly results: readonly Result[];
  readonly isRunning: boolean;
}

/**
 * Saves what differs and keeps the results. What was saved is the new state to compare with; the rest can be tried
 * again.
 */
export function useSaveAll(onSaved: (saved: readonly Result[]) => void) {
  const [progress, setProgress] = useState<SaveProgress | null>(null);

  async function save(targets: readonly Target[]): Promise<void> {
    const changed = targets.filter((target) => changesAt(target).length > 0);
    const results: Result[] = [];
    setProgress({ total: changed.length, results: [], isRunning: true });
    await saveAll(changed, (result) => {
      results.push(result);
      setProgress({ total: changed.length, results: [...results], isRunning: true });
    });
    setProgress({ total: changed.length, results, isRunning: false });
    onSaved(results);
  }

  return { progress, save };
}

/** Targets with what was saved as their new stored fields. */
export function afterSaving(targets: readonly Target[], results: readonly Result[]): readonly Target[] {
  const saved = new Map(
    results.flatMap(({ target, saved: result }) =>
      result.outcome === 'saved' ? [[target.fields.ownerGid, result.own] as const] : [],
    ),
  );
  return targets.map((target) => {
    const own = saved.get(target.fields.ownerGid);
    return own === undefined ? target : { ...target, fields: { ...target.fields, own } };
  });
}
