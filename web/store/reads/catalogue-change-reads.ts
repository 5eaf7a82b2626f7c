import type { CatalogueChange } from '../../domain/kernel/catalogue-diff.ts';
import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { CatalogueChangeReads, ChangeRow } from '../../pipeline/ports/catalogue-changes.ts';
import type { Database, Plain } from '../database.ts';
import type { catalogue_change } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { empty, sql } from '../sql.ts';

type Row = Pick<Plain<catalogue_change>, 'id' | 'detail' | 'at'> & { readonly region: Region };

/** What stops a variant from being printed as it is; a price does not, and neither does its return. */
const STOPPING = sql`('vanished', 'option_required', 'option_value_gone')`;
const NOT_READY = sql`('broken', 'incomplete')`;

export function createCatalogueChangeReads(database: Database): CatalogueChangeReads {
  /** Of variants that are still in Shopify. */
  async function usesOf(
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, Pick<ChangeRow, 'variants' | 'notReady'>>> {
    if (ids.length === 0) return new Map();
    const rows = await database.query<{ change_id: number; variants: number; not_ready: number }>(sql`
      SELECT used.change_id, count(*) AS variants,
        sum(CASE WHEN variant.status IN ${NOT_READY} THEN 1 ELSE 0 END) AS not_ready
      FROM catalogue_change_use AS used JOIN product_variant AS variant
        ON variant.shop = used.shop AND variant.variant_gid = used.variant_gid
      WHERE used.change_id ${database.dialect.anyOf(ids)} GROUP BY used.change_id`);
    return new Map(
      rows.map((row) => [row.change_id, { variants: Number(row.variants), notReady: Number(row.not_ready) }]),
    );
  }

  return {
    async changes(shop: ShopDomain, { usedOnly, before, limit }) {
      const used = sql`AND EXISTS (SELECT 1 FROM catalogue_change_use AS used WHERE used.change_id = change.id)`;
      const rows = await database.query<Row>(sql`
        SELECT change.id, change.detail, change.at, connection.region
        FROM catalogue_change AS change JOIN connection ON connection.id = change.connection_id
        WHERE change.shop = ${shop} ${before === null ? empty : sql`AND change.id < ${before}`}
          ${usedOnly ? used : empty}
        ORDER BY change.id DESC LIMIT ${limit + 1}`);
      const shown = rows.slice(0, limit);
      const uses = await usesOf(shown.map(({ id }) => id));
      return {
        rows: shown.flatMap(({ id, detail, at, region }): readonly ChangeRow[] => {
          const change = jsonObject(detail) as CatalogueChange | null;
          if (change === null) return [];
          return [{ id, region, atMs: at, change, ...(uses.get(id) ?? { variants: 0, notReady: 0 }) }];
        }),
        next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    },

    async stopped(shop) {
      const [row] = await database.query<{ found: number }>(sql`
        SELECT count(DISTINCT used.variant_gid) AS found
        FROM catalogue_change_use AS used
        JOIN catalogue_change AS change ON change.id = used.change_id AND change.kind IN ${STOPPING}
        JOIN product_variant AS variant ON variant.shop = used.shop AND variant.variant_gid = used.variant_gid
        WHERE used.shop = ${shop} AND variant.status IN ${NOT_READY}`);
      return Number(row?.found ?? 0);
    },
  };
}
