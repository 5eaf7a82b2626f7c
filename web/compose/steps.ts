import { createAnnounce } from '../pipeline/steps/announce/announce.ts';
import { createCancel } from '../pipeline/steps/cancel/cancel.ts';
import { createRefreshCatalogue } from '../pipeline/schedules/catalogue-refresh.ts';
import type { Artworks } from '../pipeline/lookups/artworks.ts';
import type { Catalogue } from '../pipeline/lookups/catalogue.ts';
import { createDailyProof } from '../pipeline/schedules/daily-proof.ts';
import { createFulfil } from '../pipeline/steps/fulfil/fulfil.ts';
import { createLocate } from '../pipeline/steps/route/locate.ts';
import { createRefusedAccess } from '../pipeline/lookups/refused-access.ts';
import type { LearnShopKind } from '../pipeline/lookups/shop-kind.ts';
import { createRecallLines } from '../pipeline/lookups/line-memory.ts';
import { createLoadLookup } from '../pipeline/lookups/order-lookup.ts';
import { createLoadProducts } from '../pipeline/lookups/product-settings.ts';
import { createOrderPositions } from '../pipeline/lookups/order-positions.ts';
import type { Merchant } from './merchant.ts';
import { createReadThread } from './read-thread.ts';
import { createPlan } from '../pipeline/steps/plan/plan.ts';
import type { PicanovaProviders } from '../picanova/provider.ts';
import type { Clock, Log, PrintProvider, ProductIndexStore, Random, Store } from '../pipeline/ports/index.ts';
import { createReconcile } from '../pipeline/schedules/reconcile.ts';
import { createRetry } from '../pipeline/runner/retry.ts';
import { createStepRunner } from '../pipeline/runner/run-step.ts';
import { createRoute } from '../pipeline/steps/route/route.ts';
import { createSchedules } from '../pipeline/schedules/run-schedules.ts';
import { createSend } from '../pipeline/steps/send/send.ts';
import { createShippingCosts } from '../pipeline/lookups/shipping-costs.ts';
import type { ShippingMethods } from '../pipeline/lookups/shipping-method.ts';
import { createRefreshShopCatalogues } from '../pipeline/schedules/shop-catalogues.ts';
import { createSync } from '../pipeline/steps/sync/sync.ts';
import type { Shopify } from '../shopify/create-shopify.ts';
import type { Steps } from '../worker/start-worker.ts';

/** The five steps and their neighbours, each given the ports it asks for. */
export function composeSteps(parts: {
  store: Store & { readonly products: ProductIndexStore };
  shopify: Shopify;
  picanova: PicanovaProviders;
  catalogue: Catalogue;
  artworks: Artworks;
  shippingMethods: ShippingMethods;
  merchant: Merchant;
  learnShopKind: LearnShopKind;
  pollMs: number;
  clock: Clock;
  random: Random;
  log: Log;
}): Steps {
  const { store, picanova, catalogue, artworks, shippingMethods, merchant, pollMs, clock, random, log } = parts;
  const { inbox, orders, printOrders, shops, connections, privacy, work } = store;
  const shopify = parts.shopify.admin;

  const refused = createRefusedAccess({ shops, shopify, clock, log });
  const retryAt = createRetry({ work, refused, clock, random });
  const positions = createOrderPositions();
  // Orders wait for a catalogue as for their own sends.
  const refresh = createRefreshCatalogue({
    provider: picanova.send,
    catalogue: store.catalogue,
    changes: store.catalogueChanges,
    clock,
    log,
  });
  const { one, many } = createStepRunner({ printOrders, connections, retryAt, clock, pollMs });

  const syncFor = (provider: PrintProvider) =>
    many(createSync({ printOrders, connections, provider, positions, clock, pollMs }));
  const readBack = syncFor(picanova.read_back);
  const poll = syncFor(picanova.poll);

  return {
    route: createRoute({ inbox, readLarge: createReadThread(), log }),
    locate: createLocate({ orders, shopify, retryAt, clock, log }),
    plan: createPlan({
      orders,
      shops,
      connections,
      shopify,
      loadLookup: createLoadLookup({ connections, catalogue }),
      recallLines: createRecallLines({ orders, index: store.products }),
      artworks,
      loadProducts: createLoadProducts(store.codes),
      shippingCosts: createShippingCosts({ connections, shippingMethods }),
      refused,
      retryAt,
      clock,
    }),
    send: one(
      createSend({
        printOrders,
        connections,
        shops,
        provider: picanova.send,
        catalogue,
        shippingMethods,
        positions,
        clock,
      }),
    ),
    announce: many(createAnnounce({ shops, shopify })),
    sync: (rows) => (rows.some(({ rung }) => rung) ? readBack(rows) : poll(rows)),
    fulfil: one(createFulfil({ orders, shops, shopify, clock, pollMs })),
    cancel: one(createCancel({ connections, provider: picanova.cancel, shopify, clock })),
    runJob: merchant.runJob,
    tidyPages: merchant.tidyPages,
    lookAtArtworks: merchant.lookAtArtworks,
    runDueSchedules: createSchedules({
      shops,
      privacy,
      reconcileMs: pollMs,
      clock,
      log,
      work: {
        keepAlive: async (shop) => void (await parts.shopify.tokens.renew(shop)),
        reconcile: createReconcile({ shops, orders, shopify, refused, clock, log }),
        dailyProof: createDailyProof({ shops, clock, log }),
        refreshCatalogues: createRefreshShopCatalogues({
          connections,
          shops,
          refresh,
          recheck: merchant.recheck,
          onRefreshed: merchant.startIndex,
        }),
        learnKind: parts.learnShopKind,
      },
    }),
  };
}
