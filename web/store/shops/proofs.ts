import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { DailyProof } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';

/** A day's line; the last one written counts. */
export async function saveProof({ models }: Database, shop: ShopDomain, proof: DailyProof): Promise<void> {
  const { day, paid, atPicanova, missing } = proof;
  const line = { paid, at_picanova: atPicanova, missing };
  await models.daily_proof.upsert({ where: { shop_day: { shop, day } }, create: { shop, day, ...line }, update: line });
}

/** Latest first. */
export async function proofsOf({ models }: Database, shop: ShopDomain, limit: number): Promise<readonly DailyProof[]> {
  const rows = await models.daily_proof.findMany({ where: { shop }, orderBy: { day: 'desc' }, take: limit });
  return rows.map(({ day, paid, at_picanova: atPicanova, missing }) => ({ day, paid, atPicanova, missing }));
}
