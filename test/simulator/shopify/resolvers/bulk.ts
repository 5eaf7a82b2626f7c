import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf, type RequestContext } from '../graphql/context.ts';
import type { BulkOperation, Shop, World } from '../world/state.ts';
import { iso } from './common.ts';
import { refusal } from './payload.ts';

/** Queries at a time per app and shop (shopify-platform §6.1). */
const AT_A_TIME = 5;

function statusOf(world: World, operation: BulkOperation): string {
  if (operation.cancelled) return 'CANCELED';
  if (world.now() < operation.readyAtMs) return operation.createdAtMs === world.now() ? 'CREATED' : 'RUNNING';
  return operation.fails !== null || operation.collected.outcome === 'denied' ? 'FAILED' : 'COMPLETED';
}

function errorCodeOf(world: World, operation: BulkOperation): string | null {
  if (statusOf(world, operation) !== 'FAILED') return null;
  return operation.collected.outcome === 'denied' ? 'ACCESS_DENIED' : operation.fails;
}

/** `bulk_operations/finish` goes out when the end is first noticed. */
function announceEnded(world: World, shop: Shop): void {
  for (const operation of shop.bulkOperations.values()) {
    const status = statusOf(world, operation);
    if (operation.announced || status === 'CREATED' || status === 'RUNNING') continue;
    operation.announced = true;
    world.emit(shop, 'bulk_operations/finish', {
      admin_graphql_api_id: operation.id,
      completed_at: status === 'COMPLETED' ? iso(operation.readyAtMs) : null,
      created_at: iso(operation.createdAtMs),
      error_code: errorCodeOf(world, operation)?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: 'query',
    });
  }
}

function run({ world, shop }: RequestContext, query: string): unknown {
  const running = [...shop.bulkOperations.values()].filter((one) => /CREATED|RUNNING/.test(statusOf(world, one)));
  const refuse = (message: string, code: string): unknown =>
    refusal(['bulkOperation'], [{ field: ['query'], message, code }]);
  if (running.length >= AT_A_TIME)
    return refuse('Bulk operations limit reached. Please try again later.', 'LIMIT_REACHED');
  const collected = world.collect(shop, query);
  if (collected.outcome === 'invalid') return refuse(collected.message, 'INVALID');
  const createdAtMs = world.now();
  const bulkOperation: BulkOperation = {
    graphqlType: 'BulkOperation',
    id: world.mint.gid('BulkOperation'),
    query,
    collected,
    createdAtMs,
    readyAtMs: createdAtMs + world.quirks.bulk.takesMs,
    fails: world.quirks.bulk.fails,
    cancelled: false,
    announced: false,
  };
  shop.bulkOperations.set(bulkOperation.id, bulkOperation);
  return { bulkOperation, userErrors: [] };
}

export const bulkMutations = resolversOf<unknown>({
  bulkOperationRunQuery: (_root, { query }: { query: string }, context) => run(context, query),
  bulkOperationCancel: (_root, { id }: { id: string }, { shop }) => {
    const bulkOperation = shop.bulkOperations.get(id);
    if (!bulkOperation)
      return refusal(['bulkOperation'], [{ field: ['id'], message: 'Bulk operation does not exist' }]);
    bulkOperation.cancelled = true;
    return { bulkOperation, userErrors: [] };
  },
});

export const bulkQueries = resolversOf<unknown>({
  bulkOperation: (_root, { id }: { id: string }, { world, shop }) => {
    announceEnded(world, shop);
    return shop.bulkOperations.get(id) ?? null;
  },
  bulkOperations: (_root, args: PageArgs, { world, shop }) => {
    announceEnded(world, shop);
    return connection([...shop.bulkOperations.values()].toReversed(), args);
  },
  currentBulkOperation: (_root, { type }: { type?: string | null }, { world, shop }) => {
    announceEnded(world, shop);
    return type === 'MUTATION' ? null : ([...shop.bulkOperations.values()].at(-1) ?? null);
  },
});

/** What was collected, once it can be had. */
function file(world: World, { collected, ...operation }: BulkOperation): { url: string | null } {
  const isHad = statusOf(world, { ...operation, collected }) === 'COMPLETED' && collected.outcome === 'collected';
  return { url: isHad ? collected.url : null };
}

/** Counts grow while it runs, all at its end. */
function counted(world: World, operation: BulkOperation, which: 'objects' | 'roots'): string {
  const { collected, createdAtMs, readyAtMs } = operation;
  if (collected.outcome !== 'collected') return '0';
  const part = readyAtMs <= createdAtMs ? 1 : Math.min(1, (world.now() - createdAtMs) / (readyAtMs - createdAtMs));
  return String(Math.floor(collected[which] * part));
}

export const bulkOperationResolvers = resolversOf<BulkOperation>({
  status: (operation, _args, { world }) => statusOf(world, operation),
  errorCode: (operation, _args, { world }) => errorCodeOf(world, operation),
  type: () => 'QUERY',
  createdAt: ({ createdAtMs }) => iso(createdAtMs),
  completedAt: (operation, _args, { world }) =>
    statusOf(world, operation) === 'COMPLETED' ? iso(operation.readyAtMs) : null,
  url: (operation, _args, { world }) => file(world, operation).url,
  partialDataUrl: () => null,
  fileSize: () => null,
  objectCount: (operation, _args, { world }) => counted(world, operation, 'objects'),
  rootObjectCount: (operation, _args, { world }) => counted(world, operation, 'roots'),
});
