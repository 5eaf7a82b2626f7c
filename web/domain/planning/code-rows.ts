import { fold } from '../kernel/text.ts';
import type { CodeRow } from './product-settings.ts';

/** More would hardly hang on one wall, and the items of one order end at 99 (picanova-api §1.6). */
export const LARGEST_SET = 9;

/** Code match puts SKUs in the place of a code; code skip names what is not sent. */
export const CODE_KINDS = ['match', 'skip'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Why a row of code match or code skip is not taken. */
export const CODE_FAULTS = [
  'code_missing',
  'sku_missing',
  'too_many_skus',
  'code_repeated',
  'same_as_code',
  'cycle',
] as const;
export type CodeFault = (typeof CODE_FAULTS)[number];

/** A row as somebody gave it, under the number by which they find it. */
export interface GivenRow extends CodeRow {
  readonly row: number;
}

function faultOfSkus({ code, skus }: CodeRow): CodeFault | null {
  if (skus.length === 0 || skus.some((sku) => sku === '')) return 'sku_missing';
  if (skus.length > LARGEST_SET) return 'too_many_skus';
  return skus.length === 1 && fold(skus[0] as string) === fold(code) ? 'same_as_code' : null;
}

/** Which codes each code leads to, in the rows as they would stand. */
function leads(rows: readonly CodeRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { code, skus } of rows) {
    const to = found.get(fold(code)) ?? new Set();
    for (const sku of skus) to.add(fold(sku));
    found.set(fold(code), to);
  }
  return found;
}

/**
 * The faults of rows that are to be added to those known, by row: a code that is there twice is taken once, and two
 * that name each other say nothing (product §3 rule 12). `known`: rows with these codes, and with these SKUs as codes.
 */
export function codeFaults(
  given: readonly GivenRow[],
  { kind, known }: { readonly kind: CodeKind; readonly known: readonly CodeRow[] },
): ReadonlyMap<number, CodeFault> {
  const codes = new Set(given.map(({ code }) => code));
  const to = leads([...given, ...known.filter(({ code }) => !codes.has(code))]);
  const isCycle = ({ code, skus }: CodeRow): boolean =>
    skus.some((sku) => fold(sku) !== fold(code) && to.get(fold(sku))?.has(fold(code)) === true);
  const seen = new Set<string>();
  const faults = new Map<number, CodeFault>();
  for (const row of given) {
    const fault = seen.has(row.code) ? 'code_repeated' : faultOf(row);
    seen.add(row.code);
    if (fault !== null) faults.set(row.row, fault);
  }
  return faults;

  function faultOf(row: GivenRow): CodeFault | null {
    if (row.code === '') return 'code_missing';
    if (kind === 'skip') return null;
    return faultOfSkus(row) ?? (isCycle(row) ? 'cycle' : null);
  }
}
