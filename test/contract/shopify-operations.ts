import { ACCEPT_CANCELLATION } from '../../web/shopify/fulfillment/accept-cancellation.document.ts';
import { ANNOUNCE_SENT } from '../../web/shopify/fulfillment/announce-sent.document.ts';
import { CLOSE_INCOMPLETE } from '../../web/shopify/fulfillment/close-incomplete.document.ts';
import { CREATE_FULFILLMENT } from '../../web/shopify/fulfillment/create-fulfillment.document.ts';
import { FULFILLMENT_IDS } from '../../web/shopify/fulfillment/fulfillment-ids.document.ts';
import { LIST_CHANGED } from '../../web/shopify/orders/list-changed.document.ts';
import { READ_PAYMENT } from '../../web/shopify/orders/read-payment.document.ts';
import { LIST_PAID_UNFULFILLED } from '../../web/shopify/orders/list-paid-unfulfilled.document.ts';
import { LOCATE } from '../../web/shopify/orders/locate.document.ts';
import { MORE_FULFILLMENT_LINES } from '../../web/shopify/fulfillment/more-fulfillment-lines.document.ts';
import { MORE_FULFILLMENT_ORDER_LINES } from '../../web/shopify/orders/more-fulfillment-order-lines.document.ts';
import { MORE_FULFILLMENT_ORDERS } from '../../web/shopify/orders/more-fulfillment-orders.document.ts';
import { MORE_FULFILLMENTS } from '../../web/shopify/fulfillment/more-fulfillments.document.ts';
import { MORE_LINE_ITEMS } from '../../web/shopify/orders/more-line-items.document.ts';
import { READ_FULFILLMENT_STATE } from '../../web/shopify/fulfillment/read-fulfillment-state.document.ts';
import { READ_BUNDLES } from '../../web/shopify/orders/read-bundles.document.ts';
import { READ_FILES } from '../../web/shopify/orders/read-files.document.ts';
import { READ_ORDER } from '../../web/shopify/orders/read-order.document.ts';
import { READ_PROGRESS } from '../../web/shopify/fulfillment/read-progress.document.ts';
import { HOLD } from '../../web/shopify/fulfillment/hold.document.ts';
import { READ_HOLDS } from '../../web/shopify/fulfillment/read-holds.document.ts';
import { RELEASE_HOLD } from '../../web/shopify/fulfillment/release-hold.document.ts';
import { READ_SHOP_COUNTRY } from '../../web/shopify/orders/read-shop-country.document.ts';
import { READ_SHOP_KIND } from '../../web/shopify/orders/read-shop-kind.document.ts';
import { READ_SHOP_TIME_ZONE } from '../../web/shopify/orders/read-shop-time-zone.document.ts';
import { REJECT_CANCELLATION } from '../../web/shopify/fulfillment/reject-cancellation.document.ts';
import { REMOVE_TAG } from '../../web/shopify/fulfillment/remove-tag.document.ts';
import { REOPEN } from '../../web/shopify/fulfillment/reopen.document.ts';
import { UPDATE_TRACKING } from '../../web/shopify/fulfillment/update-tracking.document.ts';
import { COUNT_VARIANTS, READ_BULK_OPERATION, START_BULK_READ } from '../../web/shopify/products/bulk.document.ts';
import type { Operation } from '../../web/shopify/client/operation.ts';
import {
  CLEAR_FIELDS,
  LIST_DEFINITIONS,
  LIST_VARIANTS,
  READ_VARIANTS,
  WRITE_FIELDS,
} from '../../web/shopify/products/products.document.ts';

/** Every document the app sends: what the contract test holds against the schema. */
export const OPERATIONS: readonly Operation[] = [
  ACCEPT_CANCELLATION,
  ...ANNOUNCE_SENT,
  CLOSE_INCOMPLETE,
  CREATE_FULFILLMENT,
  FULFILLMENT_IDS,
  LIST_CHANGED,
  READ_PAYMENT,
  LIST_PAID_UNFULFILLED,
  LOCATE,
  MORE_FULFILLMENT_LINES,
  MORE_FULFILLMENT_ORDER_LINES,
  MORE_FULFILLMENT_ORDERS,
  MORE_FULFILLMENTS,
  MORE_LINE_ITEMS,
  READ_BUNDLES,
  READ_FILES,
  READ_FULFILLMENT_STATE,
  READ_ORDER,
  READ_PROGRESS,
  HOLD,
  READ_HOLDS,
  RELEASE_HOLD,
  READ_SHOP_COUNTRY,
  READ_SHOP_KIND,
  READ_SHOP_TIME_ZONE,
  REJECT_CANCELLATION,
  REMOVE_TAG,
  REOPEN,
  UPDATE_TRACKING,
  CLEAR_FIELDS,
  COUNT_VARIANTS,
  LIST_DEFINITIONS,
  LIST_VARIANTS,
  READ_BULK_OPERATION,
  READ_VARIANTS,
  START_BULK_READ,
  WRITE_FIELDS,
];
