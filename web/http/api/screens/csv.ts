import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type {
  Clock,
  IndexedVariant,
  JobStore,
  ProductCursor,
  ProductIndexStore,
  ProductListQuery,
} from '../../../pipeline/ports/index.ts';
import type { Checker } from '../../../pipeline/merchant/products/checker.ts';
import type { CsvChange, CsvImport } from '../../../pipeline/merchant/products/csv-import.ts';
import { writeCsv } from '../../../pipeline/merchant/products/csv-write.ts';
import { mount, NOT_FOUND, type Api } from '../endpoint.ts';
import { applyDraft } from './apply-draft.ts';
import { productQueryOf } from './products.ts';
import { jobView } from './views.ts';

export interface CsvParts {
  readonly products: ProductIndexStore;
  readonly jobs: JobStore;
  readonly checker: Checker;
  readonly csvImport: CsvImport;
  readonly clock: Clock;
  readonly onWork: () => void;
}

const LISTED = 200;
const ROWS_A_PAGE = 200;

function becomesBroken({ statusBefore, statusAfter }: CsvChange): boolean {
  return statusAfter === 'broken' && statusBefore !== 'broken';
}

/** Those that are listed: what would become broken must not be missed. */
function brokenFirst(changes: readonly CsvChange[]): readonly CsvChange[] {
  return changes.toSorted((one, other) => Number(becomesBroken(other)) - Number(becomesBroken(one))).slice(0, LISTED);
}

/** Print fields as CSV: out, in as a dry run, and applied as a job. */
export function csvRoutes(api: Api, parts: CsvParts): void {
  const { products, jobs, checker, csvImport } = parts;

  async function* pages(
    shop: ShopDomain,
    filter: Omit<ProductListQuery, 'after' | 'limit'>,
  ): AsyncGenerator<readonly IndexedVariant[]> {
    let after: ProductCursor | null = null;
    do {
      await othersTurn();
      const page: { readonly rows: readonly IndexedVariant[]; readonly next: ProductCursor | null } =
        await products.list(shop, { ...filter, after, limit: ROWS_A_PAGE });
      yield page.rows;
      after = page.next;
    } while (after !== null);
  }

  mount(api, 'exportProducts', async ({ shop, query }) => {
    const { fieldNamespace } = await checker.settingsOf(shop);
    const text = writeCsv(pages(shop, productQueryOf(query)), { ...query, namespace: fieldNamespace });
    return { body: { fileName: 'print-fields.csv', text } };
  });

  mount(api, 'dryRunImport', async ({ shop, body }) => {
    const result = await csvImport.dryRun(shop, body);
    if (result.outcome === 'unreadable') return { body: result };
    const job = await jobs.find(shop, result.jobId);
    if (job === null) return NOT_FOUND;
    return {
      body: {
        outcome: 'checked' as const,
        job: jobView(job),
        rows: result.rows,
        changed: result.changes.length,
        unchanged: result.unchanged,
        errors: result.errors.length,
        rowErrors: result.errors.slice(0, LISTED),
        becomesBroken: result.changes.filter(becomesBroken).length,
        willBe: { ...result.willBe },
        changes: brokenFirst(result.changes).map(({ row, label, statusBefore, statusAfter, fields }) => ({
          row,
          label,
          statusBefore,
          statusAfter,
          fields: fields.map(({ key, before, after }) => ({ key, before, after })),
        })),
      },
    };
  });

  mount(api, 'applyImport', ({ shop, params }) => applyDraft(parts, shop, { id: params.id, kind: 'products_import' }));
}
