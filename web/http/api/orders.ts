import { Router } from 'express';
import { z } from 'zod';
import type { OrderGid, PrintOrderId } from '../../domain/ids.ts';
import type { Clock, OrderStore, PrintOrder, PrintOrderStore } from '../../pipeline/ports/index.ts';
import { shopOf } from '../session.ts';
import { validParam } from './validate.ts';

const orderNumber = z.string().regex(/^\d{1,20}$/);
const click = z.enum(['cancel', 'resubmit', 'refresh']);

/** One order's print orders and the merchant's clicks on them: send, retry, cancel, resubmit, refresh. */
export function orderRoutes(parts: { orders: OrderStore; printOrders: PrintOrderStore; clock: Clock; onWork: () => void }): Router {
  const { orders, printOrders, clock } = parts;
  const router = Router();

  router.get('/:order', async (request, response) => {
    const number = validParam(orderNumber, request.params['order'], response);
    if (number === null) return;
    const found = await orders.printOrdersOf(shopOf(response), gidOf(number));
    response.json({ printOrders: found.map(view) });
  });

  /** Retry plans the order as it is now in Shopify; send also lifts its wait window and approval. */
  for (const action of ['retry', 'send'] as const) {
    router.post(`/:order/${action}`, async (request, response) => {
      const number = validParam(orderNumber, request.params['order'], response);
      if (number === null) return;
      const known = await orders.wake(shopOf(response), gidOf(number), { approve: action === 'send', nowMs: clock.now() });
      parts.onWork();
      response.status(known ? 202 : 404).json({ accepted: known });
    });
  }

  router.post('/print-orders/:id/:click', async (request, response) => {
    const what = validParam(click, request.params['click'], response);
    if (what === null) return;
    const accepted = await printOrders.request(shopOf(response), String(request.params['id']) as PrintOrderId, { what, nowMs: clock.now() });
    parts.onWork();
    response.status(accepted ? 202 : 409).json({ accepted });
  });

  return router;
}

function gidOf(number: string): OrderGid {
  return `gid://shopify/Order/${number}` as OrderGid;
}

function view(printOrder: PrintOrder) {
  const { id, orderGid, orderName, externalId, region, state, holdReason, isTest, picanovaOrderId, picanovaStatus } = printOrder;
  return {
    id, orderGid, orderName, externalId, region, state, holdReason, isTest, picanovaOrderId, picanovaStatus,
    problems: printOrder.problems.map(({ code, lineItemGid, detail }) => ({ code, ...(lineItemGid === undefined ? {} : { lineItemGid }), detail: mutable(detail) })),
    items: printOrder.items.map(({ title, quantity, notes }) => ({ title, quantity, notes: [...notes] })),
    parcels: printOrder.shipments.map(({ carrierName, trackingNumber, trackingUrl, fulfillmentGid }) => ({ carrier: carrierName, trackingNumber, trackingUrl, fulfillmentGid })),
  };
}

function mutable(detail: PrintOrder['problems'][number]['detail']): Record<string, string | number | string[]> {
  return Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]));
}
