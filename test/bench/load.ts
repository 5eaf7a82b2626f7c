import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import type { SignedOrder } from './signed-orders.ts';

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  readonly failures: number;
}

/** Posts signed orders over 50 connections, each with a webhook id of its own, as fast as they are answered. */
export async function load(url: string, orders: readonly SignedOrder[], seconds: number): Promise<LoadResult> {
  let next = 0;
  const result = await autocannon({
    url: `${url}/webhooks/shopify`,
    connections: 50,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest(request) {
          const order = orders[next++ % orders.length] as SignedOrder;
          return {
            ...request,
            body: order.body,
            headers: {
              'content-type': 'application/json',
              'x-shopify-topic': 'orders/paid',
              'x-shopify-shop-domain': 'bench.myshopify.com',
              'x-shopify-api-version': '2026-10',
              'x-shopify-webhook-id': randomUUID(),
              'x-shopify-triggered-at': '2026-11-24T10:00:00.000Z',
              'x-shopify-hmac-sha256': order.signature,
            },
          };
        },
      },
    ],
  });
  return {
    requestsPerSecond: result.requests.average,
    p99Ms: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
