import { gidOf, type ShopDomain } from '../../../domain/kernel/ids.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { Clock, JobStore, ProductIndexStore, RemoteFailure } from '../../../pipeline/ports/index.ts';
import type { Checker } from '../../../pipeline/merchant/products/checker.ts';
import type { EditFields, Edited } from '../../../pipeline/merchant/products/edit-fields.ts';
import type { IndexProducts } from '../../../pipeline/merchant/products/index-products.ts';
import type { EditResult, ProductFilter } from '../../../contract/index.ts';
import { BAD_CURSOR, productCursor } from '../cursor.ts';
import { mount, NOT_FOUND, type Refusal, type Api } from '../endpoint.ts';
import { checkedRowView, checkView, variantView } from './variant-view.ts';
import { jobView } from './views.ts';
import { searchWords } from '../../../domain/kernel/search.ts';

export interface ProductParts {
  readonly products: ProductIndexStore;
  readonly jobs: JobStore;
  readonly checker: Checker;
  readonly editFields: EditFields;
  readonly indexProducts: IndexProducts;
  readonly clock: Clock;
  readonly onWork: () => void;
}

/** The index's words for the page's filter. */
export function productQueryOf({ tab, q, product, change }: ProductFilter) {
  return {
    status: tab === 'all' ? null : tab,
    words: searchWords(q ?? ''),
    productGid: product === undefined ? null : gidOf('Product', product),
    ...(change === undefined ? {} : { changeId: Number(change) }),
  };
}

/** A failed call to Shopify as an answer: the page says so and offers to try again. */
export function refusalOf(failure: RemoteFailure): Refusal {
  switch (failure.outcome) {
    case 'throttled':
      return { refusal: 503, error: 'busy' };
    case 'unreachable':
    case 'unknown':
      return { refusal: 503, error: 'shopify_unreachable', reason: failure.reason };
    case 'access_lost':
      return { refusal: 409, error: 'shopify_access_lost', reason: failure.reason };
    case 'not_granted':
      return { refusal: 409, error: 'access_not_granted', reason: failure.reason };
    case 'refused':
      return { refusal: 422, error: 'shopify_refused', reason: failure.reason };
  }
}

type OneResult = Extract<Edited, { outcome: 'edited' }>['results'][number];

function resultView(result: OneResult, variant: string, settings: ShopSettings): EditResult {
  switch (result.outcome) {
    case 'saved':
    case 'unchanged':
      return { outcome: 'saved', variant, rows: result.rows.map((row) => variantView(row, settings)) };
    case 'conflict': {
      const [row] = result.rows;
      return row === undefined
        ? { outcome: 'not_found', variant }
        : { outcome: 'conflict', variant, row: variantView(row, settings) };
    }
    case 'refused':
      return { outcome: 'refused', variant, reason: result.reason, fields: [...result.fields] };
    case 'not_found':
      return { outcome: 'not_found', variant };
    case 'throttled':
      return { outcome: 'failed', variant, error: 'busy' };
    case 'unreachable':
    case 'unknown':
      return { outcome: 'failed', variant, error: 'shopify_unreachable', reason: result.reason };
    case 'access_lost':
      return { outcome: 'failed', variant, error: 'shopify_access_lost', reason: result.reason };
    case 'not_granted':
      return { outcome: 'failed', variant, error: 'access_not_granted', reason: result.reason };
  }
}

/** The products table: list, counts, inline editor, bulk editor, and reading it anew. */
export function productRoutes(api: Api, parts: ProductParts): void {
  const { products, jobs, checker, editFields, indexProducts, clock } = parts;

  mount(api, 'products', async ({ shop, query }) => {
    const after = productCursor.read(query.after);
    if (after === 'invalid') return BAD_CURSOR;
    const [settings, page] = await Promise.all([
      checker.settingsOf(shop),
      products.list(shop, { ...productQueryOf(query), after: after.place, limit: query.limit }),
    ]);
    return {
      body: { items: page.rows.map((row) => variantView(row, settings)), next: productCursor.write(page.next) },
    };
  });

  mount(api, 'productCounts', async ({ shop, query }) => {
    const filter = productQueryOf({ tab: 'all', ...query });
    const [counts, indexedAtMs, reading] = await Promise.all([
      products.counts(shop, filter),
      products.indexedAtMs(shop),
      indexProducts.freshen(shop),
    ]);
    if (reading !== null) parts.onWork();
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { body: { counts: { ...counts, all }, indexedAtMs, reading } };
  });

  mount(api, 'checkFields', async ({ shop, body }) => {
    const checked = await editFields.check(shop, body);
    return checked === null ? NOT_FOUND : { body: checkView(checked.row, checked.product) };
  });

  mount(api, 'checkRows', async ({ shop, body }) => {
    const checked = await editFields.checkRows(shop, body.rows);
    return { body: { rows: checked.map(({ row, article }) => checkedRowView(row, article)) } };
  });

  mount(api, 'saveFields', async ({ shop, body }) => {
    const settings = await checker.settingsOf(shop);
    const edited = await editFields.edit(shop, body.edits);
    if (edited.outcome !== 'edited') return refusalOf(edited);
    if (edited.ordersWoken > 0) parts.onWork();
    return {
      body: {
        ordersWoken: edited.ordersWoken,
        results: edited.results.map((result, at) => resultView(result, body.edits[at]?.variant ?? '', settings)),
      },
    };
  });

  async function answerJob(shop: ShopDomain, id: string) {
    parts.onWork();
    const job = await jobs.find(shop, id);
    return job === null ? NOT_FOUND : { status: 202, body: jobView(job) };
  }

  mount(api, 'startBulkEdit', async ({ shop, body }) => {
    const id = await jobs.create(shop, { kind: 'products_edit', state: 'draft', params: {}, nowMs: clock.now() });
    const known = await products.find(
      shop,
      body.edits.map(({ variant }) => gidOf('ProductVariant', variant)),
    );
    const titles = new Map(
      known.map(({ variant }) => [variant.variantGid, `${variant.productTitle} / ${variant.variantTitle}`]),
    );
    await jobs.addRows(
      id,
      body.edits.map((edit, at) => ({
        row: at + 1,
        label: titles.get(gidOf('ProductVariant', edit.variant)) ?? edit.variant,
        payload: { edit },
      })),
    );
    await jobs.apply(shop, id, clock.now());
    return answerJob(shop, id);
  });

  mount(api, 'indexProducts', async ({ shop }) => answerJob(shop, await indexProducts.start(shop)));
}
