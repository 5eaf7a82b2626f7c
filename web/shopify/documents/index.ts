import { ACCEPT_CANCELLATION } from './accept-cancellation.ts';
import { ANNOUNCE_SENT } from './announce-sent.ts';
import { CLOSE_INCOMPLETE } from './close-incomplete.ts';
import { CREATE_FULFILLMENT } from './create-fulfillment.ts';
import { FULFILLMENT_IDS } from './fulfillment-ids.ts';
import { LIST_CANCELLED } from './list-cancelled.ts';
import { LIST_PAID_UNFULFILLED } from './list-paid-unfulfilled.ts';
import { LOCATE } from './locate.ts';
import { MORE_FULFILLMENT_LINES } from './more-fulfillment-lines.ts';
import { MORE_FULFILLMENT_ORDER_LINES } from './more-fulfillment-order-lines.ts';
import { MORE_FULFILLMENT_ORDERS } from './more-fulfillment-orders.ts';
import { MORE_FULFILLMENTS } from './more-fulfillments.ts';
import { MORE_LINE_ITEMS } from './more-line-items.ts';
import { READ_FULFILLMENT_STATE } from './read-fulfillment-state.ts';
import { READ_ORDER } from './read-order.ts';
import { READ_PROGRESS } from './read-progress.ts';
import { HOLD } from './hold.ts';
import { READ_HOLDS } from './read-holds.ts';
import { RELEASE_HOLD } from './release-hold.ts';
import { READ_SHOP_COUNTRY } from './read-shop-country.ts';
import { READ_SHOP_TIME_ZONE } from './read-shop-time-zone.ts';
import { REJECT_CANCELLATION } from './reject-cancellation.ts';
import { REJECT_REQUEST } from './reject-request.ts';
import { REMOVE_TAG } from './remove-tag.ts';
import { REOPEN } from './reopen.ts';
import { UPDATE_TRACKING } from './update-tracking.ts';
import type { Operation } from '../operation.ts';
import { PRODUCT_OPERATIONS } from '../products/documents.ts';

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
