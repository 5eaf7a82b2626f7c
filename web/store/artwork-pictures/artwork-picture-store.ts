import { createHash } from 'node:crypto';
import type { ArtworkFacts } from '../../domain/artwork/artwork-facts.ts';
import type { ArtworkPictureStore } from '../../pipeline/ports/artwork-picture.ts';
import type { Database, Plain } from '../database.ts';
import type { artwork_thumbnail } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';

type Row = Plain<artwork_thumbnail>;

/** Of one shop: some 9 MB. */
const KEPT = 300;

/** An address may carry a token, and leads to the buyer's picture. */
function keyOf(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

function place(shop: string) {
  return { shop, column: 'artwork_thumbnail.image' };
}

/** Small pictures of artwork, a cache: what cannot be opened any more is not there. */
export function createArtworkPictureStore(parts: {
  readonly database: Database;
  readonly sealer: Sealer;
}): ArtworkPictureStore {
  const { database, sealer } = parts;

  return {
    async find(shop, url) {
      const [row] = await database.query<Pick<Row, 'facts' | 'image' | 'made_at'>>(
        sql`SELECT facts, image, made_at FROM artwork_thumbnail WHERE shop = ${shop} AND key = ${keyOf(url)}`,
      );
      if (row === undefined) return null;
      const image = sealer.tryOpen(row.image, place(shop));
      const facts = jsonObject(row.facts) as ArtworkFacts | null;
      return image === null || facts === null ? null : { picture: { facts, image }, madeAtMs: row.made_at };
    },

    async save(shop, url, { picture, madeAtMs }) {
      const { facts, image } = picture;
      const sealed = sealer.seal(image, place(shop));
      await database.transaction(async (tx) => {
        await tx.execute(
          sql`INSERT INTO artwork_thumbnail (shop, key, facts, image, made_at)
            VALUES (${shop}, ${keyOf(url)}, ${JSON.stringify(facts)}, ${sealed}, ${madeAtMs})
            ON CONFLICT (shop, key) DO UPDATE SET facts = EXCLUDED.facts, image = EXCLUDED.image,
              made_at = EXCLUDED.made_at`,
        );
        await tx.execute(
          sql`DELETE FROM artwork_thumbnail WHERE shop = ${shop} AND key IN (SELECT key FROM artwork_thumbnail
            WHERE shop = ${shop} ORDER BY made_at DESC, key LIMIT ${KEPT} OFFSET ${KEPT})`,
        );
      });
    },
  };
}
