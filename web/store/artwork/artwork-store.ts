import type { ArtworkStore, KnownArtwork } from '../../pipeline/ports/index.ts';
import type { Database, Plain } from '../database.ts';
import type { artwork, artwork_use } from '../generated/sqlite/client.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { contentOf, digestOf, isSameFinding, sealContent, stateOf } from './artwork-rows.ts';

/** When it was last good, and since when it is broken after that; while nobody can tell, both stay as they were. */
function historyOf(before: Plain<artwork> | undefined, state: ReturnType<typeof stateOf>, lookedAtMs: number) {
  const known = { goodAtMs: before?.good_at ?? null, brokeAtMs: before?.broke_at ?? null };
  switch (state) {
    case 'good':
      return { goodAtMs: lookedAtMs, brokeAtMs: null };
    case 'broken':
      return { ...known, brokeAtMs: known.goodAtMs === null ? null : (known.brokeAtMs ?? lookedAtMs) };
    case 'undecided':
      return known;
  }
}

export function createArtworkStore({ database, sealer }: { database: Database; sealer: Sealer }): ArtworkStore {
  const { dialect } = database;

  return {
    async find(shop, urls) {
      if (urls.length === 0) return new Map();
      const rows = await database.query<Pick<Plain<artwork>, 'shop' | 'content' | 'looked_at'>>(
        sql`SELECT shop, content, looked_at FROM artwork
          WHERE shop = ${shop} AND digest ${dialect.anyOf(urls.map(digestOf))}`,
      );
      return new Map(
        rows.flatMap((row): readonly [string, KnownArtwork][] => {
          const content = contentOf(sealer, row);
          if (content === null || content.look === null) return [];
          const { url, look, validator } = content;
          return [[url, { look, validator, lookedAtMs: row.looked_at }]];
        }),
      );
    },

    save(shop, url, { look, validator, lookedAtMs }) {
      const digest = digestOf(url);
      const state = stateOf(look);
      const content = sealContent(sealer, shop, { url, look, validator });
      return database.transaction(async (tx) => {
        const [before] = await tx.query<Plain<artwork>>(
          sql`SELECT * FROM artwork WHERE shop = ${shop} AND digest = ${digest} ${dialect.forUpdate}`,
        );
        const { goodAtMs, brokeAtMs } = historyOf(before, state, lookedAtMs);
        const known = before === undefined ? null : (contentOf(sealer, before)?.look ?? null);
        const isSame = known !== null && isSameFinding(known, look) && before?.state === state;
        const isNews = before !== undefined && (before.is_news || (state !== 'undecided' && !isSame));
        await tx.execute(sql`
          INSERT INTO artwork (shop, digest, state, content, looked_at, is_news, good_at, broke_at)
          VALUES (${shop}, ${digest}, ${state}, ${content}, ${lookedAtMs}, ${isNews}, ${goodAtMs}, ${brokeAtMs})
          ON CONFLICT (shop, digest) DO UPDATE SET state = excluded.state, content = excluded.content,
            looked_at = excluded.looked_at, is_news = excluded.is_news, good_at = excluded.good_at,
            broke_at = excluded.broke_at`);
        if (isNews)
          await tx.execute(sql`UPDATE shop SET artwork_at = 0 WHERE domain = ${shop} AND installed AND EXISTS (
            SELECT 1 FROM artwork_use WHERE shop = ${shop} AND digest = ${digest})`);
      });
    },

    async takeNews(shop, limit) {
      const rows = await database.query<Pick<Plain<artwork>, 'shop' | 'content'>>(
        sql`UPDATE artwork SET is_news = false WHERE shop = ${shop} AND digest IN (
            SELECT digest FROM artwork WHERE shop = ${shop} AND is_news ORDER BY digest LIMIT ${limit})
          RETURNING shop, content`,
      );
      return rows.flatMap((row) => contentOf(sealer, row)?.url ?? []);
    },

    async variantsWith(shop, urls) {
      if (urls.length === 0) return [];
      const rows = await database.query<Pick<Plain<artwork_use>, 'variant_gid'>>(
        sql`SELECT DISTINCT variant_gid FROM artwork_use
          WHERE shop = ${shop} AND digest ${dialect.anyOf(urls.map(digestOf))} ORDER BY variant_gid`,
      );
      return rows.map(({ variant_gid }) => variant_gid);
    },

    async due(shop, { goodBeforeMs, otherBeforeMs, limit }) {
      const rows = await database.query<Pick<Plain<artwork>, 'shop' | 'content'>>(
        sql`SELECT shop, content FROM artwork a
          WHERE shop = ${shop}
            AND (looked_at < ${goodBeforeMs} OR (looked_at < ${otherBeforeMs} AND (state <> 'good' OR EXISTS (
              SELECT 1 FROM artwork_use u JOIN product_variant v ON v.shop = u.shop AND v.variant_gid = u.variant_gid
              WHERE u.shop = a.shop AND u.digest = a.digest AND v.status = 'broken'))))
            AND EXISTS (SELECT 1 FROM artwork_use u WHERE u.shop = a.shop AND u.digest = a.digest)
          ORDER BY looked_at, digest LIMIT ${limit}`,
      );
      return rows.flatMap((row) => contentOf(sealer, row)?.url ?? []);
    },
  };
}
