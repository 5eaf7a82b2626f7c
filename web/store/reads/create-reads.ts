import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Reads, SeenReads } from '../../pipeline/ports/reads.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { createActivityReads } from './activity-reads.ts';
import { createCatalogueChangeReads } from './catalogue-change-reads.ts';
import { createCatalogueReads } from './catalogue-reads.ts';
import { createHomeReads } from './home-reads.ts';
import { indexTerms } from './index-terms.ts';
import { createOrderReads } from './order-reads.ts';

const TITLES = 200;
/** Titles are counted over the newest print orders: what nobody chose for that long needs no mapping. */
const LOOKED_AT = 10_000;

function createSeenReads(database: Database): SeenReads {
  return {
    async shippingTitles(shop: ShopDomain) {
      const rows = await database.query<{ title: string; region: string; orders: number; last: number }>(sql`
        SELECT shipping_title AS title, region, count(*) AS orders, max(created_at) AS last
        FROM (SELECT shipping_title, region, created_at FROM print_order WHERE shop = ${shop}
        ORDER BY created_at DESC LIMIT ${LOOKED_AT}) AS newest
        WHERE shipping_title IS NOT NULL GROUP BY shipping_title, region
        ORDER BY orders DESC, title, region LIMIT ${TITLES}`);
      return rows.map(({ title, region, orders, last }) => ({
        title,
        region: region as Region,
        orders: Number(orders),
        lastSeenAtMs: last,
      }));
    },
  };
}

/** The read model on one database. */
export function createReads(parts: { readonly database: Database; readonly sealer: Sealer }): Reads {
  const { database } = parts;
  return {
    orders: createOrderReads(parts),
    home: createHomeReads(database),
    activity: createActivityReads(database),
    catalogue: createCatalogueReads(database),
    catalogueChanges: createCatalogueChangeReads(database),
    seen: createSeenReads(database),
    indexTerms: (limit) => indexTerms(database, limit),
  };
}
