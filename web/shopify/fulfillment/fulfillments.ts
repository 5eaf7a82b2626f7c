import { z } from 'zod';
import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Outcome } from '../../pipeline/ports/index.ts';
import { FULFILLMENT_IDS } from './fulfillment-ids.document.ts';
import { MORE_FULFILLMENT_LINES } from './more-fulfillment-lines.document.ts';
import { MORE_FULFILLMENTS } from './more-fulfillments.document.ts';
import { unreachable } from '../client/failures.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { pageOf, readAll } from '../client/paging.ts';
import { query } from '../client/query.ts';
import { fulfillmentLinesSchema, fulfillmentSchema, type WireFulfillment } from '../orders/wire.ts';

/** Page size of `fulfillments` in ReadFulfillmentState and of `nodes` in MoreFulfillments. */
const PAGE = 10;

const idsSchema = z.object({ order: z.object({ fulfillments: z.array(z.object({ id: z.string() })) }).nullable() });
const nodesSchema = z.object({ nodes: z.array(fulfillmentSchema.nullable()) });
const linesSchema = z.object({ fulfillment: z.object({ fulfillmentLineItems: fulfillmentLinesSchema }).nullable() });

export type WholeFulfillment = WireFulfillment & {
  readonly allLines: WireFulfillment['fulfillmentLineItems']['nodes'];
};

interface Of {
  readonly shop: ShopDomain;
  readonly order: OrderGid;
}

/** The list has no cursors, so what is beyond a full first page is found by id. */
async function readBeyond(
  client: GraphqlClient,
  { shop, order }: Of,
  first: readonly WireFulfillment[],
): Promise<Outcome<{ outcome: 'beyond'; fulfillments: readonly WireFulfillment[] }>> {
  if (first.length < PAGE) return { outcome: 'beyond', fulfillments: [] };
  const all = await query(client, { shop, operation: FULFILLMENT_IDS, variables: { id: order } }, idsSchema);
  if (all.outcome !== 'answered') return all;
  const seen = new Set(first.map(({ id }) => id));
  const ids = (all.data.order?.fulfillments ?? []).map(({ id }) => id).filter((id) => !seen.has(id));
  const fulfillments: WireFulfillment[] = [];
  for (let start = 0; start < ids.length; start += PAGE) {
    const answer = await query(
      client,
      { shop, operation: MORE_FULFILLMENTS, variables: { ids: ids.slice(start, start + PAGE) } },
      nodesSchema,
    );
    if (answer.outcome !== 'answered') return answer;
    if (answer.data.nodes.includes(null)) return unreachable('a fulfillment went away while it was read');
    fulfillments.push(...answer.data.nodes.filter((node) => node !== null));
  }
  return { outcome: 'beyond', fulfillments };
}

/** Every fulfillment of the order with every line, from the first page on. */
export async function readAllFulfillments(
  client: GraphqlClient,
  of: Of,
  first: readonly WireFulfillment[],
): Promise<Outcome<{ outcome: 'whole'; fulfillments: readonly WholeFulfillment[] }>> {
  const beyond = await readBeyond(client, of, first);
  if (beyond.outcome !== 'beyond') return beyond;
  const whole: WholeFulfillment[] = [];
  for (const fulfillment of [...first, ...beyond.fulfillments]) {
    const lines = await readAll(fulfillment.fulfillmentLineItems, async (after) => {
      const answer = await query(
        client,
        { shop: of.shop, operation: MORE_FULFILLMENT_LINES, variables: { id: fulfillment.id, after } },
        linesSchema,
      );
      return answer.outcome === 'answered' ? pageOf(answer.data.fulfillment?.fulfillmentLineItems) : answer;
    });
    if (lines.outcome !== 'all') return lines;
    whole.push({ ...fulfillment, allLines: [...lines.nodes] });
  }
  return { outcome: 'whole', fulfillments: whole };
}
