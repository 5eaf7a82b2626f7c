import type { Region } from '../../domain/kernel/ids.ts';
import type { LineReading } from '../../domain/planning/line-fields.ts';
import type { ShopifyOrder } from '../../domain/planning/shopify-order.ts';
import { skuTextsOf, type Lookup } from '../../domain/planning/plan-order.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import type { Connection, ConnectionStore, RemoteFailure } from '../ports/index.ts';

/**
 * A just-connected account's catalogue takes a few calls to arrive; the order waits for it rather than calling its
 * products unknown.
 */
export const CATALOGUE_WAIT_MS = 3_000;

export type LoadedLookup =
  | { readonly outcome: 'loaded'; readonly lookup: Lookup }
  | { readonly outcome: 'catalogue_missing' }
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

/** What the catalogues say about every sku text of an order, read before deciding, so that deciding is pure. */
export type LoadLookup = (
  order: ShopifyOrder,
  reading: Omit<LineReading, 'isArticle'>,
  connected: readonly Connection[],
) => Promise<LoadedLookup>;

/**
 * One catalogue read a connection that is asked for something. `catalogue_missing` = just connected, not read yet;
 * `failed` = full SKUs could not be looked up now. A connection that is gone, or whose key is refused, knows nothing.
 */
export function createLoadLookup({
  connections,
  catalogue,
}: {
  readonly connections: Pick<ConnectionStore, 'access'>;
  readonly catalogue: Pick<Catalogue, 'entries'>;
}): LoadLookup {
  return async (order, reading, connected) => {
    const byRegion = new Map<Region, ReadonlyMap<string, CatalogueEntry>>();
    const texts = skuTextsOf(
      order,
      reading,
      connected.map(({ region }) => region),
    );
    for (const connection of connected) {
      const wanted = texts.get(connection.region) ?? [];
      if (wanted.length === 0) continue;
      if (connection.catalogueAtMs === null && !connection.rejected) return { outcome: 'catalogue_missing' };
      const access = await connections.access(connection.id);
      if (access === null) continue;
      const answer = await catalogue.entries(access, wanted);
      if (answer.outcome !== 'answered') return { outcome: 'failed', failure: answer };
      byRegion.set(connection.region, answer.value);
    }
    return { outcome: 'loaded', lookup: (region, text) => byRegion.get(region)?.get(text) };
  };
}
