import type { ProblemCode } from '../domain/kernel/problems.ts';

/** The problems' titles in English: the pages' own, and what Shopify is told. */
export const PROBLEM_TITLES = {
  not_connected: 'Picanova is not connected',
  credentials_rejected: 'Picanova refuses the credentials',
  missing_print_sku: 'Print SKU missing',
  missing_print_url: 'Artwork missing',
  artwork_conflict: 'Two different artworks',
  unknown_sku: 'Print SKU not in the catalogue',
  unknown_option: 'Option not known',
  missing_option: 'Required option missing',
  incomplete_option: 'Option only half filled in',
  artwork_unreachable: 'Artwork cannot be loaded',
  address_incomplete: 'Address not complete',
  address_withheld: 'Shopify withholds the address',
  destination_not_served: 'Picanova does not ship there',
  shipping_method_invalid: 'Shipping method not offered',
  payment_pending_at_picanova: 'Picanova waits for payment',
  rejected_by_picanova: 'Picanova refused the order',
  answer_differs: 'Picanova has something else than we sent',
  failed_at_picanova: 'Production failed',
  cancelled_at_picanova: 'Cancelled at Picanova',
  too_late_to_cancel: 'Too late to cancel',
  tracking_not_written: 'Tracking not written to Shopify',
  test_mode_mismatch: 'Test and real do not match',
  shopify_access_lost: 'No access to your shop',
  picanova_unreachable: 'Picanova does not answer',
} as const satisfies Record<ProblemCode, string>;
