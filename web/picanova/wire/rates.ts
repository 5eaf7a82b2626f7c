import { z } from 'zod';
import type { ShippingRate } from '../../pipeline/ports/print-provider.ts';
import { unwrapList } from './answers.ts';
import type { Read } from './answers.ts';
import { amount, amountDetails, minorOf } from './money.ts';
import { optionalText, readList } from './scalars.ts';

const rate = z
  .object({ code: z.string().min(1), name: optionalText, price: amount, price_details: amountDetails })
  .transform((read, context) => {
    const priceMinor = minorOf(read.price, read.price_details);
    if (priceMinor !== null)
      return {
        code: read.code,
        name: read.name ?? read.code,
        priceMinor,
        currency: read.price_details?.currency ?? null,
      };
    context.addIssue({ code: 'custom', message: 'has no price' });
    return z.NEVER;
  });

/**
 * Reads `POST /shipping/rates`: one rate a method, the first of duplicates (reference: picanova-api §2.3.1). Empty =
 * not served.
 */
export function readRates(json: unknown, storeCurrency: string): Read<readonly ShippingRate[]> {
  const list = readList(unwrapList(json), rate);
  if (!list) return { readable: false, reason: 'the answer holds no list of rates' };
  const byCode = new Map<string, ShippingRate>();
  for (const each of list.values) {
    if (!byCode.has(each.code)) byCode.set(each.code, { ...each, currency: each.currency ?? storeCurrency });
  }
  return { readable: true, value: [...byCode.values()], skipped: list.skipped };
}
