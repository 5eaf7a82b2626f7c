import type { Operation } from '../client/operation.ts';

/**
 * How many orders one request tells of: 30 points each by the static estimate, a third of what one request may cost.
 */
export const MOST_ANNOUNCEMENTS = 10;

/** The aliases of the n-th announcement's fields; answers and errors name them. */
export function announcementAliases(index: number): {
  readonly report: string;
  readonly accept: string;
  readonly tag: string;
} {
  return { report: `report${index}`, accept: `accept${index}`, tag: `tag${index}` };
}

function documentFor(count: number): Operation {
  const name = count === 1 ? 'AnnounceSent' : `AnnounceSent${count}`;
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map(
    (n) =>
      `$fulfillmentOrderId${n}: ID!, $orderId${n}: ID!, $tags${n}: [String!]!, $mayReport${n}: Boolean!, ` +
      `$mayAccept${n}: Boolean!, $mayTag${n}: Boolean!`,
  );
  const fields = indexes.map((n) => {
    const { report, accept, tag } = announcementAliases(n);
    const id = `id: $fulfillmentOrderId${n}`;
    const errors = '{ userErrors { field message } }';
    return `  ${report}: fulfillmentOrderReportProgress(${id}) @include(if: $mayReport${n}) ${errors}
  ${accept}: fulfillmentOrderAcceptFulfillmentRequest(${id}) @include(if: $mayAccept${n}) ${errors}
  ${tag}: tagsAdd(id: $orderId${n}, tags: $tags${n}) @include(if: $mayTag${n}) ${errors}`;
  });
  return {
    name,
    kind: 'mutation',
    costPoints: 30 * count,
    givesWay: true,
    text: `mutation ${name}(${variables.join(', ')}) {\n${fields.join('\n')}\n}`,
  };
}

/**
 * By number of announcements, from one on: progress or acceptance, and the tag, of each. Fields of a mutation run in
 * their order, each on its own.
 */
export const ANNOUNCE_SENT: readonly Operation[] = Array.from({ length: MOST_ANNOUNCEMENTS }, (_, index) =>
  documentFor(index + 1),
);
