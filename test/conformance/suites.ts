import { artworkLooksSuite } from './artwork-looks.ts';
import { cancelSuite } from './cancel.ts';
import { catalogueSuite } from './catalogue.ts';
import { catalogueChangeSuite } from './catalogue-changes.ts';
import { connectionSuite } from './connections.ts';
import type { Suite } from './conformance.ts';
import { signalSuite } from './signals.ts';
import { inboxSuite } from './inbox.ts';
import { laneSuite } from './lanes.ts';
import { locateSuite } from './locate.ts';
import { modelSuite } from './model.ts';
import { orderSuite } from './orders.ts';
import { productCodeSuite } from './product-codes.ts';
import { printOrderSuite } from './print-orders.ts';
import { poisonedInboxSuite } from './poison/inbox.ts';
import { poisonedOrderSuite } from './poison/orders.ts';
import { poisonedPrintOrderSuite } from './poison/print-orders.ts';
import { poisonedShopSuite } from './poison/shops.ts';
import { privacySuite } from './privacy.ts';
import { raceSuite } from './races.ts';
import { shopSettingsSuite } from './shop-settings.ts';
import { shopSuite } from './shops.ts';
import { workSuite } from './work.ts';

/** What every database must do the same. */
export const SUITES: Readonly<Record<string, Suite>> = {
  inbox: inboxSuite,
  signals: signalSuite,
  orders: orderSuite,
  locate: locateSuite,
  'print orders': printOrderSuite,
  cancel: cancelSuite,
  lanes: laneSuite,
  work: workSuite,
  shops: shopSuite,
  'settings of shops': shopSettingsSuite,
  connections: connectionSuite,
  catalogue: catalogueSuite,
  'looks at artwork': artworkLooksSuite,
  'codes of products': productCodeSuite,
  'changes of catalogues': catalogueChangeSuite,
  privacy: privacySuite,
  'poisoned inbox': poisonedInboxSuite,
  'poisoned orders': poisonedOrderSuite,
  'poisoned print orders': poisonedPrintOrderSuite,
  'poisoned shops': poisonedShopSuite,
  races: raceSuite,
  model: modelSuite,
};
