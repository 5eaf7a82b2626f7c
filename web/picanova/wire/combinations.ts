import { z } from 'zod';
import type { Combination } from '../../domain/kernel/catalogue.ts';
import { unwrapList } from './answers.ts';
import type { Read } from './answers.ts';
import { optionPairs } from './options.ts';
import { readList } from './scalars.ts';

/** A combination without its options would match an item that asks for none, and name the wrong SKU. */
const combination = z.object({ sku: z.string().trim().min(1), options: optionPairs });

/** Reads `GET /variants/{id}/combinations`: a list, or a single one under `data` (picanova-api §2.1.4). */
export function readCombinations(json: unknown): Read<readonly Combination[]> {
  const data = unwrapList(json);
  const isSingle = typeof data === 'object' && data !== null && 'sku' in data;
  const list = readList(isSingle ? [data] : data, combination);
  if (!list) return { readable: false, reason: 'the answer holds no list of combinations' };
  return { readable: true, value: list.values, skipped: list.skipped };
}
