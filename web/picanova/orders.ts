import type { Outcome } from '../pipeline/ports/outcome.ts';
import type { PrintProvider } from '../pipeline/ports/print-provider.ts';
import { jsonBody } from './caller.ts';
import type { Called, Caller } from './caller.ts';
import type { CallLimits } from './limits.ts';
import { betaOrderBody, v1OrderBody } from './requests.ts';
import type { Read } from './wire/answers.ts';
import { readBetaOrder } from './wire/beta-order.ts';
import { readOrderList } from './wire/order-list.ts';
import { toPicanovaOrder } from './wire/read-order.ts';
import type { ReadOrder } from './wire/read-order.ts';
import { readV1Order } from './wire/v1-order.ts';

type OrderCalls = Pick<PrintProvider, 'create' | 'findByExternalId' | 'read' | 'readAddress' | 'listOrders' | 'cancel'>;
type Found = Awaited<ReturnType<PrintProvider['read']>>;

/**
 * The calls about orders. Orders are created through either version and read through beta, where shipments have a known
 * shape; both versions show one record (picanova-api §1.1).
 */
export function createOrderCalls(call: Caller, limits: CallLimits): OrderCalls {
  const get = { method: 'GET', kind: 'read', timeoutMs: limits.otherMs } as const;

  return {
    async create(access, request) {
      const version =
        request.api === 'beta'
          ? { path: '/beta/orders', body: betaOrderBody(request), read: jsonBody(readBetaOrder) }
          : { path: '/v1/orders', body: v1OrderBody(request), read: jsonBody(readV1Order) };
      const answer = await call(access, { method: 'POST', kind: 'write', timeoutMs: limits.createMs, ...version });
      if (answer.outcome === 'answered') return { outcome: 'created', order: toPicanovaOrder(answer.value, request) };
      const { failure } = answer;
      // The status of a duplicate is not documented, its field is (picanova-api §8); texts never decide.
      return failure.outcome === 'refused' && Object.hasOwn(failure.fields, 'external_id')
        ? { outcome: 'duplicate' }
        : failure;
    },

    async findByExternalId(access, externalId) {
      const path = `/beta/orders/@${encodeURIComponent(externalId)}`;
      return foundOrAbsent(
        await call(access, { ...get, path, read: jsonBody((json) => readSought(json, externalId)) }),
      );
    },

    async read(access, id) {
      const segment = encodeURIComponent(id);
      const beta = foundOrAbsent(
        await call(access, { ...get, path: `/beta/orders/${segment}`, read: jsonBody(readBetaOrder) }),
      );
      if (beta.outcome !== 'absent') return beta;
      const v1 = await call(access, { ...get, path: `/v1/orders/${segment}`, read: jsonBody(readV1Order) });
      // Beta has just accepted the credentials: whatever v1 refuses, it does not know the order either.
      return v1.outcome === 'failed' && isRefusal(v1.failure.outcome) ? { outcome: 'absent' } : foundOrAbsent(v1);
    },

    async readAddress(access, id) {
      const path = `/v1/orders/${encodeURIComponent(id)}`;
      const answer = await call(access, { ...get, path, read: jsonBody(readV1Order) });
      return answer.outcome === 'answered' ? { outcome: 'told', address: answer.value.address } : answer.failure;
    },

    async listOrders(access, page) {
      const answer = await call(access, {
        ...get,
        path: `/beta/orders?page=${page}`,
        read: jsonBody((json) => readOrderList(json, page)),
      });
      if (answer.outcome === 'failed') return answer.failure;
      const { orders, totalPages } = answer.value;
      return { outcome: 'listed', orders: orders.map((order) => toPicanovaOrder(order, null)), totalPages };
    },

    async cancel(access, id) {
      const path = `/beta/orders/${encodeURIComponent(id)}`;
      const answer = await call(access, {
        method: 'DELETE',
        kind: 'write',
        timeoutMs: limits.otherMs,
        path,
        read: anyBody,
      });
      if (answer.outcome === 'answered') return { outcome: 'cancelled' };
      const { failure, status } = answer;
      // 403 here is about the order, not about the credentials: any 4xx means "not cancelled" (picanova-api §2.2.4).
      const isNo = failure.outcome === 'refused' || (failure.outcome === 'access_lost' && status === 403);
      return isNo ? { outcome: 'not_cancelled', reason: failure.reason } : failure;
    },
  };
}

function foundOrAbsent(answer: Called<ReadOrder>): Found {
  if (answer.outcome === 'answered') return { outcome: 'found', order: toPicanovaOrder(answer.value, null) };
  return answer.status === 404 ? { outcome: 'absent' } : answer.failure;
}

function isRefusal(outcome: Outcome<never>['outcome']): boolean {
  return outcome === 'refused' || outcome === 'access_lost';
}

/**
 * Adopting somebody else's order would ship the wrong goods: an answer that names another external id is not an answer.
 */
function readSought(json: unknown, externalId: string): Read<ReadOrder> {
  const read = readBetaOrder(json);
  if (!read.readable || read.value.externalId === null || read.value.externalId === externalId) return read;
  return { readable: false, reason: 'the answer is about another external id' };
}

/** A cancellation answers with an empty body (picanova-api §2.2.4): the status says it all. */
function anyBody(): Read<null> {
  return { readable: true, value: null, skipped: 0 };
}
