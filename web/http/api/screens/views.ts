import { requireGidNumber } from '../../../domain/print-order/external-id.ts';
import type { Problem } from '../../../domain/kernel/problems.ts';
import { readNote } from '../../../domain/print-fields/notes.ts';
import type { Job } from '../../../pipeline/ports/index.ts';
import type { JobView, NoteView, ProblemView } from '../../../contract/index.ts';

/** What several screens show alike. */
export function problemView({ code, lineItemGid, variant, detail }: Problem): ProblemView {
  const plain = Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]),
  );
  return {
    code,
    ...(lineItemGid === undefined || lineItemGid === '' ? {} : { lineItemGid }),
    ...(variant === undefined
      ? {}
      : { variant: { number: requireGidNumber(variant.gid), product: requireGidNumber(variant.productGid) } }),
    detail: plain,
  };
}

export function noteView(text: string): NoteView {
  return readNote(text);
}

export function jobView(job: Job): JobView {
  const { id, kind, state, total, succeeded, unchanged, failed, cancelRequested, createdAtMs, finishedAtMs } = job;
  return {
    id,
    kind,
    state,
    total,
    finished: succeeded + unchanged + failed,
    succeeded,
    unchanged,
    failed,
    cancelRequested,
    createdAtMs,
    finishedAtMs,
  };
}
