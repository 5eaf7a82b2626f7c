import type { CheckResult } from '../app/app-api.ts';

/** Of a status' badge. */
export const STATUS_TONES = {
  ready: 'success',
  incomplete: 'warning',
  broken: 'critical',
  none: 'neutral',
} as const satisfies Record<CheckResult['status'], string>;
