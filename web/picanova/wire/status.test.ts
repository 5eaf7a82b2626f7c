import { describe, expect, it } from 'vitest';
import { statusOf } from './status.ts';

describe('statuses', () => {
  it.each([
    ['DRAFT', 'draft'],
    ['PENDING', 'pending'],
    ['ACCEPTED', 'accepted'],
    ['GENERATED', 'generated'],
    ['IN_PROGRESS', 'in_progress'],
    ['FULFILLED', 'fulfilled'],
    ['CANCELLED', 'cancelled'],
    ['CANCELED', 'cancelled'],
    ['REFUNDED', 'refunded'],
    ['PARTIAL_REFUND', 'partial_refund'],
    ['ERROR', 'error'],
    ['Draft', 'draft'],
    ['In Progress', 'in_progress'],
    ['In-Progress', 'in_progress'],
    ['Canceled', 'cancelled'],
    ['Partial Refund', 'partial_refund'],
  ])('%s is %s', (raw, status) => {
    expect(statusOf(raw)).toBe(status);
  });

  it.each(['QUALITY_CHECK', '', null, 'constructor', '__proto__'])('that are not known are in work: %j', (raw) => {
    expect(statusOf(raw)).toBe('unknown');
  });
});
