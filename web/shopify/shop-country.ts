import { z } from 'zod';
import type { ShopDomain } from '../domain/ids.ts';
import type { Log } from '../pipeline/ports/index.ts';
import { READ_SHOP_COUNTRY } from './documents/read-shop-country.ts';
import type { GraphqlClient } from './graphql-client.ts';
import { query } from './query.ts';

const countrySchema = z.object({ shop: z.object({ shopAddress: z.object({ countryCodeV2: z.string().nullable() }) }) });

/**
 * Alpha-2 country of a shop, asked for once per shop and process: shops do not move. null = unknown; the carrier's
 * international name is used then, which is better than a parcel that is not written.
 */
export function createShopCountry({ client, log }: { readonly client: GraphqlClient; readonly log: Log }): (shop: ShopDomain) => Promise<string | null> {
  const known = new Map<ShopDomain, string>();

  return async function shopCountry(shop) {
    const country = known.get(shop);
    if (country !== undefined) return country;
    const answer = await query(client, { shop, operation: READ_SHOP_COUNTRY, variables: {} }, countrySchema);
    if (answer.outcome !== 'answered') {
      log.warn('shop_country_unknown', { shop, outcome: answer.outcome });
      return null;
    }
    const { countryCodeV2 } = answer.data.shop.shopAddress;
    if (countryCodeV2 !== null) known.set(shop, countryCodeV2);
    return countryCodeV2;
  };
}
