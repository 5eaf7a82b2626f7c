import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Catalogue } from '../lookups/catalogue.ts';
import { createOrderRows } from './jobs/order-rows.ts';
import { createOlderOrders } from './jobs/older-orders.ts';
import { createRunJobs } from './jobs/run-jobs.ts';
import { createLoadLookup } from '../steps/plan/order-lookup.ts';
import type {
  Clock,
  JobStore,
  Log,
  ProductIndexStore,
  Reads,
  ShopifyAdmin,
  ShopifyProducts,
  Store,
} from '../ports/index.ts';
import { createChecker } from './products/checker.ts';
import { createCsvImport } from './products/csv-import.ts';
import { createEditFields } from './products/edit-fields.ts';
import { createIndexProducts } from './products/index-products.ts';
import { createPreview } from './products/preview.ts';
import { createWriteEdits } from './products/write-edits.ts';

/** Everything behind the merchant's pages that is not a plain read: one call, so that composing it stays one line. */
export interface PagesPorts {
  readonly store: Store & { readonly reads: Reads; readonly products: ProductIndexStore; readonly jobs: JobStore };
  readonly shopifyProducts: ShopifyProducts;
  readonly shopifyAdmin: Pick<ShopifyAdmin, 'hold' | 'releaseHold' | 'listPaidUnfulfilled' | 'readOrder'>;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  /** Rows are due: the worker looks now. */
  readonly onWork: () => void;
}

export function createPages(ports: PagesPorts) {
  const { store, shopifyProducts, catalogue, clock, log, onWork } = ports;
  const { reads, products, jobs, shops, connections, orders, printOrders } = store;
  const checker = createChecker({ shops, connections, store: store.catalogue, catalogue, clock });
  const writeEdits = createWriteEdits({ shopify: shopifyProducts });
  const editFields = createEditFields({ shopify: shopifyProducts, index: products, checker, writeEdits, clock });
  const indexProducts = createIndexProducts({ shopify: shopifyProducts, index: products, jobs, checker, clock });
  const preview = createPreview(checker);
  const csvImport = createCsvImport({ index: products, jobs, preview, clock });
  const orderRows = createOrderRows({
    reads: reads.orders,
    orders,
    printOrders,
    shopify: ports.shopifyAdmin,
    clock,
    onWork,
  });
  const olderOrders = createOlderOrders({
    shops,
    connections,
    orders,
    shopify: ports.shopifyAdmin,
    loadLookup: createLoadLookup({ connections, catalogue }),
    clock,
    onWork,
  });
  const runDueJobs = createRunJobs({
    jobs,
    reads,
    orderRows,
    olderOrders,
    editFields,
    indexProducts,
    shops,
    clock,
    log,
  });

  return {
    runDueJobs,
    /** Nightly, and after anything that changes what products are checked against. */
    startIndex: async (shop: ShopDomain): Promise<void> => {
      await indexProducts.start(shop);
      onWork();
    },
    api: {
      reads,
      products,
      jobs,
      shops,
      connections,
      orders,
      printOrders,
      checker,
      editFields,
      indexProducts,
      preview,
      csvImport,
      orderRows,
      shopifyProducts,
      clock,
      onWork,
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
