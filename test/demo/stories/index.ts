import type { Story } from '../story.ts';
import { cancelledInTime } from './cancelled-in-time.ts';
import { cancelledTooLate } from './cancelled-too-late.ts';
import { designProduct } from './design-product.ts';
import { fulfilledAtPayment } from './fulfilled-at-payment.ts';
import { lostWebhook } from './lost-webhook.ts';
import { missingOption } from './missing-option.ts';
import { mixedCart } from './mixed-cart.ts';
import { oneCanvas } from './one-canvas.ts';
import { ownPicture } from './own-picture.ts';
import { setOfThree } from './set-of-three.ts';
import { smallPicture } from './small-picture.ts';
import { testOrder } from './test-order.ts';
import { twoParcels } from './two-parcels.ts';
import { usOrder } from './us-order.ts';
import { wrongCase } from './wrong-case.ts';

/** In the order in which they are told; the orders are numbered likewise. */
export const STORIES: readonly Story[] = [
  oneCanvas,
  mixedCart,
  usOrder,
  designProduct,
  ownPicture,
  wrongCase,
  missingOption,
  twoParcels,
  testOrder,
  cancelledInTime,
  cancelledTooLate,
  lostWebhook,
  fulfilledAtPayment,
  setOfThree,
  smallPicture,
];
