import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type {
  Clock,
  IndexedVariant,
  JobStore,
  NewJobRow,
  ProductIndexStore,
  VariantStatus,
} from '../../ports/index.ts';
import { isShortenedNumber } from './csv-cells.ts';
import { readCsv, type CsvFile, type CsvRow } from './csv-read.ts';
import type { CsvRowFault } from '../../../contract/csv.ts';
import { gidOf, numberOf } from '../../../contract/gids.ts';
import type { FieldDifference } from './own-fields.ts';
import { labelOf, type Preview } from './preview.ts';
import type { FieldEdit } from '../../../contract/products.ts';

export interface CsvRowError {
  readonly row: number;
  readonly error: CsvRowFault;
  readonly column: string | null;
  readonly value: string | null;
}

export interface CsvChange {
  readonly row: number;
  readonly label: string;
  readonly statusBefore: VariantStatus;
  readonly statusAfter: VariantStatus;
  readonly fields: readonly FieldDifference[];
}

export type DryRun =
  | {
      readonly outcome: 'checked';
      readonly jobId: string;
      readonly rows: number;
      readonly unchanged: number;
      readonly errors: readonly CsvRowError[];
      readonly changes: readonly CsvChange[];
      readonly willBe: Readonly<Record<VariantStatus, number>>;
    }
  | Extract<CsvFile, { outcome: 'unreadable' }>;

/**
 * Rows are looked up, previewed and stored in portions, so that a big file never holds the event loop or the database
 * for long.
 */
const PORTION = 200;

type EditRow = Extract<CsvRow, { kind: 'edit' }>;

/**
 * CSV import: a dry run makes a draft job out of the rows that would change something; applying it runs the job. What
 * is already so is left out here and again when it is written, so importing a file twice changes nothing the second
 * time.
 */
export function createCsvImport(ports: { index: ProductIndexStore; jobs: JobStore; preview: Preview; clock: Clock }) {
  const { index, jobs, preview, clock } = ports;

  /** The variant a row names, by id or by a SKU that only one variant has. */
  async function locate(
    shop: ShopDomain,
    rows: readonly EditRow[],
  ): Promise<readonly (IndexedVariant | CsvRowError)[]> {
    const skus = rows.flatMap(({ by }) => ('sku' in by ? [by.sku] : []));
    const gidsBySku = await index.bySku(shop, skus);
    const gidsOf = ({ by }: EditRow): readonly string[] =>
      'sku' in by ? (gidsBySku.get(by.sku) ?? []) : [gidOf('ProductVariant', by.variantId)];
    const found = await index.find(
      shop,
      rows.flatMap((row) => (gidsOf(row).length === 1 ? gidsOf(row) : [])),
    );
    const byGid = new Map(found.map((row) => [row.variant.variantGid, row]));
    return rows.map((row) => {
      const gids = gidsOf(row);
      const [column, value] = 'sku' in row.by ? ['SKU', row.by.sku] : ['Variant ID', row.by.variantId];
      if (gids.length > 1) return { row: row.row, error: 'variant_ambiguous', column, value };
      const error = isShortenedNumber(value) ? 'number_shortened' : 'variant_unknown';
      return byGid.get(gids[0] ?? '') ?? { row: row.row, error, column, value };
    });
  }

  async function dryRun(shop: ShopDomain, bytes: Uint8Array): Promise<DryRun> {
    const file = await readCsv(bytes);
    if (file.outcome === 'unreadable') return file;
    const errors: CsvRowError[] = [];
    const changes: CsvChange[] = [];
    const willBe: Record<VariantStatus, number> = { ready: 0, incomplete: 0, broken: 0, none: 0 };
    const taken = new Set<string>();
    let unchanged = 0;
    const jobId = await jobs.create(shop, { kind: 'products_import', state: 'draft', params: {}, nowMs: clock.now() });

    for (const row of file.rows)
      if (row.kind === 'error') errors.push({ row: row.row, error: row.error, column: row.column, value: row.value });
    const edits = file.rows.filter((row) => row.kind === 'edit');
    for (let from = 0; from < edits.length; from += PORTION) {
      // SQLite answers without ever leaving this turn of the event loop.
      await othersTurn();
      const portion = edits.slice(from, from + PORTION);
      const located = await locate(shop, portion);
      const wanted: { readonly row: number; readonly edit: FieldEdit; readonly found: IndexedVariant }[] = [];
      for (const [at, one] of portion.entries()) {
        const found = located[at];
        if (found === undefined) continue;
        if ('error' in found) {
          errors.push(found);
          continue;
        }
        const owner = one.level === 'product' ? found.variant.productGid : found.variant.variantGid;
        if (taken.has(owner))
          errors.push({ row: one.row, error: 'variant_repeated', column: null, value: labelOf(found) });
        else
          wanted.push({
            row: one.row,
            edit: { variant: numberOf(found.variant.variantGid), level: one.level, fields: one.fields, expected: {} },
            found,
          });
        taken.add(owner);
      }
      const previewed = await preview(
        shop,
        wanted.map(({ edit }) => edit),
        wanted.map(({ found }) => found),
      );
      const rows: NewJobRow[] = [];
      for (const [at, { edit, row, changes: fields, statusAfter }] of previewed.entries()) {
        const number = wanted[at]?.row ?? 0;
        if (fields.length === 0) {
          unchanged += 1;
          continue;
        }
        willBe[statusAfter] += 1;
        changes.push({ row: number, label: labelOf(row), statusBefore: row.status, statusAfter, fields });
        rows.push({ row: number, label: labelOf(row), payload: { edit } });
      }
      await jobs.addRows(jobId, rows);
    }
    return {
      outcome: 'checked',
      jobId,
      rows: file.rows.length,
      unchanged,
      errors: errors.toSorted((one, other) => one.row - other.row),
      changes,
      willBe,
    };
  }

  return { dryRun };
}

export type CsvImport = ReturnType<typeof createCsvImport>;
