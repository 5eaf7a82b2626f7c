import { useEffect, useRef, useState } from 'react';
import type { FieldEdit, FieldKey, VariantRow } from '../../../web/contract/index.ts';
import type { Draft } from '../../../web/contract/field-draft.ts';
import { useAct, useRead, useRefresh } from '../../api/queries.ts';
import { isRunning } from '../../ui/job-progress.tsx';
import { changesBetween, editOf, hasChanges, ownValues, type FieldValues } from './field-values.ts';

/** By variant. */
type Cells = Readonly<Record<string, FieldValues>>;

const POLL_MS = 700;

/**
 * What was typed into a sheet, and what of it is being saved. A cell shows what it will hold all the while; what could
 * not be saved counts as typed again when the task has ended, so nothing typed is ever gone.
 */
export function useSheetEdits(rows: readonly VariantRow[], onJob: (id: string) => void) {
  const [typed, setTyped] = useState<Cells>({});
  const [sent, setSent] = useState<{ readonly job: string; readonly cells: Cells } | null>(null);
  const start = useAct('startBulkEdit', ['jobs']);
  const refresh = useRefresh();
  const job = useRead(
    'job',
    { params: { id: sent?.job ?? '' } },
    { enabled: sent !== null, refetchMs: (data) => (data === undefined || isRunning(data) ? POLL_MS : false) },
  );
  const hasEnded = sent !== null && job.data?.id === sent.job && !isRunning(job.data);

  const settle = async (): Promise<void> => {
    await refresh(['products', 'productCounts']);
    setTyped((now) => merged(sent?.cells ?? {}, now));
    setSent(null);
  };
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => {
    if (hasEnded) void latest.current();
  }, [hasEnded]);
  // What has become true is typed no more, or it would stand before what others write there later.
  useEffect(() => {
    if (sent !== null) return;
    setTyped((all) =>
      Object.fromEntries(
        rows.map((row) => {
          const own = ownValues(row, 'variant');
          const typed = Object.entries(all[row.variantGid] ?? {});
          return [
            row.variantGid,
            Object.fromEntries(typed.filter(([key, value]) => value.trim() !== (own[key as FieldKey] ?? ''))),
          ];
        }),
      ),
    );
  }, [rows, sent]);

  /** What stands in the cells of a row before anything new is typed. */
  const before = (row: VariantRow): FieldValues => ({
    ...ownValues(row, 'variant'),
    ...sent?.cells[row.variantGid],
  });
  const after = (row: VariantRow): FieldValues => ({ ...before(row), ...typed[row.variantGid] });
  const edits: readonly FieldEdit[] = rows.flatMap((row) => {
    const changes = changesBetween(before(row), after(row));
    return hasChanges(changes) ? [editOf(row, 'variant', changes)] : [];
  });

  const save = (): void =>
    start.mutate(
      { body: { edits: [...edits] } },
      {
        onSuccess: ({ id }) => {
          setSent({ job: id, cells: typed });
          setTyped({});
          onJob(id);
        },
      },
    );

  return {
    edits,
    before,
    after,
    /** Puts what the rows shall hold, in their order; what is not said of a row any more is emptied. */
    put: (drafts: readonly Draft[]): void =>
      setTyped(Object.fromEntries(rows.map((row, at) => [row.variantGid, differing(before(row), drafts[at] ?? {})]))),
    save,
    saving: start.isPending || sent !== null,
    error: start.error,
    discard: (): void => setTyped({}),
  };
}

/** The cells of a draft that say something else than stood there; empty where nothing stands any more. */
function differing(before: FieldValues, draft: Draft): FieldValues {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(draft)])] as FieldKey[];
  return Object.fromEntries(
    keys.flatMap((key) => ((draft[key] ?? '') === (before[key] ?? '') ? [] : [[key, draft[key] ?? '']])),
  );
}

function merged(under: Cells, over: Cells): Cells {
  const rows = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...rows].map((row) => [row, { ...under[row], ...over[row] }]));
}
