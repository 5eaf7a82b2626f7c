import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import { LARGEST_SET, type CodeKind, type CsvStyle } from '../../../contract/index.ts';
import type { ProductCodes, SavedCodes } from '../../../pipeline/merchant/codes/product-codes.ts';
import { guardedForGood } from '../../../pipeline/merchant/products/csv-cells.ts';
import { csvText, type CsvRecord } from '../../../pipeline/merchant/products/csv-text.ts';
import type { CodeCursor, ProductCodeStore } from '../../../pipeline/ports/index.ts';
import { BAD_CURSOR, codeCursor } from '../cursor.ts';
import { mount, type Api } from '../endpoint.ts';

export interface ProductCodeParts {
  readonly codes: ProductCodeStore;
  readonly productCodes: ProductCodes;
  /** What products are checked against has changed. */
  readonly onChanged: (shop: ShopDomain) => Promise<void>;
}

const LISTED = 200;
const ROWS_A_PAGE = 500;
const TOO_MANY = { refusal: 413, error: 'too_many' } as const;

/** Code match and code skip: listed, edited, out as CSV, in as CSV or pasted lines with a dry run. */
export function productCodeRoutes(api: Api, { codes, productCodes, onChanged }: ProductCodeParts): void {
  async function* records(shop: ShopDomain, kind: CodeKind): AsyncGenerator<readonly CsvRecord[]> {
    let after: CodeCursor | null = null;
    do {
      const page: Awaited<ReturnType<ProductCodeStore['list']>> = await codes.list(shop, {
        kind,
        part: null,
        after,
        limit: ROWS_A_PAGE,
      });
      const places = kind === 'skip' ? 0 : LARGEST_SET;
      yield page.rows.map(({ code, skus }) => [code, ...Array.from({ length: places }, (_, at) => skus[at] ?? '')]);
      after = page.next;
    } while (after !== null);
  }

  function csvOf(shop: ShopDomain, kind: CodeKind, { separator }: CsvStyle): AsyncIterable<string> {
    const skus = kind === 'skip' ? [] : Array.from({ length: LARGEST_SET }, (_, at) => `SKU ${at + 1}`);
    return csvText(['Code', ...skus], records(shop, kind), { separator, guard: guardedForGood });
  }

  async function answered(shop: ShopDomain, saved: SavedCodes) {
    if (saved.outcome === 'too_many') return TOO_MANY;
    if (saved.outcome === 'refused')
      return { body: { outcome: 'refused' as const, rowErrors: saved.errors.slice(0, LISTED) } };
    await onChanged(shop);
    return { body: saved };
  }

  mount(api, 'productCodes', async ({ shop, params: { kind }, query }) => {
    const place = codeCursor.read(query.after);
    if (place === 'invalid') return BAD_CURSOR;
    const part = query.q === undefined || query.q === '' ? null : query.q;
    const { rows, next } = await codes.list(shop, { kind, part, after: place.place, limit: query.limit });
    const total = (await codes.counts(shop))[kind];
    const items = rows.map(({ code, skus }) => ({ code, skus: [...skus] }));
    return { body: { items, next: codeCursor.write(next), total } };
  });

  mount(api, 'saveProductCodes', async ({ shop, params: { kind }, body }) =>
    answered(shop, await productCodes.save(shop, kind, body)),
  );

  mount(api, 'exportProductCodes', async ({ shop, params: { kind }, query }) => ({
    body: { fileName: `code-${kind}.csv`, text: csvOf(shop, kind, query) },
  }));

  mount(api, 'checkProductCodes', async ({ shop, params: { kind }, body }) => {
    const result = await productCodes.dryRun(shop, kind, body);
    if (result.outcome === 'unreadable') return { body: result };
    const { rows, changes, errors } = result;
    const added = changes.filter(({ before }) => before === null).length;
    return {
      body: {
        outcome: 'checked' as const,
        rows,
        added,
        changed: changes.length - added,
        unchanged: rows - changes.length - errors.length,
        errors: errors.length,
        rowErrors: errors.slice(0, LISTED),
        changes: changes.slice(0, LISTED).map(({ row, code, before, skus }) => ({
          row,
          code,
          before: before === null ? null : [...before],
          after: [...skus],
        })),
      },
    };
  });

  mount(api, 'importProductCodes', async ({ shop, params: { kind }, body }) => {
    const saved = await productCodes.apply(shop, kind, body);
    // The dry run says why; whoever imports without one is told that it is no table.
    return saved.outcome === 'unreadable' ? { refusal: 400, error: 'invalid_input' } : answered(shop, saved);
  });
}
