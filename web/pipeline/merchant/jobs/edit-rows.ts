import { z } from 'zod';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import { EDITABLE_KEYS } from '../../../domain/print-fields/print-field-edit.ts';
import type { JobDetail, PendingRow, RowResult } from '../../ports/index.ts';
import { VARIANTS_A_READ } from '../../ports/shopify-products.ts';
import type { EditFields } from '../products/edit-fields.ts';
import type { TaskEdit, UndoEdit, WriteResult } from '../products/planned-edit.ts';
import { isPassing, workedSoFar, type Passing, type RowsWorked } from './rows-worked.ts';

/**
 * Rows of the jobs that edit print fields; each row's payload is one edit. What undoes it is kept beside it before it
 * is written: a process that ends, or an answer that is lost, leaves no row that was changed and cannot be undone. As
 * many at once as one read covers.
 */
export const EDIT_ROWS_AT_ONCE = VARIANTS_A_READ;

const fields = z.partialRecord(z.enum(EDITABLE_KEYS as [string, ...string[]]), z.string().nullable());
/** What was stored as JSON is read back as what it was. */
const storedEdit = z.object({
  variant: z.string(),
  level: z.enum(['variant', 'product']),
  fields,
  expected: fields,
  /** Absent in edits that undo nothing, and in what was stored before there was any. */
  standing: fields.optional(),
});
const storedUndo = storedEdit.extend({ standing: fields.default({}) });
const payload = z.object({ edit: storedEdit, undo: storedUndo.optional() });
const undoPayload = z.object({ undo: storedUndo });

/** Where a row's undo is kept until the row has its result. */
export type KeepPayloads = (rows: readonly PendingRow[]) => Promise<void>;

/** The edit that puts back what a row has changed, or may have; null = it changed nothing. */
export function undoOf(kept: JobDetail): UndoEdit | null {
  const read = undoPayload.safeParse(kept);
  return read.success ? (read.data.undo as UndoEdit) : null;
}

/** What the next try of a row, or its undo, needs to know. */
function keptOf({ tried: _tried, ...edit }: TaskEdit, undo: UndoEdit | null | undefined): JobDetail {
  return { edit, ...(undo ? { undo } : {}) };
}

function resultOf(row: number, edit: TaskEdit, result: Exclude<WriteResult, Passing>): RowResult {
  switch (result.outcome) {
    case 'saved':
      return {
        row,
        state: 'succeeded',
        error: null,
        detail: { fields: result.changes.map(({ key }) => key) },
        payload: { undo: result.undo },
      };
    case 'unchanged':
      return { row, state: 'unchanged', error: null, detail: {} };
    case 'conflict':
      return { row, state: 'failed', error: 'conflict', detail: {}, payload: keptOf(edit, edit.tried) };
    case 'not_found':
      return { row, state: 'failed', error: 'not_found', detail: {} };
    case 'refused':
      return {
        row,
        state: 'failed',
        error: 'shopify_refused',
        detail: { reason: result.reason, fields: result.fields },
        payload: keptOf(edit, result.undo),
      };
  }
}

/**
 * Writes a portion of rows. What met a failure that can pass stays pending: the failure is answered when nothing else
 * was done, and met again by the next portion otherwise. Running a row again is safe: what is already so is
 * `unchanged`, or saved when an earlier try was to write it.
 */
export async function workEditRows(
  { editFields, keep }: { readonly editFields: EditFields; readonly keep: KeepPayloads },
  shop: ShopDomain,
  rows: readonly PendingRow[],
): Promise<RowsWorked> {
  const tries = rows.map(({ row, payload: stored }) => {
    const { edit, undo } = payload.parse(stored);
    return { row, edit: { ...edit, tried: undo } as TaskEdit };
  });
  const edited = await editFields.edit(
    shop,
    tries.map(({ edit }) => edit),
    (kept) =>
      keep(
        kept.flatMap(({ index, undo }) => {
          const one = tries[index];
          return one === undefined ? [] : [{ row: one.row, payload: keptOf(one.edit, undo) }];
        }),
      ),
  );
  if (edited.outcome === 'refused')
    return {
      outcome: 'worked',
      results: rows.map(({ row }) => ({
        row,
        state: 'failed',
        error: 'shopify_refused',
        detail: { reason: edited.reason },
      })),
    };
  if (edited.outcome !== 'edited') return edited;
  const results: RowResult[] = [];
  let passing: Passing | null = null;
  for (const [at, { row, edit }] of tries.entries()) {
    const result = edited.results[at];
    if (result === undefined) continue;
    if (isPassing(result)) passing ??= result;
    else results.push(resultOf(row, edit, result));
  }
  return workedSoFar(results, passing);
}
