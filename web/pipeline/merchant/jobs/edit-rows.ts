import { z } from 'zod';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import { EDITABLE_KEYS } from '../../../domain/print-fields/print-field-edit.ts';
import type { JobDetail, PendingRow, RowResult } from '../../ports/index.ts';
import { VARIANTS_A_READ } from '../../ports/shopify-products.ts';
import type { EditFields } from '../products/edit-fields.ts';
import type { WriteResult } from '../products/planned-edit.ts';
import { isPassing, workedSoFar, type Passing, type RowsWorked } from './rows-worked.ts';
import type { FieldEdit } from '../../../contract/products.ts';

/**
 * Rows of the jobs that edit print fields; each row's payload is one `FieldEdit`. As many at once as one read covers.
 */
export const EDIT_ROWS_AT_ONCE = VARIANTS_A_READ;

const fields = z.partialRecord(z.enum(EDITABLE_KEYS as [string, ...string[]]), z.string().nullable());
/** What was stored as JSON is read back as what it was. */
const storedEdit = z.object({ variant: z.string(), level: z.enum(['variant', 'product']), fields, expected: fields });
const payload = z.object({ edit: storedEdit });
const savedPayload = z.object({ undo: storedEdit });

/** The edit that puts back what a saved row has changed; null for a row of before there were any. */
export function undoOf(saved: JobDetail): FieldEdit | null {
  const read = savedPayload.safeParse(saved);
  return read.success ? (read.data.undo as FieldEdit) : null;
}

function resultOf(row: number, result: Exclude<WriteResult, Passing>): RowResult {
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
      return { row, state: 'failed', error: 'conflict', detail: {} };
    case 'not_found':
      return { row, state: 'failed', error: 'not_found', detail: {} };
    case 'refused':
      return {
        row,
        state: 'failed',
        error: 'shopify_refused',
        detail: { reason: result.reason, fields: result.fields },
      };
  }
}

/**
 * Writes a portion of rows. What met a failure that can pass stays pending: the failure is answered when nothing else
 * was done, and met again by the next portion otherwise. Running a row again is safe: what is already so is
 * `unchanged`.
 */
export async function workEditRows(
  editFields: EditFields,
  shop: ShopDomain,
  rows: readonly PendingRow[],
): Promise<RowsWorked> {
  const edits = rows.map((row) => payload.parse(row.payload).edit as FieldEdit);
  const edited = await editFields.edit(shop, edits);
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
  for (const [at, { row }] of rows.entries()) {
    const result = edited.results[at];
    if (result === undefined) continue;
    if (isPassing(result)) passing ??= result;
    else results.push(resultOf(row, result));
  }
  return workedSoFar(results, passing);
}
