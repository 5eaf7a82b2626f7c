import type { IndexedVariant } from '../../pipeline/ports/products.ts';
import type { Dialect } from '../dialect.ts';
import type { Statements } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { join, sql } from '../sql.ts';
import { digestOf, sealContent } from './artwork-rows.ts';

/** The artwork addresses that a variant names, in any region. */
function urlsOf({ regions }: IndexedVariant): readonly string[] {
  return [...new Set(regions.flatMap(({ artworkUrls = [] }) => artworkUrls))];
}

/**
 * Notes which artwork addresses these variants name, in place of those they named before. One that was never looked at
 * makes the shop's look at its artwork due at once.
 */
export async function noteUses(
  parts: { readonly tx: Statements; readonly dialect: Dialect; readonly sealer: Sealer },
  shop: string,
  rows: readonly IndexedVariant[],
): Promise<void> {
  const { tx, dialect, sealer } = parts;
  const gids = rows.map(({ variant }) => variant.variantGid);
  await tx.execute(sql`DELETE FROM artwork_use WHERE shop = ${shop} AND variant_gid ${dialect.anyOf(gids)}`);
  const uses = rows.flatMap((row) =>
    urlsOf(row).map((url) => sql`(${shop}, ${row.variant.variantGid}, ${digestOf(url)})`),
  );
  if (uses.length === 0) return;
  await tx.execute(
    sql`INSERT INTO artwork_use (shop, variant_gid, digest) VALUES ${join(uses)} ON CONFLICT DO NOTHING`,
  );
  const urls = new Map(rows.flatMap(urlsOf).map((url) => [digestOf(url), url]));
  const digests = [...urls.keys()].sort();
  const known = await tx.query<{ readonly digest: string }>(
    sql`SELECT digest FROM artwork WHERE shop = ${shop} AND digest ${dialect.anyOf(digests)}`,
  );
  const isKnown = new Set(known.map(({ digest }) => digest));
  const unseen = digests.flatMap((digest) => {
    const url = urls.get(digest);
    if (url === undefined || isKnown.has(digest)) return [];
    return [sql`(${shop}, ${digest}, 'unseen', ${sealContent(sealer, shop, { url, look: null, validator: null })}, 0)`];
  });
  if (unseen.length === 0) return;
  await tx.execute(
    sql`INSERT INTO artwork (shop, digest, state, content, looked_at) VALUES ${join(unseen)} ON CONFLICT DO NOTHING`,
  );
  await tx.execute(sql`UPDATE shop SET artwork_at = 0 WHERE domain = ${shop} AND installed`);
}
