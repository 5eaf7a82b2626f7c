import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import { fold } from '../../domain/kernel/text.ts';
import type { CatalogueCursor, CatalogueName, CatalogueReads, CatalogueRow } from '../../pipeline/ports/reads.ts';
import type { Database, Plain } from '../database.ts';
import type { catalogue_variant, connection } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { sql } from '../sql.ts';

/** One catalogue, sorted as it is listed, with the text each variant is searched by. */
interface Loaded {
  readonly readAtMs: number | null;
  readonly variants: readonly { readonly variant: CatalogueVariant; readonly text: string }[];
}

/** A catalogue of 2,000 variants is about 4 MB in memory and 25 ms of parsing; the busiest connections keep theirs. */
const KEPT = 20;

function compare(one: CatalogueCursor, other: CatalogueCursor): number {
  if (one.productName !== other.productName) return one.productName < other.productName ? -1 : 1;
  return one.widthMm - other.widthMm || one.heightMm - other.heightMm || one.variantId - other.variantId;
}

export function createCatalogueReads(database: Database): CatalogueReads {
  const cache = new Map<string, Loaded>();

  async function load(shop: ShopDomain, region: Region): Promise<Loaded> {
    const [found] = await database.query<Pick<Plain<connection>, 'id' | 'catalogue_at'>>(
      sql`SELECT id, catalogue_at FROM connection WHERE shop = ${shop} AND region = ${region}`,
    );
    if (found === undefined) return { readAtMs: null, variants: [] };
    const known = cache.get(found.id);
    if (known !== undefined && known.readAtMs === found.catalogue_at) return known;
    const rows = await database.query<Pick<Plain<catalogue_variant>, 'variant_json'>>(
      sql`SELECT variant_json FROM catalogue_variant WHERE connection_id = ${found.id}`,
    );
    const variants = rows
      .flatMap(({ variant_json }) => (jsonObject(variant_json) as CatalogueVariant | null) ?? [])
      .toSorted(compare);
    const loaded = {
      readAtMs: found.catalogue_at,
      variants: variants.map((variant) => ({
        variant,
        text: fold(`${variant.productName} ${variant.name} ${variant.variantCode}`),
      })),
    };
    cache.delete(found.id);
    const oldest = cache.size >= KEPT ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(found.id, loaded);
    return loaded;
  }

  async function list(
    shop: ShopDomain,
    query: Parameters<CatalogueReads['list']>[1],
  ): ReturnType<CatalogueReads['list']> {
    const { after, productId, words, limit } = query;
    const { variants } = await load(shop, query.region);
    const found = variants.filter(
      ({ variant, text }) =>
        (productId === null || variant.productId === productId) &&
        words.every((word) => text.includes(word)) &&
        (after === null || compare(after, variant) < 0),
    );
    const rows: readonly CatalogueRow[] = found.slice(0, limit).map(({ variant }) => variant);
    const last = rows.at(-1);
    return {
      rows,
      next:
        found.length > limit && last !== undefined
          ? { productName: last.productName, widthMm: last.widthMm, heightMm: last.heightMm, variantId: last.variantId }
          : null,
    };
  }

  async function products(shop: ShopDomain, region: Region): ReturnType<CatalogueReads['products']> {
    const { variants } = await load(shop, region);
    const byId = Map.groupBy(variants, ({ variant }) => variant.productId);
    return [...byId].map(([productId, own]) => ({
      productId,
      name: own[0]?.variant.productName ?? '',
      variants: own.length,
    }));
  }

  async function names(
    shop: ShopDomain,
    wanted: Parameters<CatalogueReads['names']>[1],
  ): ReturnType<CatalogueReads['names']> {
    const found = new Map<number, CatalogueName>();
    for (const region of new Set(wanted.map((one) => one.region))) {
      const ids = new Set(wanted.filter((one) => one.region === region).map(({ variantId }) => variantId));
      for (const { variant } of (await load(shop, region)).variants) {
        if (ids.has(variant.variantId))
          found.set(variant.variantId, {
            name: `${variant.productName} ${variant.name}`.trim(),
            widthMm: variant.widthMm,
            heightMm: variant.heightMm,
            dpi: variant.dpi,
          });
      }
    }
    return found;
  }

  async function options(shop: ShopDomain): ReturnType<CatalogueReads['options']> {
    const merged = new Map<string, { name: string; isRequired: boolean; values: Set<string> }>();
    for (const region of ['EU', 'US'] as const) {
      for (const option of (await load(shop, region)).variants.flatMap(({ variant }) => variant.options)) {
        const known = merged.get(option.name) ?? { name: option.name, isRequired: false, values: new Set<string>() };
        for (const { name } of option.values) known.values.add(name);
        merged.set(option.name, { ...known, isRequired: known.isRequired || option.isRequired });
      }
    }
    return [...merged.values()].map(({ name, isRequired, values }) => ({ name, isRequired, values: [...values] }));
  }

  return {
    list,
    products,
    names,
    options,
    size: async (shop, region) => (await load(shop, region)).variants.length,
    /** An empty ships-to list says nothing, so it excludes nothing. */
    shippingTo: async (shop, region, countryId) =>
      (await load(shop, region)).variants.find(
        ({ variant }) => variant.shippingCountries.length === 0 || variant.shippingCountries.includes(countryId),
      )?.variant.variantId ?? null,
  };
}
