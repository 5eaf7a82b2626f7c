import { betaDate, type BetaDate } from './formats.ts';
import type { OrderRecord, ShipmentRecord } from './order-record.ts';
import { betaOrder, betaShipment, type BetaViewOptions } from './order-views.ts';
import type { Outbox } from './outbox.ts';
import type { TrackingEventRequest } from './types.ts';

/** The five events; each has the order and one field of its own (picanova-api §5.3, §5.4). */
type EventType = 'shipment_sent' | 'shipment_tracking_event' | 'order_canceled' | 'order_failed' | 'order_commented';

/** Writes events about orders and hands them to the outbox. Orders without a webhook URL stay silent for ever. */
export class EventDesk {
  readonly #outbox: Outbox;
  readonly #now: () => number;
  readonly #view: BetaViewOptions;

  constructor(outbox: Outbox, { now, betaDates }: { now: () => number; betaDates: 'object' | 'iso' }) {
    this.#outbox = outbox;
    this.#now = now;
    this.#view = { dates: betaDates, forWebhook: true };
  }

  shipmentSent(order: OrderRecord, shipment: ShipmentRecord): void {
    this.#send('shipment_sent', order, { shipment: betaShipment(shipment, this.#view) });
  }

  trackingEvent(order: OrderRecord, { status, location, details, atMs }: TrackingEventRequest): void {
    this.#send('shipment_tracking_event', order, {
      event: { status, location: location ?? '', details: details ?? '', date: this.#date(atMs ?? this.#now()) },
    });
  }

  canceled(order: OrderRecord, author: 'API' | 'System'): void {
    this.#send('order_canceled', order, { author });
  }

  failed(order: OrderRecord, reason: string): void {
    this.#send('order_failed', order, { reason });
  }

  commented(order: OrderRecord, comment: string): void {
    this.#send('order_commented', order, { comment });
  }

  #date(atMs: number): BetaDate {
    return betaDate(atMs, this.#view.dates);
  }

  #send(type: EventType, order: OrderRecord, extra: object): void {
    if (order.webhookUrl === null) return;
    const body = JSON.stringify({
      type,
      created: this.#date(this.#now()),
      data: { ...extra, order: betaOrder(order, this.#view) },
    });
    this.#outbox.send({ type, orderId: order.id, url: order.webhookUrl, body });
  }
}
