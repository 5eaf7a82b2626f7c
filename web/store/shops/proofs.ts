import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { DailyProof } from '../../pipeline/ports/index.ts';
import type { Database } from '../database.ts';
import { jsonObject } from '../json-column.ts';
import { plainOf } from '../plain.ts';

/** A day's line; the last one written counts. */
export async function saveProof({ models }: Database, shop: ShopDomain, proof: DailyProof): Promise<void> {
  const { day, paid, atPicanova, waiting, problems, missing, lookedUntilMs } = proof;
  const line = {
    paid,
    at_picanova: atPicanova,
    waiting: JSON.stringify(waiting),
    problems,
    missing,
    looked_until: lookedUntilMs,
  };
  await models.daily_proof.upsert({ where: { shop_day: { shop, day } }, create: { shop, day, ...line }, update: line });
}

/** Latest first. */
export async function proofsOf({ models }: Database, shop: ShopDomain, limit: number): Promise<readonly DailyProof[]> {
  const rows = await models.daily_proof.findMany({ where: { shop }, orderBy: { day: 'desc' }, take: limit });
  return rows.map(plainOf).map((row) => ({
    day: row.day,
    paid: row.paid,
    atPicanova: row.at_picanova,
    waiting: (jsonObject(row.waiting) ?? {}) as DailyProof['waiting'],
    problems: row.problems,
    missing: row.missing,
    lookedUntilMs: row.looked_until,
  }));
}
