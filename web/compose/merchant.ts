import type { ShopDomain } from '../domain/kernel/ids.ts';
import type { Artworks } from '../pipeline/lookups/artworks.ts';
import type { Catalogue } from '../pipeline/lookups/catalogue.ts';
import { createProductCodes } from '../pipeline/merchant/codes/product-codes.ts';
import { createOrderRows } from '../pipeline/merchant/jobs/order-rows.ts';
import { createOrderPreview } from '../pipeline/merchant/order-preview.ts';
import type { ShippingMethods } from '../pipeline/lookups/shipping-method.ts';
import { createOlderOrders } from '../pipeline/merchant/jobs/older-orders.ts';
import { createRunJob } from '../pipeline/merchant/jobs/run-job.ts';
import { createTidyPages } from '../pipeline/merchant/jobs/tidy-pages.ts';
import { createUndoEdits } from '../pipeline/merchant/jobs/undo-edits.ts';
import { createRecallLines } from '../pipeline/lookups/line-memory.ts';
import { createLoadProducts } from '../pipeline/lookups/product-settings.ts';
import { createLoadLookup } from '../pipeline/lookups/order-lookup.ts';
import { createShowArtwork } from '../pipeline/merchant/show-artwork.ts';
import type {
  ArtworkPictures,
  ArtworkPictureStore,
  Clock,
  JobStore,
  Log,
  ProductIndexStore,
  Reads,
  ShopifyAdmin,
  ShopifyProducts,
  Store,
} from '../pipeline/ports/index.ts';
import { createLookAtArtworks } from '../pipeline/schedules/look-at-artworks.ts';
import { createChecker } from '../pipeline/merchant/products/checker.ts';
import { createCsvImport } from '../pipeline/merchant/products/csv-import.ts';
import { createEditFields } from '../pipeline/merchant/products/edit-fields.ts';
import { createIndexProducts } from '../pipeline/merchant/products/index-products.ts';
import { createPreview } from '../pipeline/merchant/products/preview.ts';
import { createRecheck } from '../pipeline/merchant/products/recheck.ts';
import { createWriteEdits } from '../pipeline/merchant/products/write-edits.ts';

export interface MerchantPorts {
  readonly store: Store & {
    readonly reads: Reads;
    readonly products: ProductIndexStore;
    readonly jobs: JobStore;
    readonly artworkPictures: ArtworkPictureStore;
  };
  readonly pictures: ArtworkPictures;
  readonly shopifyProducts: ShopifyProducts;
  readonly shopifyAdmin: Pick<ShopifyAdmin, 'hold' | 'releaseHold' | 'listPaidUnfulfilled' | 'readOrder'>;
  readonly catalogue: Catalogue;
  readonly artworks: Artworks;
  readonly shippingMethods: ShippingMethods;
  readonly clock: Clock;
  readonly log: Log;
  /** Rows are due: the worker looks now. */
  readonly onWork: () => void;
}

/** What a person asks for: the use cases behind the pages' API, and the tasks they start. */
export function composeMerchant(ports: MerchantPorts) {
  const { store, shopifyProducts, catalogue, artworks, clock, log, onWork } = ports;
  const { reads, products, jobs, shops, connections, orders, printOrders } = store;
  const loadProducts = createLoadProducts(store.codes);
  const checker = createChecker({
    shops,
    connections,
    store: store.catalogue,
    catalogue,
    artworks,
    loadProducts,
    clock,
  });
  const writeEdits = createWriteEdits({ shopify: shopifyProducts });
  const editFields = createEditFields({
    shopify: shopifyProducts,
    index: products,
    orders,
    checker,
    writeEdits,
    clock,
  });
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
  const planning = {
    shops,
    connections,
    orders,
    shopify: ports.shopifyAdmin,
    loadLookup: createLoadLookup({ connections, catalogue }),
    artworks,
    recallLines: createRecallLines({ orders, index: products }),
    loadProducts,
    clock,
  };
  const olderOrders = createOlderOrders({ ...planning, onWork });
  const runJob = createRunJob({
    jobs,
    orderRows,
    olderOrders,
    editFields,
    indexProducts,
    shops,
    clock,
    log,
  });

  return {
    runJob,
    tidyPages: createTidyPages({ reads, jobs, changes: store.catalogueChanges, clock }),
    lookAtArtworks: createLookAtArtworks({
      artworks,
      store: store.artwork,
      shops,
      products,
      checker,
      orders,
      clock,
      log,
      onWork,
    }),
    recheck: createRecheck({ changes: store.catalogueChanges, index: products, checker, clock }),
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
      codes: store.codes,
      productCodes: createProductCodes({ codes: store.codes, clock }),
      checker,
      editFields,
      indexProducts,
      preview,
      csvImport,
      undoEdits: createUndoEdits({ jobs, clock }),
      orderRows,
      previewOrder: createOrderPreview({ ...planning, catalogue, shippingMethods: ports.shippingMethods }),
      showArtwork: createShowArtwork({ pictures: ports.pictures, store: store.artworkPictures, clock }),
      shopifyProducts,
      clock,
      onWork,
    },
  };
}

export type Merchant = ReturnType<typeof composeMerchant>;
