import { useState } from 'preact/hooks';
import { draftOf } from '../fields/draft.ts';
import { saveAll, type Result } from './save-all.ts';
import { changesAt, type Target } from './targets.ts';

export interface SaveProgress {
  readonly total: number;
  readonly results: readonly Result[];
  readonly isRunning: boolean;
}

/** What was saved, as targets that put back what stood there before. */
function undoing(results: readonly Result[]): readonly Target[] {
  return results.flatMap(({ target, saved }) =>
    saved.outcome === 'saved'
      ? [{ ...target, fields: { ...target.fields, own: saved.own }, draft: draftOf(target.fields.own) }]
      : [],
  );
}

/**
 * Saves what differs and keeps the results. What was saved is the new state to compare with; the rest can be tried
 * again. `undo` puts back what stood there, where nobody has changed it since; null = nothing was saved.
 */
export function useSaveAll(edit: (how: (targets: readonly Target[]) => readonly Target[]) => void) {
  const [progress, setProgress] = useState<SaveProgress | null>(null);

  async function run(targets: readonly Target[]): Promise<readonly Result[]> {
    const changed = targets.filter((target) => changesAt(target).length > 0);
    const results: Result[] = [];
    setProgress({ total: changed.length, results: [], isRunning: true });
    await saveAll(changed, (result) => {
      results.push(result);
      setProgress({ total: changed.length, results: [...results], isRunning: true });
    });
    setProgress({ total: changed.length, results, isRunning: false });
    return results;
  }

  async function save(targets: readonly Target[]): Promise<void> {
    const results = await run(targets);
    edit((before) => afterSaving(before, results));
  }

  const saved = progress === null || progress.isRunning ? [] : undoing(progress.results);
  async function undo(): Promise<void> {
    const results = await run(saved);
    const drafts = new Map(results.map(({ target }) => [target.fields.ownerGid, target.draft]));
    edit((before) =>
      afterSaving(before, results).map((target) => ({
        ...target,
        draft: drafts.get(target.fields.ownerGid) ?? target.draft,
      })),
    );
  }

  return { progress, save, undo: saved.length === 0 ? null : undo };
}

/** Targets with what was saved as their new stored fields. */
function afterSaving(targets: readonly Target[], results: readonly Result[]): readonly Target[] {
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
