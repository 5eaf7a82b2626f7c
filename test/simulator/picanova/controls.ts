import type { EventDesk } from './event-desk.ts';
import { advance, cancel, failOrder, shipParcel } from './life-cycle.ts';
import type { OrderDesk } from './order-desk.ts';
import type { PicanovaSimulator } from './types.ts';

type Controls = Pick<
  PicanovaSimulator,
  | 'accept'
  | 'generate'
  | 'startProduction'
  | 'ship'
  | 'addTracking'
  | 'trackingEvent'
  | 'fail'
  | 'comment'
  | 'cancelByVendor'
  | 'setPending'
  | 'pay'
>;

/** What the vendor's people, plants and carriers do to an order. */
export function createControls(orders: OrderDesk, events: EventDesk, now: () => number): Controls {
  return {
    accept: (id) => advance(orders.get(id), 'ACCEPTED', now()),
    generate: (id) => advance(orders.get(id), 'GENERATED', now()),
    startProduction: (id) => advance(orders.get(id), 'IN_PROGRESS', now()),
    ship(id, parcel = {}) {
      const order = orders.get(id);
      events.shipmentSent(order, shipParcel(order, parcel, now()));
    },
    addTracking(id, parcelIndex, tracking) {
      const order = orders.get(id);
      const shipment = order.shipments[parcelIndex];
      if (!shipment) throw new Error(`order ${id} has no parcel ${parcelIndex}`);
      shipment.trackingNumber = tracking.number;
      shipment.trackingUrl = tracking.url;
      order.updatedAtMs = now();
    },
    trackingEvent: (id, event) => events.trackingEvent(orders.get(id), event),
    fail(id, reason) {
      const order = orders.get(id);
      failOrder(order, now());
      events.failed(order, reason);
    },
    comment: (id, text) => events.commented(orders.get(id), text),
    cancelByVendor(id) {
      const order = orders.get(id);
      if (!cancel(order, 'vendor', now())) throw new Error(`order ${id} is ${order.status} and cannot be cancelled`);
      events.canceled(order, 'System');
    },
    setPending: (id) => advance(orders.get(id), 'PENDING', now()),
    pay(id) {
      const order = orders.get(id);
      if (order.status !== 'PENDING') throw new Error(`order ${id} is ${order.status} and does not wait for money`);
      advance(order, 'ACCEPTED', now());
    },
  };
}
