import type { CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
import type { Region, ShopDomain } from '../../../domain/kernel/ids.ts';
import { readLine } from '../../../domain/planning/product-settings.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { Artworks } from '../../lookups/artworks.ts';
import type { Catalogue, CatalogueEntry } from '../../lookups/catalogue.ts';
import type {
  CatalogueStore,
  Clock,
  Connection,
  ConnectionStore,
  IndexedVariant,
  ShopStore,
  ShopVariant,
} from '../../ports/index.ts';
import type { LoadProducts } from '../../lookups/product-settings.ts';
import { artworkUrlsOf, checkVariant, lineOf, skuTextsOf, type CheckContext } from './check-variant.ts';

export interface CheckerPorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly connections: Pick<ConnectionStore, 'list' | 'access'>;
  readonly store: Pick<CatalogueStore, 'lookup'>;
  readonly catalogue: Pick<Catalogue, 'entries'>;
  readonly artworks: Pick<Artworks, 'known'>;
  readonly loadProducts: LoadProducts;
  readonly clock: Clock;
}

/** Checks many variants against the cached catalogues with a few lookups. */
export function createChecker(ports: CheckerPorts) {
  const { shops, connections, clock } = ports;

  async function settingsOf(shop: ShopDomain): Promise<ShopSettings> {
    const found = await shops.find(shop);
    if (found === null) throw new Error('products of a shop without a row');
    return found.settings;
  }

  /** Connections that routing may choose: a fixed region only that one, otherwise all. */
  async function routable(shop: ShopDomain, settings: ShopSettings): Promise<readonly Connection[]> {
    const fixed: Region | null =
      settings.routing === 'always_eu' ? 'EU' : settings.routing === 'always_us' ? 'US' : null;
    return (await connections.list(shop)).filter(({ region }) => fixed === null || region === fixed);
  }

  /** When Picanova cannot say the combinations now, full SKUs are held against the variants alone. */
  async function entriesOf(
    connection: Connection,
    texts: readonly string[],
  ): Promise<ReadonlyMap<string, CatalogueEntry>> {
    const access = texts.length === 0 ? null : await connections.access(connection.id);
    if (access === null) return new Map();
    const answer = await ports.catalogue.entries(access, texts);
    if (answer.outcome === 'answered') return answer.value;
    const found = await ports.store.lookup(connection.id, texts);
    return new Map([...found].map(([text, variant]) => [text, { variant, combinations: null }]));
  }

  async function contextFor(shop: ShopDomain, variants: readonly ShopVariant[]): Promise<CheckContext> {
    const settings = await settingsOf(shop);
    const connected = await routable(shop, settings);
    const products = await ports.loadProducts.forHolders(shop, variants.map(lineOf), settings);
    const found = new Map<Region, ReadonlyMap<string, CatalogueEntry>>();
    const urls = new Set<string>();
    for (const connection of connected) {
      const { region } = connection;
      const read = variants.map((variant) => readLine(lineOf(variant), { settings, region, products }));
      const texts = new Set(read.flatMap(skuTextsOf));
      for (const url of read.flatMap(artworkUrlsOf)) urls.add(url);
      found.set(region, await entriesOf(connection, [...texts]));
    }
    return {
      settings,
      products,
      regions: connected.map(({ region, catalogueAtMs }) => ({ region, hasCatalogue: catalogueAtMs !== null })),
      lookup: (region, text) => found.get(region)?.get(text),
      looks: await ports.artworks.known(shop, [...urls]),
    };
  }

  /** Rows of the index for these variants, read from Shopify at `readAtMs` (default: now). */
  async function check(
    shop: ShopDomain,
    variants: readonly ShopVariant[],
    readAtMs = clock.now(),
  ): Promise<readonly IndexedVariant[]> {
    const context = await contextFor(shop, variants);
    return variants.map((variant) => ({ variant, ...checkVariant(variant, context), readAtMs }));
  }

  /** The same with what each variant's SKU names, in the first region that knows it; null = none does. */
  async function checkWithArticles(
    shop: ShopDomain,
    variants: readonly ShopVariant[],
  ): Promise<readonly { readonly row: IndexedVariant; readonly article: CatalogueVariant | null }[]> {
    const context = await contextFor(shop, variants);
    const { settings, regions, lookup, products } = context;
    return variants.map((variant) => {
      const articles = regions.flatMap(({ region }) => {
        const [sku] = skuTextsOf(readLine(lineOf(variant), { settings, region, products }));
        return sku === undefined ? [] : (lookup(region, sku)?.variant ?? []);
      });
      const row = { variant, ...checkVariant(variant, context), readAtMs: clock.now() };
      return { row, article: articles[0] ?? null };
    });
  }

  return { check, checkWithArticles, settingsOf };
}

export type Checker = ReturnType<typeof createChecker>;
