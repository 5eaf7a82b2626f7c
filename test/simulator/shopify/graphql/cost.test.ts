import { parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CostBucket } from './bucket.ts';
import { actualCost, compileCost, requestedCost, type CostNode } from './cost.ts';
import { adminSchema } from './schema.ts';

function nodesOf(text: string): readonly CostNode[] {
  const document = parse(text);
  return compileCost(adminSchema().schema, document, document.definitions[0] as OperationDefinitionNode);
}

describe('the requested cost', () => {
  it.each([
    ['scalars of one object', '{ shop { id name } }', 1],
    ['an object in an object', '{ order(id: "1") { id shippingAddress { zip } } }', 2],
    ['a connection', '{ orders(first: 10) { nodes { id } } }', 12],
    ['the same by edges', '{ orders(first: 10) { edges { cursor node { id } } pageInfo { hasNextPage } } }', 12],
    ['a connection in a connection', '{ orders(first: 10) { nodes { lineItems(first: 5) { nodes { id } } } } }', 82],
    [
      'the dearest of fragments that exclude each other',
      '{ node(id: "1") { id ... on Order { shippingAddress { zip } } ... on Product { title } } }',
      2,
    ],
    [
      'a fragment by name',
      'query { order(id: "1") { ...Parts } } fragment Parts on Order { shippingAddress { zip } shippingLine { ' +
        'title } }',
      3,
    ],
    [
      'two mutations, one dear',
      'mutation { a: tagsAdd(id: "1", tags: "x") { node { ' +
        'id } } b: fulfillmentTrackingInfoUpdate(fulfillmentId: "1", trackingInfoInput: {}) { fulfillment { ' +
        'id } } }',
      60,
    ],
  ])('of %s', (_what, text, cost) => {
    expect(requestedCost(nodesOf(text), {})).toBe(cost);
  });

  it('follows variables, their defaults and lists of ids', () => {
    const byPage = nodesOf('query ($first: Int = 3) { orders(first: $first) { nodes { id } } }');
    expect([requestedCost(byPage, {}), requestedCost(byPage, { first: 20 })]).toEqual([5, 22]);
    const byIds = nodesOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ProductVariant { product { id } } } }');
    expect(requestedCost(byIds, { ids: ['1', '2', '3'] })).toBe(6);
  });
});

describe('the actual cost', () => {
  it('counts what came back', () => {
    const nodes = nodesOf('{ orders(first: 10) { nodes { id shippingAddress { zip } } } }');
    expect(
      actualCost(nodes, {
        orders: {
          nodes: [
            { id: '1', shippingAddress: null },
            { id: '2', shippingAddress: { zip: '1' } },
          ],
        },
      }),
    ).toBe(5);
    expect(actualCost(nodes, null)).toBe(0);
  });
});

describe('the bucket', () => {
  it('never overflows, never lends, and fills with time', () => {
    let nowMs = 0;
    const bucket = new CostBucket({ maximum: 100, restoreRate: 10 }, () => nowMs);
    expect([bucket.reserve(90), bucket.reserve(11)]).toEqual([true, false]);
    bucket.refund(5);
    expect(bucket.status()).toEqual({ maximumAvailable: 100, currentlyAvailable: 15, restoreRate: 10 });
    nowMs = 60_000;
    expect(bucket.available()).toBe(100);
  });
});
