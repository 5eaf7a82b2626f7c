import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Log, ShopifyAdmin } from '../../pipeline/ports/index.ts';
import { READ_SHOP_COUNTRY } from './read-shop-country.document.ts';
import { READ_SHOP_KIND } from './read-shop-kind.document.ts';
import { READ_SHOP_TIME_ZONE } from './read-shop-time-zone.document.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import type { Operation } from '../client/operation.ts';
import { query } from '../client/query.ts';

interface Parts {
  readonly client: GraphqlClient;
  readonly log: Log;
}

/** One fact of a shop, asked for once per shop and process: shops do not move. null = unknown. */
export type ShopFact = (shop: ShopDomain) => Promise<string | null>;

/**
 * Alpha-2 country; where it is unknown the carrier's international name is used, which is better than a parcel that is
 * not written.
 */
export function createShopCountryReader(parts: Parts): ShopFact {
  const schema = z.object({ shop: z.object({ shopAddress: z.object({ countryCodeV2: z.string().nullable() }) }) });
  return remembered(
    parts,
    READ_SHOP_COUNTRY,
    schema.transform(({ shop }) => shop.shopAddress.countryCodeV2),
  );
}

/** IANA name of the time zone, such as `Europe/Berlin`: the pages show times as Shopify's admin does. */
export function createShopTimeZoneReader(parts: Parts): ShopFact {
  const schema = z.object({ shop: z.object({ ianaTimezone: z.string().regex(/^[\w+/-]+$/) }) });
  return remembered(
    parts,
    READ_SHOP_TIME_ZONE,
    schema.transform(({ shop }) => shop.ianaTimezone),
  );
}

/** Asked again and again: a development store becomes another one when its plan changes. */
export function createShopKindReader(client: GraphqlClient): Pick<ShopifyAdmin, 'readShopKind'> {
  const schema = z.object({
    shop: z.object({ plan: z.object({ partnerDevelopment: z.boolean() }).nullable().catch(null) }),
  });
  return {
    async readShopKind(shop) {
      const answer = await query(client, { shop, operation: READ_SHOP_KIND, variables: {} }, schema);
      return answer.outcome === 'answered'
        ? { outcome: 'read', isDevelopment: answer.data.shop.plan?.partnerDevelopment ?? null }
        : answer;
    },
  };
}

function remembered({ client, log }: Parts, operation: Operation, schema: z.ZodType<string | null>): ShopFact {
  const known = new Map<ShopDomain, string>();

  return async (shop) => {
    const fact = known.get(shop);
    if (fact !== undefined) return fact;
    const answer = await query(client, { shop, operation, variables: {} }, schema);
    if (answer.outcome !== 'answered') {
      log.warn('shop_fact_unknown', { shop, operation: operation.name, outcome: answer.outcome });
      return null;
    }
    if (answer.data !== null) known.set(shop, answer.data);
    return answer.data;
  };
}
