import { useEffect, useState } from 'preact/hooks';
import { numberOf } from '../../../web/contract/gids.ts';
import { checkRows, introduce, type CheckedRow } from '../app/app-api.ts';
import { fieldChangesOf } from '../fields/draft.ts';
import type { Target } from './targets.ts';

/** What each variant would be as edited, by its gid; without the app, nothing. */
export type RowsCheck = ReadonlyMap<string, CheckedRow>;

const TYPING_PAUSE_MS = 500;

/** Asks the app after each pause in typing; an answer to an older table is dropped. */
export function useRowsCheck(targets: readonly Target[]): RowsCheck {
  const [check, setCheck] = useState<RowsCheck>(new Map());
  const table = JSON.stringify(targets.map(({ draft }) => draft));
  useEffect(() => {
    const variants = targets.flatMap(({ variantGid, draft }) =>
      variantGid === null ? [] : [{ variantGid, level: 'variant' as const, fields: fieldChangesOf(draft) }],
    );
    if (variants.length === 0) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      let rows = await checkRows(variants);
      const known = new Set((rows ?? []).map(({ variant }) => variant));
      const unknown = variants.filter(({ variantGid }) => !known.has(numberOf(variantGid)));
      if (rows !== null && unknown.length > 0) {
        await introduce(unknown.map(({ variantGid }) => variantGid));
        rows = await checkRows(variants);
      }
      if (!isCurrent || rows === null) return;
      const byNumber = new Map(rows.map((row) => [row.variant, row]));
      setCheck(
        new Map(
          variants.flatMap(({ variantGid }) => {
            const row = byNumber.get(numberOf(variantGid));
            return row === undefined ? [] : [[variantGid, row] as const];
          }),
        ),
      );
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [table]);
  return check;
}
