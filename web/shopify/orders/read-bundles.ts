import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Outcome } from '../../pipeline/ports/index.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { queryNodes } from '../client/query.ts';
import { BUNDLES_A_READ, READ_BUNDLES } from './read-bundles.document.ts';
import { bundleVariantSchema, type WireBundleVariant, type WireLineItem } from './wire.ts';

/** The variants of an order's bundles by their gid; those that were removed are absent. */
export type Bundles = ReadonlyMap<string, WireBundleVariant>;

/** A variant that was removed is null. */
const bundlesSchema = z.object({ nodes: z.array(bundleVariantSchema.nullable()) });

/** Reads the bundles that these lines belong to; asks for nothing when there are none. */
export async function readBundles(
  client: GraphqlClient,
  { shop, printKeys }: { readonly shop: ShopDomain; readonly printKeys: readonly string[] },
  lines: readonly WireLineItem[],
): Promise<Outcome<{ outcome: 'bundles'; bundles: Bundles }>> {
  const gids = [...new Set(lines.flatMap(({ lineItemGroup }) => lineItemGroup?.variantId ?? []))];
  const bundles = new Map<string, WireBundleVariant>();
  for (let from = 0; from < gids.length; from += BUNDLES_A_READ) {
    const variables = { ids: gids.slice(from, from + BUNDLES_A_READ), printKeys };
    const answer = await queryNodes(client, { shop, operation: READ_BUNDLES, variables }, bundlesSchema);
    if (answer.outcome !== 'answered') return answer;
    for (const variant of answer.data.nodes) if (variant !== null) bundles.set(variant.id, variant);
  }
  return { outcome: 'bundles', bundles };
}
