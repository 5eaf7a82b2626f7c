import type { CatalogueChangeDetail } from '../../../domain/kernel/catalogue-diff.ts';
import type {
  CatalogueChangeReads,
  ChangeRow,
  Clock,
  ConnectionStore,
  ShopStore,
} from '../../../pipeline/ports/index.ts';
import type { CatalogueChangeView } from '../../../contract/index.ts';
import { BAD_CURSOR, rowCursor } from '../cursor.ts';
import { mount, type Api } from '../endpoint.ts';

export interface CatalogueChangeParts {
  readonly reads: { readonly catalogueChanges: CatalogueChangeReads };
  readonly connections: Pick<ConnectionStore, 'list'>;
  readonly shops: Pick<ShopStore, 'scheduleAt'>;
  readonly clock: Clock;
  readonly onWork: () => void;
}

/** A catalogue that was read this lately is not read again: a refresh costs a call a product. */
const JUST_READ_MS = 60_000;

function changeView(detail: CatalogueChangeDetail): CatalogueChangeView['change'] {
  switch (detail.kind) {
    case 'vanished':
    case 'returned':
      return { kind: detail.kind };
    case 'option_required':
      return { kind: detail.kind, options: [...detail.options] };
    case 'option_value_gone':
      return { kind: detail.kind, values: [...detail.values] };
    case 'price':
      return {
        kind: detail.kind,
        steps: detail.steps.map(({ option, fromMinor, toMinor }) => ({
          option,
          from: { minor: fromMinor, currency: detail.fromCurrency },
          to: { minor: toMinor, currency: detail.currency },
        })),
      };
    case 'print_size':
      return { kind: detail.kind, from: detail.from, to: detail.to };
  }
}

function view({ id, region, atMs, change, variants, notReady }: ChangeRow): CatalogueChangeView {
  const { variantCode, name, detail } = change;
  return { id: String(id), region, atMs, variantCode, name, change: changeView(detail), variants, notReady };
}

/** What changed in the catalogues, and reading them anew. */
export function catalogueChangeRoutes(api: Api, parts: CatalogueChangeParts): void {
  const { reads, connections, shops, clock } = parts;

  mount(api, 'catalogueChanges', async ({ shop, query }) => {
    const after = rowCursor.read(query.after);
    if (after === 'invalid') return BAD_CURSOR;
    const [page, connected] = await Promise.all([
      reads.catalogueChanges.changes(shop, {
        usedOnly: query.only === 'used',
        before: after.place?.row ?? null,
        limit: query.limit,
      }),
      connections.list(shop),
    ]);
    return {
      body: {
        items: page.rows.map(view),
        next: rowCursor.write(page.next === null ? null : { row: page.next }),
        readAt: connected.map(({ region, catalogueAtMs }) => ({ region, atMs: catalogueAtMs })),
      },
    };
  });

  mount(api, 'refreshCatalogue', async ({ shop }) => {
    const connected = await connections.list(shop);
    if (connected.length === 0) return { refusal: 409, error: 'not_connected' };
    const nowMs = clock.now();
    const isOld = connected.some(({ catalogueAtMs }) => catalogueAtMs === null || nowMs - catalogueAtMs > JUST_READ_MS);
    if (isOld) {
      await shops.scheduleAt(shop, 'catalogue', nowMs);
      parts.onWork();
    }
    return { status: 202, body: null };
  });
}
