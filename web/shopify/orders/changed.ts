import { z } from 'zod';
import type { OrderGid } from '../../domain/kernel/ids.ts';
import type { ListedFulfillmentOrder, ListedOrder } from '../../domain/planning/changed-order.ts';
import type { ShopifyAdmin } from '../../pipeline/ports/index.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { query } from '../client/query.ts';
import { LIST_CHANGED } from './list-changed.document.ts';
import { NOTHING_LEFT } from './lists.ts';
import { READ_PAYMENT } from './read-payment.document.ts';
import { pageInfoSchema, timeSchema, type PageInfo } from './wire.ts';

const changedSchema = z.object({
  orders: z
    .object({
      nodes: z.array(
        z.object({
          id: z.string(),
          createdAt: timeSchema,
          updatedAt: timeSchema,
          cancelledAt: timeSchema.nullable(),
          displayFinancialStatus: z.string().nullable(),
          displayFulfillmentStatus: z.string(),
        }),
      ),
      pageInfo: pageInfoSchema,
    })
    .optional(),
  fulfillmentOrders: z
    .object({
      nodes: z.array(z.object({ orderId: z.string(), status: z.string(), updatedAt: timeSchema })),
      pageInfo: pageInfoSchema,
    })
    .optional(),
});

type Changed = z.infer<typeof changedSchema>;

/** Payments and authorisations; a refund or a void says nothing about when the money came. */
const PAYS = new Set(['SALE', 'CAPTURE', 'AUTHORIZATION']);

const paymentSchema = z.object({
  order: z
    .object({
      transactions: z.array(
        z.object({ kind: z.string(), status: z.string(), processedAt: timeSchema.nullable().catch(null) }),
      ),
    })
    .nullable(),
});

type Transactions = NonNullable<z.infer<typeof paymentSchema>['order']>['transactions'];

function listedOrder(node: NonNullable<Changed['orders']>['nodes'][number]): ListedOrder {
  return {
    gid: node.id as OrderGid,
    createdAtMs: node.createdAt,
    updatedAtMs: node.updatedAt,
    cancelled: node.cancelledAt !== null,
    financialStatus: node.displayFinancialStatus,
    nothingLeft: NOTHING_LEFT.has(node.displayFulfillmentStatus),
  };
}

function listedFulfillmentOrder(
  node: NonNullable<Changed['fulfillmentOrders']>['nodes'][number],
): ListedFulfillmentOrder {
  return {
    orderGid: node.orderId as OrderGid,
    updatedAtMs: node.updatedAt,
    inProgress: node.status === 'IN_PROGRESS',
  };
}

const cursorAfter = (pageInfo: PageInfo | undefined): string | null =>
  pageInfo?.hasNextPage === true ? pageInfo.endCursor : null;

/** A sale or capture is the payment; where there is none, the authorisation stands for it. The latest counts. */
function paidAtOf(transactions: Transactions): number | null {
  const done = transactions.filter(({ kind, status }) => PAYS.has(kind) && status === 'SUCCESS');
  const paid = done.filter(({ kind }) => kind !== 'AUTHORIZATION');
  const times = (paid.length > 0 ? paid : done).flatMap(({ processedAt }) => processedAt ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

/** What the reconciler asks of Shopify. */
export function createChangedOrders(client: GraphqlClient): Pick<ShopifyAdmin, 'listChanged' | 'readPayment'> {
  return {
    async listChanged(shop, { updatedSinceMs, after }) {
      const variables = {
        query: `updated_at:>='${new Date(updatedSinceMs).toISOString()}'`,
        ordersAfter: after?.orders ?? null,
        fulfillmentOrdersAfter: after?.fulfillmentOrders ?? null,
        withOrders: after === null || after.orders !== null,
        withFulfillmentOrders: after === null || after.fulfillmentOrders !== null,
      };
      const answer = await query(client, { shop, operation: LIST_CHANGED, variables }, changedSchema);
      if (answer.outcome !== 'answered') return answer;
      const { orders, fulfillmentOrders } = answer.data;
      const next = {
        orders: cursorAfter(orders?.pageInfo),
        fulfillmentOrders: cursorAfter(fulfillmentOrders?.pageInfo),
      };
      return {
        outcome: 'listed',
        orders: (orders?.nodes ?? []).map(listedOrder),
        fulfillmentOrders: (fulfillmentOrders?.nodes ?? []).map(listedFulfillmentOrder),
        next: next.orders === null && next.fulfillmentOrders === null ? null : next,
      };
    },

    async readPayment(shop, order) {
      const answer = await query(client, { shop, operation: READ_PAYMENT, variables: { id: order } }, paymentSchema);
      if (answer.outcome !== 'answered') return answer;
      return answer.data.order === null
        ? { outcome: 'not_found' }
        : { outcome: 'read', paidAtMs: paidAtOf(answer.data.order.transactions) };
    },
  };
}
