import { readFileSync } from 'node:fs';
import { getNamedType, Kind, parse, TypeInfo, validate, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OPERATIONS } from '../../web/shopify/documents/index.ts';
import { API_VERSION, type Operation } from '../../web/shopify/operation.ts';
import { estimateCost } from './shopify-cost.ts';
import { loadAdminSchema } from './shopify-schema.ts';

/** Every document the app sends, against Shopify's real Admin schema: shape, deprecations, scopes and cost. */
const LARGEST_COST = 700;

/** How many ids the adapter puts into one `nodes(ids:)`. */
const IDS_PER_REQUEST: Readonly<Record<string, number>> = { Locate: 50, MoreFulfillments: 10 };

const admin = loadAdminSchema(API_VERSION);
const tomlText = readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
const scopes = new Set(z.object({ access_scopes: z.object({ scopes: z.string() }) }).parse(parseToml(tomlText)).access_scopes.scopes.split(','));

interface Use {
  readonly name: string;
  readonly access: string | null;
  readonly deprecated: boolean;
}

/** Every field of a document, as `Type.field`, and every type it passes through. */
function usesOf(document: DocumentNode): readonly Use[] {
  const info = new TypeInfo(admin.schema);
  const uses: Use[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const owner = info.getParentType()?.name ?? '';
        const field = info.getFieldDef();
        const type = getNamedType(info.getType())?.name ?? '';
        uses.push({ name: `${owner}.${field?.name}`, access: admin.requiredAccess(owner, field?.name ?? ''), deprecated: field?.deprecationReason !== undefined && field?.deprecationReason !== null });
        uses.push({ name: type, access: admin.requiredAccess(type), deprecated: false });
      },
      Argument() {
        const argument = info.getArgument();
        uses.push({ name: `argument ${argument?.name}`, access: null, deprecated: argument?.deprecationReason !== undefined && argument?.deprecationReason !== null });
      },
    }),
  );
  return uses;
}

/** Shopify writes one scope of several as `` `read_a` access scope or `read_b` access scope ``, and some families without `read_`. */
function isGranted(access: string): boolean {
  const named = [...access.matchAll(/`([a-z_]+)`/g)].map(([, scope]) => scope ?? '');
  return named.some((scope) => scopes.has(scope) || scopes.has(`read_${scope}`));
}

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
    expect(usesOf(document).filter(({ deprecated }) => deprecated)).toEqual([]);
  });

  it('needs no scope that shopify.app.toml does not ask for', () => {
    expect(usesOf(document).filter(({ access }) => access !== null && !isGranted(access))).toEqual([]);
  });

  it('costs no more than 700 points, and no more than it says', () => {
    expect(costOf(operation)).toBeLessThanOrEqual(LARGEST_COST);
    expect(operation.costPoints).toBeGreaterThanOrEqual(costOf(operation));
    expect(operation.costPoints).toBeLessThanOrEqual(LARGEST_COST);
  });
});

describe('the documents together', () => {
  it('have different names, by which faults and metrics tell them apart', () => {
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
  });

  it('are checked by a test that sees a scope that is not asked for', () => {
    expect(isGranted('`read_customers` access scope.')).toBe(false);
    expect(usesOf(parse('{ customers(first: 1) { nodes { id } } }')).some(({ access }) => access !== null && !isGranted(access))).toBe(true);
  });

  it('are checked by a test that sees a deprecated field', () => {
    expect(usesOf(parse('{ order(id: 1) { totalPrice } }')).some(({ deprecated }) => deprecated)).toBe(true);
  });

  it('are measured by an estimate that multiplies page by page', () => {
    const text = '{ orders(first: 10) { nodes { lineItems(first: 5) { nodes { id } } } pageInfo { hasNextPage } } }';
    expect(estimateCost(admin.schema, parse(text), 1)).toBe(2 + 10 * (1 + 2 + 5) + 1);
  });

  it('read every print field of both sources: 15 to a page', () => {
    const pages = OPERATIONS.flatMap(({ text }) => [...text.matchAll(/[mM]etafields: metafields\(first: (\d+)/g)].map(([, first]) => first));
    expect(pages.length).toBeGreaterThan(0);
    expect(new Set(pages)).toEqual(new Set(['15']));
  });
});
