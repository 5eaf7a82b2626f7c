import type { PicanovaStatus } from './picanova-order.ts';

/** By default an order goes to production one hour after it was placed (picanova-api §4.2). */
const HELD_MS = 3_600_000;

/**
 * Whether a cancel can still stop an order at Picanova: always before it is confirmed, and for the hold time while its
 * production has not begun. Which statuses its API takes a cancel in is not documented (picanova-api §4.2).
 */
export function mayBeStopped(
  status: PicanovaStatus,
  { sentAtMs, nowMs }: { readonly sentAtMs: number | null; readonly nowMs: number },
): boolean {
  switch (status) {
    case 'draft':
    case 'pending':
      return true;
    case 'accepted':
    case 'generated':
    case 'unknown':
      return sentAtMs !== null && nowMs - sentAtMs < HELD_MS;
    case 'in_progress':
    case 'fulfilled':
    case 'cancelled':
    case 'refunded':
    case 'partial_refund':
    case 'error':
      return false;
  }
}
