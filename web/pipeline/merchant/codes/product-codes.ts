import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import { codeFaults, type GivenRow } from '../../../domain/planning/code-rows.ts';
import type { CodeRow } from '../../../domain/planning/product-settings.ts';
import { CODES_AT_MOST, type CodeKind, type CodeRowFault } from '../../../contract/product-codes.ts';
import type { Clock, ProductCodeStore } from '../../ports/index.ts';
import { readCodes, type ReadCodes } from './read-codes.ts';

export interface ProductCodesPorts {
  readonly codes: Pick<ProductCodeStore, 'named' | 'counts' | 'save'>;
  readonly clock: Clock;
}

interface RowError {
  readonly row: number;
  readonly error: CodeRowFault;
  readonly code: string;
}

interface Changed extends GivenRow {
  /** null = added. */
  readonly before: readonly string[] | null;
}

/** What rows would do to a table; those with errors would be left out. */
export interface CheckedCodes {
  readonly outcome: 'checked';
  readonly rows: number;
  readonly changes: readonly Changed[];
  readonly errors: readonly RowError[];
}

/** `was`: the code of the row that is edited; null = a new one. */
interface EditedRow extends CodeRow {
  readonly was: string | null;
}

type Unreadable = Extract<ReadCodes, { outcome: 'unreadable' }>;
export type SavedCodes =
  | { readonly outcome: 'saved'; readonly saved: number; readonly ordersWoken: number }
  | { readonly outcome: 'refused'; readonly errors: readonly RowError[] }
  /** The table would have more than `CODES_AT_MOST` rows. */
  | { readonly outcome: 'too_many' };

const same = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');

/** The shop's tables of codes, changed by hand or by a file: whatever is saved was checked against what is there. */
export function createProductCodes({ codes, clock }: ProductCodesPorts) {
  async function check(shop: ShopDomain, kind: CodeKind, given: readonly GivenRow[]): Promise<CheckedCodes> {
    const named = await codes.named(shop, [...given.map(({ code }) => code), ...given.flatMap(({ skus }) => skus)]);
    const known = named.filter((row) => row.kind === kind);
    const faults = codeFaults(given, { kind, known });
    const before = new Map(known.map(({ code, skus }) => [code, skus]));
    const good = given.filter(({ row }) => !faults.has(row));
    return {
      outcome: 'checked',
      rows: given.length,
      changes: good
        .map((row) => ({ ...row, before: before.get(row.code) ?? null }))
        .filter((row) => row.before === null || !same(row.before, row.skus)),
      errors: given.flatMap(({ row, code }) => {
        const error = faults.get(row);
        return error === undefined ? [] : [{ row, error, code }];
      }),
    };
  }

  async function put(
    shop: ShopDomain,
    kind: CodeKind,
    { changes, remove }: { readonly changes: readonly Changed[]; readonly remove: readonly string[] },
  ): Promise<SavedCodes> {
    const added = changes.filter(({ before }) => before === null).length;
    if (added > 0 && (await codes.counts(shop))[kind] + added > CODES_AT_MOST) return { outcome: 'too_many' };
    const rows: readonly CodeRow[] = changes.map(({ code, skus }) => ({ code, skus }));
    const ordersWoken = await codes.save(shop, { kind, put: rows, remove }, clock.now());
    return { outcome: 'saved', saved: rows.length, ordersWoken };
  }

  /** What a person edits: all of it or nothing. */
  async function save(
    shop: ShopDomain,
    kind: CodeKind,
    change: { readonly put: readonly EditedRow[]; readonly remove: readonly string[] },
  ): Promise<SavedCodes> {
    const rows = change.put.map(({ code, skus }, at) => ({ code, skus, row: at + 1 }));
    const { changes, errors } = await check(shop, kind, rows);
    const taken = await takenBy(shop, kind, change.put);
    const repeated = rows
      .filter(({ code }) => taken.has(code))
      .map(({ row, code }) => ({ row, error: 'code_repeated' as const, code }));
    if (errors.length + repeated.length > 0) return { outcome: 'refused', errors: [...errors, ...repeated] };
    const renamed = change.put.flatMap(({ code, was }) => (was === null || was === code ? [] : [was]));
    return put(shop, kind, { changes, remove: [...change.remove, ...renamed] });
  }

  /** Codes that other rows of the table have. */
  async function takenBy(shop: ShopDomain, kind: CodeKind, rows: readonly EditedRow[]): Promise<ReadonlySet<string>> {
    const wanted = rows.filter(({ code, was }) => was !== code).map(({ code }) => code);
    const found = await codes.named(shop, wanted);
    return new Set(found.filter((row) => row.kind === kind && wanted.includes(row.code)).map(({ code }) => code));
  }

  /** What a file or a pasted text would do. */
  async function dryRun(shop: ShopDomain, kind: CodeKind, text: Uint8Array): Promise<CheckedCodes | Unreadable> {
    const read = await readCodes(text, kind);
    if (read.outcome === 'unreadable') return read;
    const rows = read.rows.flatMap((row) => (row.kind === 'row' ? [row] : []));
    const unread = read.rows.flatMap((row) => (row.kind === 'error' ? [row] : []));
    const checked = await check(
      shop,
      kind,
      rows.map(({ row, code, skus }) => ({ row, code, skus })),
    );
    const errors = [...unread.map(({ row, error, code }) => ({ row, error, code })), ...checked.errors];
    return { ...checked, rows: read.rows.length, errors: errors.toSorted((one, other) => one.row - other.row) };
  }

  /** Saves its rows, except those with errors. */
  async function apply(shop: ShopDomain, kind: CodeKind, text: Uint8Array): Promise<SavedCodes | Unreadable> {
    const checked = await dryRun(shop, kind, text);
    return checked.outcome === 'unreadable' ? checked : put(shop, kind, { changes: checked.changes, remove: [] });
  }

  return { save, dryRun, apply };
}

export type ProductCodes = ReturnType<typeof createProductCodes>;
