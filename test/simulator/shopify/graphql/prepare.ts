import {
  getNamedType,
  getOperationAST,
  GraphQLError,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Shop } from '../world/state.ts';
import { hasAnyScope, type RequestContext } from './context.ts';
import { compileCost, type CostNode } from './cost.ts';
import { accessDenied, notApproved } from './errors.ts';
import { adminSchema, type AdminSchema } from './schema.ts';

/** A document parsed, validated, priced and searched for what it may not be allowed to see; made once per text. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly cost: readonly CostNode[];
  /** Fields with a condition on the reader: any of the scopes, or (protected) the release of customer data. */
  readonly guarded: readonly {
    readonly coordinate: string;
    readonly scopes: readonly string[];
    readonly isProtected: boolean;
    /** It leads to an order: customer data as a whole, whatever its fields. */
    readonly isOrder: boolean;
  }[];
  /** Mutations that lack their idempotency key. */
  readonly unkeyed: readonly string[];
}

/** The key is obligatory at run time although the schema does not force it (shopify-platform §5.7). */
const NEEDS_KEY = new RegExp(
  '^(inventory(Activate|AdjustQuantities|MoveQuantities|SetOnHandQuantities|SetQuantities|Shipment.*|Transfer.*)' +
    '|location(Activate|Deactivate)|refundCreate)$',
);

export type PrepareResult =
  | { readonly outcome: 'prepared'; readonly prepared: Prepared }
  | { readonly outcome: 'invalid'; readonly errors: readonly GraphQLError[] };

/** A client sends a few dozen texts; one that builds a text per request must not fill the memory. */
const MAX_CACHED = 500;
const cache = new Map<string, PrepareResult>();

export function prepare(text: string, operationName: string | null): PrepareResult {
  const key = operationName === null ? text : `${operationName}\n${text}`;
  const known = cache.get(key);
  if (known) return known;
  const made = prepareAnew(text, operationName);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, made);
  return made;
}

function prepareAnew(text: string, operationName: string | null): PrepareResult {
  const admin = adminSchema();
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return { outcome: 'invalid', errors: [error] };
    throw error;
  }
  const errors = validate(admin.schema, document);
  if (errors.length > 0) return { outcome: 'invalid', errors };
  const operation = getOperationAST(document, operationName);
  if (!operation)
    return {
      outcome: 'invalid',
      errors: [
        new GraphQLError(
          operationName === null ? 'An operation name is required' : `No operation named "${operationName}"`,
        ),
      ],
    };
  return {
    outcome: 'prepared',
    prepared: {
      document,
      operation,
      cost: compileCost(admin.schema, document, operation),
      guarded: guardedFields(admin, document),
      unkeyed: unkeyedFields(operation),
    },
  };
}

function unkeyedFields({ selectionSet }: OperationDefinitionNode): readonly string[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD || !NEEDS_KEY.test(selection.name.value)) return [];
    return selection.directives?.some(({ name }) => name.value === 'idempotent') ? [] : [selection.name.value];
  });
}

const ORDERS: ReadonlySet<string> = new Set(['Order', 'OrderConnection']);

function guardedFields(admin: AdminSchema, document: DocumentNode): Prepared['guarded'] {
  const typeInfo = new TypeInfo(admin.schema);
  const found = new Map<string, Prepared['guarded'][number]>();
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const parent = typeInfo.getParentType();
        const field = typeInfo.getFieldDef();
        if (!parent || !field) return;
        const coordinate = `${parent.name}.${field.name}`;
        const returned = getNamedType(field.type);
        const scopes =
          admin.access.get(coordinate) ?? (isObjectType(returned) ? admin.access.get(returned.name) : undefined) ?? [];
        const isProtected = admin.protectedFields.has(coordinate);
        const isOrder = ORDERS.has(returned.name);
        if (scopes.length > 0 || isProtected || isOrder)
          found.set(coordinate, { coordinate, scopes, isProtected, isOrder });
      },
    }),
  );
  return [...found.values()];
}

/** The coordinates this shop does not open to the app; null when there is none, the usual case. */
export function deniedFor(prepared: Prepared, shop: Shop): RequestContext['denied'] {
  let denied: Map<string, GraphQLError> | null = null;
  for (const { coordinate, scopes, isProtected, isOrder } of prepared.guarded) {
    const field = coordinate.split('.')[1] ?? '';
    const error =
      scopes.length > 0 && !hasAnyScope(shop, scopes)
        ? accessDenied(field, scopes)
        : isOrder && shop.ordersRefused
          ? notApproved('Order')
          : isProtected && shop.protectedDataWithheld
            ? accessDenied(field, [])
            : null;
    if (error !== null) (denied ??= new Map()).set(coordinate, error);
  }
  return denied;
}
