import type { PicanovaStatus } from '../../domain/print-order/picanova-order.ts';

/**
 * Both spellings of a cancellation, and the words of either API version once made one (reference: picanova-api §4.1).
 */
const STATUSES: Readonly<Record<string, PicanovaStatus>> = {
  DRAFT: 'draft',
  PENDING: 'pending',
  ACCEPTED: 'accepted',
  GENERATED: 'generated',
  IN_PROGRESS: 'in_progress',
  FULFILLED: 'fulfilled',
  CANCELLED: 'cancelled',
  CANCELED: 'cancelled',
  REFUNDED: 'refunded',
  PARTIAL_REFUND: 'partial_refund',
  ERROR: 'error',
};

/** Beta shouts (`IN_PROGRESS`), v1 writes titles (`In Progress`). Words that are not known are `unknown`: in work. */
export function statusOf(raw: string | null): PicanovaStatus {
  const word = (raw ?? '').toUpperCase().replace(/[\s-]+/g, '_');
  return Object.hasOwn(STATUSES, word) ? (STATUSES[word] ?? 'unknown') : 'unknown';
}
