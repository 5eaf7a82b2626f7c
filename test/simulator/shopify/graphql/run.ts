import {
  execute,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
} from 'graphql';
import { gidType } from '../gid.ts';
import type { Shop, World } from '../world/state.ts';
import type { CostBucket } from './bucket.ts';
import type { RequestContext } from './context.ts';
import { actualCost, requestedCost } from './cost.ts';
import { badRequest, notModelled, sameError } from './errors.ts';
import { deniedFor, prepare } from './prepare.ts';
import { adminSchema } from './schema.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export interface Session {
  readonly world: World;
  readonly shop: Shop;
  /** null = not throttled. */
  readonly bucket: CostBucket | null;
}

export type GraphqlAnswer = {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: unknown;
};

const MAX_SINGLE_COST = 1000;
const UNTHROTTLED = { maximumAvailable: 1_000_000, currentlyAvailable: 1_000_000, restoreRate: 1_000_000 };

/** Name of the operation for faults and counts; its first top-level field when it has none. */
export function operationNameOf(request: GraphqlRequest): string {
  const made = prepare(request.query, request.operationName);
  if (made.outcome === 'invalid') return request.operationName ?? '(invalid)';
  const { name, selectionSet } = made.prepared.operation;
  const [first] = selectionSet.selections;
  return name?.value ?? (first?.kind === Kind.FIELD ? first.name.value : '(anonymous)');
}

/** Answers one request. Always HTTP 200: refusals are in `errors`, as with the real API (shopify-platform §6.3). */
export function runGraphql(session: Session, request: GraphqlRequest): GraphqlAnswer {
  const made = prepare(request.query, request.operationName);
  if (made.outcome === 'invalid') return { errors: made.errors.map((error) => error.toJSON()) };
  const { prepared } = made;
  if (prepared.unkeyed.length > 0)
    return {
      errors: prepared.unkeyed.map((field) =>
        badRequest(`The @idempotent directive is required for ${field} but was not provided.`).toJSON(),
      ),
    };
  const requestedQueryCost = requestedCost(prepared.cost, request.variables);
  if (requestedQueryCost > MAX_SINGLE_COST) return { errors: [tooDear(requestedQueryCost)] };
  if (session.bucket && !session.bucket.reserve(requestedQueryCost))
    return throttled(session.bucket, requestedQueryCost);

  const context: RequestContext = {
    world: session.world,
    shop: session.shop,
    denied: deniedFor(prepared, session.shop),
  };
  const result = runDocument(context, { ...request, document: prepared.document });
  const actualQueryCost = Math.min(requestedQueryCost, actualCost(prepared.cost, result.data));
  session.bucket?.refund(requestedQueryCost - actualQueryCost);
  const cost = { requestedQueryCost, actualQueryCost, throttleStatus: session.bucket?.status() ?? UNTHROTTLED };
  const answer = result.errors
    ? { data: result.data ?? null, errors: result.errors.map(withCode) }
    : { data: result.data };
  return { ...answer, extensions: { cost } };
}

/** Executes a valid document. */
export function runDocument(
  context: RequestContext,
  asked: Partial<Pick<GraphqlRequest, 'operationName'>> &
    Pick<GraphqlRequest, 'variables'> & { readonly document: DocumentNode },
): ExecutionResult {
  return execute({
    schema: adminSchema().schema,
    document: asked.document,
    operationName: asked.operationName ?? null,
    variableValues: asked.variables,
    contextValue: context,
    fieldResolver,
    typeResolver,
  }) as ExecutionResult;
}

/** Properties of the state named like the field; anything else is a gap, and loud. */
const fieldResolver: GraphQLFieldResolver<unknown, RequestContext> = (...[source, , context, info]) => {
  if (context.denied !== null) {
    const error = context.denied.get(`${info.parentType.name}.${info.fieldName}`);
    if (error) throw sameError(error);
  }
  const value = (source as Record<string, unknown> | undefined)?.[info.fieldName];
  if (value === undefined) throw notModelled(`${info.parentType.name}.${info.fieldName}`);
  return value;
};

const typeResolver: GraphQLTypeResolver<unknown, RequestContext> = (value) => {
  const { graphqlType, id } = value as { graphqlType?: string; id?: string };
  return graphqlType ?? gidType(id ?? '') ?? undefined;
};

/**
 * Errors without a path come from the variables; a coded one was thrown on purpose; the rest are the simulator's own.
 */
function withCode(error: GraphQLError): unknown {
  if (error.extensions['code'] !== undefined) return error.toJSON();
  const code = error.path ? 'INTERNAL_SERVER_ERROR' : 'INVALID_VARIABLE';
  return { ...error.toJSON(), extensions: { code } };
}

function tooDear(cost: number): unknown {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_SINGLE_COST}).`,
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost: MAX_SINGLE_COST,
      documentation: 'https://shopify.dev/api/usage/rate-limits',
    },
  };
}

function throttled(bucket: CostBucket, requestedQueryCost: number): GraphqlAnswer {
  return {
    errors: [
      {
        message: 'Throttled',
        extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
      },
    ],
    extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: bucket.status() } },
  };
}
