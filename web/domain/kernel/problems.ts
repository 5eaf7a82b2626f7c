import type { VariantPlace } from '../planning/shopify-order.ts';

/**
 * Problems: the closed list of named reasons why a print order does not move (product §9). What a problem
 * means and what mends it stands in `web/contract/problems.ts`; the domain only names.
 */
export const PROBLEM_CODES = [
  'not_connected',
  'credentials_rejected',
  'missing_print_sku',
  'missing_print_url',
  'artwork_conflict',
  'unknown_sku',
  'unknown_option',
  'missing_option',
  'incomplete_option',
  'field_unreadable',
  'artwork_processing',
  'artwork_unreachable',
  'artwork_wrong_type',
  'artwork_too_small',
  'artwork_wrong_ratio',
  'address_incomplete',
  'address_withheld',
  'destination_not_served',
  'shipping_method_invalid',
  'payment_pending_at_picanova',
  'rejected_by_picanova',
  'answer_differs',
  'failed_at_picanova',
  'cancelled_at_picanova',
  'too_late_to_cancel',
  'address_changed',
  'tracking_not_written',
  'test_mode_mismatch',
  'shopify_access_lost',
  'access_not_granted',
  'picanova_unreachable',
  'data_unreadable',
  'fulfilled_by_shopify',
  'bundle_fields',
  'product_deleted',
  'customs_currency',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * One problem with the facts its text needs. `lineItemGid` names the line when it is about one, `variant` what was
 * ordered with it. Detail holds no personal data.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly lineItemGid?: string;
  readonly variant?: VariantPlace;
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
}
