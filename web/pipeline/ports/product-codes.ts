import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { CodeKind } from '../../domain/planning/code-rows.ts';
import type { CodeRow } from '../../domain/planning/product-settings.ts';

export interface KindedCode extends CodeRow {
  readonly kind: CodeKind;
}

/** Where a page of codes ends. */
export interface CodeCursor {
  readonly folded: string;
  readonly code: string;
}

export interface CodeListQuery {
  readonly kind: CodeKind;
  /** Part of a code or of a SKU, in whatever case; null = all. */
  readonly part: string | null;
  readonly after: CodeCursor | null;
  readonly limit: number;
}

export interface CodeChange {
  readonly kind: CodeKind;
  /** Added, or put in the place of the row with the same code. */
  readonly put: readonly CodeRow[];
  /** Codes as they are spelled in the table. */
  readonly remove: readonly string[];
}

/** A shop's tables of codes: thousands of rows, read by the codes that somebody names. */
export interface ProductCodeStore {
  /** Rows whose code is one of these, whatever their case, outer spaces and Unicode form. */
  named(shop: ShopDomain, codes: readonly string[]): Promise<readonly KindedCode[]>;
  /** By code. */
  list(
    shop: ShopDomain,
    query: CodeListQuery,
  ): Promise<{ readonly rows: readonly CodeRow[]; readonly next: CodeCursor | null }>;
  counts(shop: ShopDomain): Promise<Readonly<Record<CodeKind, number>>>;
  /** Orders that are not sent yet are judged anew: answers how many. Nothing to change wakes none. */
  save(shop: ShopDomain, change: CodeChange, nowMs: number): Promise<number>;
}
