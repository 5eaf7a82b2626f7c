import type { ApiVersion } from '@shopify/shopify-api';

/** Admin API and webhook version; latest stable, served until 2027-10 (shopify-platform §1.1). */
export const API_VERSION: `${ApiVersion.October26}` = '2026-10';

/** One GraphQL document. The contract test holds every one against the real schema, the scopes and its cost. */
export interface Operation {
  /** The operation's name in the text: what logs, metrics and fault scripts call it. */
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  /**
   * Upper bound in points by the static estimate: object 1, connection 2 + first × child, mutation 10
   * (shopify-platform §6.2). Reserved for the first request only; after it Shopify's own number is known.
   */
  readonly costPoints: number;
  /**
   * The first request of a step of the queue: where the shop has too few points it comes back at once, so that the
   * shop's rows wait in their lanes and hold no slot. Later requests wait a little: what was read would be read anew.
   */
  readonly givesWay?: true;
  readonly text: string;
}
