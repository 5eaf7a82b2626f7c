import { ACCEPT_CANCELLATION } from './fulfillment/accept-cancellation.document.ts';
import { ANNOUNCE_SENT } from './fulfillment/announce-sent.document.ts';
import { CLOSE_INCOMPLETE } from './fulfillment/close-incomplete.document.ts';
import { CREATE_FULFILLMENT } from './fulfillment/create-fulfillment.document.ts';
import { FULFILLMENT_IDS } from './fulfillment/fulfillment-ids.document.ts';
import { LIST_CANCELLED } from './orders/list-cancelled.document.ts';
import { LIST_PAID_UNFULFILLED } from './orders/list-paid-unfulfilled.document.ts';
import { LOCATE } from './orders/locate.document.ts';
import { MORE_FULFILLMENT_LINES } from './fulfillment/more-fulfillment-lines.document.ts';
import { MORE_FULFILLMENT_ORDER_LINES } from './orders/more-fulfillment-order-lines.document.ts';
import { MORE_FULFILLMENT_ORDERS } from './orders/more-fulfillment-orders.document.ts';
import { MORE_FULFILLMENTS } from './fulfillment/more-fulfillments.document.ts';
import { MORE_LINE_ITEMS } from './orders/more-line-items.document.ts';
import { READ_FULFILLMENT_STATE } from './fulfillment/read-fulfillment-state.document.ts';
import { READ_ORDER } from './orders/read-order.document.ts';
import { READ_PROGRESS } from './fulfillment/read-progress.document.ts';
import { HOLD } from './fulfillment/hold.document.ts';
import { READ_HOLDS } from './fulfillment/read-holds.document.ts';
import { RELEASE_HOLD } from './fulfillment/release-hold.document.ts';
import { READ_SHOP_COUNTRY } from './orders/read-shop-country.document.ts';
import { READ_SHOP_TIME_ZONE } from './orders/read-shop-time-zone.document.ts';
import { REJECT_CANCELLATION } from './fulfillment/reject-cancellation.document.ts';
import { REJECT_REQUEST } from './fulfillment/reject-request.document.ts';
import { REMOVE_TAG } from './fulfillment/remove-tag.document.ts';
import { REOPEN } from './fulfillment/reopen.document.ts';
import { UPDATE_TRACKING } from './fulfillment/update-tracking.document.ts';
import type { Operation } from './client/operation.ts';
import { PRODUCT_OPERATIONS } from './products/products.document.ts';

/** Every document the app sends: what the contract test holds against the schema. */
export const OPERATIONS: readonly Operation[] = [
  ACCEPT_CANCELLATION,
  ...ANNOUNCE_SENT,
  CLOSE_INCOMPLETE,
  CREATE_FULFILLMENT,
  FULFILLMENT_IDS,
  LIST_CANCELLED,
  LIST_PAID_UNFULFILLED,
  LOCATE,
  MORE_FULFILLMENT_LINES,
  MORE_FULFILLMENT_ORDER_LINES,
  MORE_FULFILLMENT_ORDERS,
  MORE_FULFILLMENTS,
  MORE_LINE_ITEMS,
  READ_FULFILLMENT_STATE,
  READ_ORDER,
  READ_PROGRESS,
  HOLD,
  READ_HOLDS,
  RELEASE_HOLD,
  READ_SHOP_COUNTRY,
  READ_SHOP_TIME_ZONE,
  REJECT_CANCELLATION,
  REJECT_REQUEST,
  REMOVE_TAG,
  REOPEN,
  UPDATE_TRACKING,
  ...PRODUCT_OPERATIONS,
];
