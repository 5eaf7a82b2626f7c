import type { Shipment } from './shipment.ts';

/** A number may come days after its parcel, and nothing tells of it (picanova-api §5.4). */
const GIVEN_UP_AFTER_MS = 30 * 86_400_000;
const LONGEST_WAIT_MS = 12 * 3_600_000;
/** Each wait is this part of the time that has gone by. */
const WAIT_PART = 8;

/**
 * When to look again for tracking numbers of parcels that Shopify holds without one (epoch ms), rarer as time goes by;
 * null = every parcel has its number, or none is to be expected any more. A parcel without a date counts from
 * `sentAtMs`; the first look is at the next poll.
 */
export function lateNumbersDueMs(
  shipments: readonly Pick<Shipment, 'trackingNumber' | 'shippedAtMs' | 'unwritable'>[],
  { sentAtMs, nowMs, pollMs }: { readonly sentAtMs: number | null; readonly nowMs: number; readonly pollMs: number },
): number | null {
  const awaited = shipments.filter(({ trackingNumber, unwritable }) => trackingNumber === null && unwritable === null);
  if (awaited.length === 0) return null;
  const shippedAtMs = Math.max(...awaited.map((shipment) => shipment.shippedAtMs ?? sentAtMs ?? 0));
  const ageMs = nowMs - shippedAtMs;
  if (ageMs > GIVEN_UP_AFTER_MS) return null;
  return nowMs + Math.min(LONGEST_WAIT_MS, Math.max(pollMs, ageMs / WAIT_PART));
}
