import type { CatalogueRow, Reads } from '../../../pipeline/ports/index.ts';
import type { CatalogueVariantView } from '../../../contract/index.ts';
import { BAD_CURSOR, catalogueCursor } from '../cursor.ts';
import { mount, type Api } from '../endpoint.ts';
import { neededPixels } from '../../../domain/artwork/verdict.ts';
import { searchWords } from '../../../domain/kernel/search.ts';

function view(row: CatalogueRow): CatalogueVariantView {
  const {
    variantId,
    variantCode,
    productId,
    productName,
    name,
    widthMm,
    heightMm,
    dpi,
    priceMinor,
    currency,
    options,
  } = row;
  const needed = neededPixels({ widthMm, heightMm, dpi });
  return {
    variantId,
    variantCode,
    productId,
    productName,
    name,
    widthMm,
    heightMm,
    minWidthPx: needed.widthPx,
    minHeightPx: needed.heightPx,
    price: { minor: priceMinor, currency },
    options: optionsView(options),
  };
}

/** What an article offers, with what each value costs on top. */
export function optionsView(options: CatalogueRow['options']): CatalogueVariantView['options'] {
  return options.map(({ name, isRequired, values }) => ({
    name,
    isRequired,
    values: values.map(({ name: value, priceMinor: surchargeMinor }) => ({ name: value, surchargeMinor })),
  }));
}

/** The catalogue picker, from the cache of a connection. */
export function catalogueRoutes(api: Api, parts: { readonly reads: Reads }): void {
  const { catalogue } = parts.reads;

  mount(api, 'catalogue', async ({ shop, query }) => {
    const after = catalogueCursor.read(query.after);
    if (after === 'invalid') return BAD_CURSOR;
    const page = await catalogue.list(shop, {
      region: query.region,
      words: searchWords(query.q ?? ''),
      productId: query.product ?? null,
      after: after.place,
      limit: query.limit,
    });
    return { body: { items: page.rows.map(view), next: catalogueCursor.write(page.next) } };
  });

  mount(api, 'catalogueProducts', async ({ shop, query }) => ({
    body: { products: [...(await catalogue.products(shop, query.region))] },
  }));
}
