import { z } from 'zod';

/**
 * Euro and US dollar, the only currencies of Picanova's wallets, both with 100 minor units (reference: picanova-api
 * §4.2).
 */
const MINOR_PER_MAJOR = 100;

/** An amount, number or plain decimal text; null when it cannot be read. */
export const amount = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullable()
  .catch(null);

export const amountDetails = z
  .object({ currency: z.string().min(1).nullable().catch(null), in_subunit: amount })
  .nullable()
  .catch(null);

export type AmountDetails = z.infer<typeof amountDetails>;

/**
 * Minor units of an amount. The amount in major units wins, because official examples contradict themselves only in the
 * details (reference: picanova-api §7 no. 5); `formatted` is never read. null = neither can be read.
 * Rounding removes the dust of `0.29 * 100` (28.999999999999996) and is exact for every amount with two decimals.
 */
export function minorOf(major: number | null, details: AmountDetails): number | null {
  if (major !== null) return Math.round(major * MINOR_PER_MAJOR);
  const minor = details?.in_subunit ?? null;
  return minor === null ? null : Math.round(minor);
}

/** Major units as the API takes them: a correctly rounded quotient, so JSON shows 599 as 5.99 and never 5.989999. */
export function majorOf(minor: number): number {
  return minor / MINOR_PER_MAJOR;
}
