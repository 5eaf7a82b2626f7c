import type { GraphQLError, GraphQLFieldResolver } from 'graphql';
import type { Shop, World } from '../world/state.ts';

/** What a resolver may use. */
export interface RequestContext {
  readonly world: World;
  readonly shop: Shop;
  /** Coordinates this shop's grants do not open, with what to say of them; null = everything asked for is open. */
  readonly denied: ReadonlyMap<string, GraphQLError> | null;
}

/** A write scope includes its read scope (shopify-platform §3.3). */
export function hasScope(shop: Shop, scope: string): boolean {
  return shop.scopes.has(scope) || (scope.startsWith('read_') && shop.scopes.has(scope.replace('read_', 'write_')));
}

export function hasAnyScope(shop: Shop, scopes: readonly string[]): boolean {
  return scopes.some((scope) => hasScope(shop, scope));
}

export type Resolver = GraphQLFieldResolver<unknown, RequestContext>;
export type Resolvers = Readonly<Record<string, Resolver>>;

/**
 * The resolvers of one type. `Source` is what its objects are in the shop; graphql-js has already checked the arguments
 * against the schema, so each resolver names the shape it expects.
 */
export function resolversOf<Source>(
  fields: Readonly<Record<string, (source: Source, args: never, context: RequestContext) => unknown>>,
): Resolvers {
  return fields as unknown as Resolvers;
}
