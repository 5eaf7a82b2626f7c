import { Kind, parse, validate, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './shopify-operations.ts';
import { API_VERSION, type Operation } from '../../web/shopify/client/operation.ts';
import { bulkVariantsQuery } from '../../web/shopify/products/bulk.document.ts';
import { estimateCost } from './shopify-cost.ts';
import { loadAdminSchema } from './shopify-schema.ts';
import { isGranted, usesOf } from './shopify-uses.ts';

/** Every document the app sends, against Shopify's real Admin schema: shape, deprecations, scopes and cost. */
const LARGEST_COST = 700;

/** How many ids the adapter puts into one `nodes(ids:)`. */
const IDS_PER_REQUEST: Readonly<Record<string, number>> = {
  Locate: 50,
  MoreFulfillments: 10,
  ReadBundles: 8,
  ReadFiles: 100,
  ReadVariants: 7,
};

const admin = loadAdminSchema(API_VERSION);

function kindOf(document: DocumentNode): string {
  const [definition] = document.definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.operation : 'not an operation';
}

function nameOf(document: DocumentNode): string | undefined {
  const [definition] = document.definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
}

function costOf(operation: Operation): number {
  return estimateCost(admin.schema, parse(operation.text), IDS_PER_REQUEST[operation.name] ?? 1);
}

describe.each(OPERATIONS)('the document $name', (operation) => {
  const document = parse(operation.text);

  it('is valid in the Admin schema', () => {
    expect(validate(admin.schema, document).map(({ message }) => message)).toEqual([]);
  });

  it('is one operation, named and classed as it says', () => {
    expect(document.definitions).toHaveLength(1);
    expect([kindOf(document), nameOf(document)]).toEqual([operation.kind, operation.name]);
  });

  it('uses nothing deprecated', () => {
    expect(usesOf(admin, document).filter(({ deprecated }) => deprecated)).toEqual([]);
  });

  it('needs no scope that shopify.app.toml does not ask for', () => {
    expect(usesOf(admin, document).filter(({ access }) => access !== null && !isGranted(access))).toEqual([]);
  });

  it('costs no more than 700 points, and no more than it says', () => {
    expect(costOf(operation)).toBeLessThanOrEqual(LARGEST_COST);
    expect(operation.costPoints).toBeGreaterThanOrEqual(costOf(operation));
    expect(operation.costPoints).toBeLessThanOrEqual(LARGEST_COST);
  });
});

describe('the query that Shopify runs by itself', () => {
  const document = parse(bulkVariantsQuery('custom"\\'));

  it('is valid, uses nothing deprecated, and needs no scope that is not asked for', () => {
    expect(validate(admin.schema, document).map(({ message }) => message)).toEqual([]);
    const uses = usesOf(admin, document);
    expect(uses.filter(({ deprecated }) => deprecated)).toEqual([]);
    expect(uses.filter(({ access }) => access !== null && !isGranted(access))).toEqual([]);
  });

  it('has one connection, so that each of its lines is a whole variant', () => {
    expect(usesOf(admin, document).filter(({ name }) => name.endsWith('Connection'))).toHaveLength(1);
  });
});

describe('the documents together', () => {
  it('have different names, by which faults and metrics tell them apart', () => {
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
  });

  it('are checked by a test that sees a scope that is not asked for', () => {
    expect(isGranted('`read_customers` access scope.')).toBe(false);
    expect(
      usesOf(admin, parse('{ customers(first: 1) { nodes { id } } }')).some(
        ({ access }) => access !== null && !isGranted(access),
      ),
    ).toBe(true);
  });

  it('are checked by a test that sees a deprecated field', () => {
    expect(usesOf(admin, parse('{ order(id: 1) { totalPrice } }')).some(({ deprecated }) => deprecated)).toBe(true);
  });

  it('are measured by an estimate that multiplies page by page', () => {
    const text = '{ orders(first: 10) { nodes { lineItems(first: 5) { nodes { id } } } pageInfo { hasNextPage } } }';
    expect(estimateCost(admin.schema, parse(text), 1)).toBe(2 + 10 * (1 + 2 + 5) + 1);
  });

  it('read every print field of both sources: 19 to a page', () => {
    const pages = OPERATIONS.flatMap(({ text }) =>
      [...text.matchAll(/[mM]etafields: metafields\(first: (\d+)/g)].map(([, first]) => first),
    );
    expect(pages.length).toBeGreaterThan(0);
    expect(new Set(pages)).toEqual(new Set(['19']));
  });
});
