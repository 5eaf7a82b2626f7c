import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, Job, JobStore, NewJobRow } from '../../ports/index.ts';
import { undoOf } from './edit-rows.ts';

export type Undone =
  | { readonly outcome: 'started'; readonly id: string }
  /** It changed nothing for certain, is no task on print fields, or has not ended. */
  | { readonly outcome: 'not_possible' }
  | { readonly outcome: 'not_found' };

const ROWS_AT_ONCE = 200;

function canBeUndone({ kind, state }: Job): boolean {
  const isOfFields = kind === 'products_edit' || kind === 'products_import';
  return isOfFields && (state === 'done' || state === 'cancelled' || state === 'failed');
}

/**
 * Undoes a task on print fields by another one: what it saved, or may have saved, is put back, the last first, each
 * only where it is still as the task left it or meant to leave it. That one can be undone too.
 */
export function createUndoEdits(ports: { readonly jobs: JobStore; readonly clock: Clock }) {
  const { jobs, clock } = ports;

  async function changed(shop: ShopDomain, id: string): Promise<readonly Omit<NewJobRow, 'row'>[]> {
    const rows: Omit<NewJobRow, 'row'>[] = [];
    for (let after = 0; ;) {
      await othersTurn();
      const page = await jobs.touched(shop, id, { after, limit: ROWS_AT_ONCE });
      for (const { label, payload } of page.rows) {
        const edit = undoOf(payload);
        if (edit !== null) rows.push({ label, payload: { edit } });
      }
      if (page.next === null) return rows.toReversed();
      after = page.next;
    }
  }

  return async function undo(shop: ShopDomain, id: string): Promise<Undone> {
    const job = await jobs.find(shop, id);
    if (job === null) return { outcome: 'not_found' };
    const rows = canBeUndone(job) ? await changed(shop, id) : [];
    if (rows.length === 0) return { outcome: 'not_possible' };
    const made = await jobs.create(shop, { kind: 'products_edit', state: 'draft', params: {}, nowMs: clock.now() });
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await othersTurn();
      await jobs.addRows(
        made,
        rows.slice(from, from + ROWS_AT_ONCE).map((row, at) => ({ ...row, row: from + at + 1 })),
      );
    }
    await jobs.apply(shop, made, clock.now());
    return { outcome: 'started', id: made };
  };
}

export type UndoEdits = ReturnType<typeof createUndoEdits>;
