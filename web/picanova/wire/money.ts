import { z } from 'zod';
import { minorUnits } from '../../domain/kernel/money.ts';

/** Where no currency is named: wallets are in euro or US dollar, which have the same decimals (picanova-api §4.2). */
const WALLET_CURRENCY = 'EUR';

/** An amount, number or plain decimal text, as decimal text; null when it cannot be read. */
export const amount = z
  .union([z.number().transform(String), z.string().trim()])
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/))
  .nullable()
  .catch(null);

export const amountDetails = z
  .object({ currency: z.string().min(1).nullable().catch(null), in_subunit: amount })
  .nullable()
  .catch(null);

export type AmountDetails = z.infer<typeof amountDetails>;

/**
 * Minor units of an amount. The amount in major units wins, because official examples contradict themselves only in the
 * details (picanova-api §7 no. 5); `formatted` is never read. null = neither can be read.
 */
export function minorOf(major: string | null, details: AmountDetails): number | null {
  if (major !== null) return minorUnits(major, details?.currency ?? WALLET_CURRENCY);
  const minor = details?.in_subunit ?? null;
  return minor === null ? null : Math.round(Number(minor));
}
