import { announceSaved } from '../app/app-api.ts';
import { savedFields } from '../fields/draft.ts';
import { saveChanges, type Saved } from '../fields/save.ts';
import { changesAt, type Target } from './targets.ts';

/** What became of one target, which is named by its label. */
export interface Result {
  readonly target: Target;
  readonly saved: Saved;
}

/** Saves one after the other, each under its own lock, and tells of each; one that fails does not stop the rest. */
export async function saveAll(targets: readonly Target[], onResult: (result: Result) => void): Promise<void> {
  const done: Result[] = [];
  for (const target of targets) {
    const result = { target, saved: await saveChanges(target.fields, changesAt(target), target.place) };
    done.push(result);
    onResult(result);
  }
  await announceSaved(
    done.flatMap(({ target: { variantGid, level, fields }, saved }) =>
      variantGid === null || saved.outcome !== 'saved'
        ? []
        : [savedFields({ ...fields, own: saved.own }, { variantGid, level })],
    ),
  );
}
