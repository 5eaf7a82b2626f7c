import type { ProblemView } from '../../web/contract/index.ts';

/** What a problem's button does. `link` stays in the app; `shopify_order` opens the order in the Shopify admin. */
export type ProblemAction =
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'edit_fields' }
  | { readonly kind: 'shopify_order' }
  | { readonly kind: 'order'; readonly action: 'send' | 'retry' }
  | { readonly kind: 'print_order'; readonly action: 'cancel' | 'resubmit' | 'refresh' };

const EDIT = { kind: 'edit_fields' } as const;
const RETRY = { kind: 'order', action: 'retry' } as const;
const REFRESH = { kind: 'print_order', action: 'refresh' } as const;
const RESUBMIT = { kind: 'print_order', action: 'resubmit' } as const;
const SHOPIFY_ORDER = { kind: 'shopify_order' } as const;
const CONNECTIONS = { kind: 'link', to: '/settings/connections' } as const;
const SHIPPING = { kind: 'link', to: '/settings/shipping' } as const;

/** The one button of each problem (product §9). */
export const PROBLEM_ACTIONS: Readonly<Record<ProblemView['code'], ProblemAction>> = {
  not_connected: CONNECTIONS,
  credentials_rejected: CONNECTIONS,
  missing_print_sku: EDIT,
  missing_print_url: EDIT,
  artwork_conflict: EDIT,
  unknown_sku: EDIT,
  unknown_option: EDIT,
  missing_option: EDIT,
  incomplete_option: EDIT,
  artwork_unreachable: EDIT,
  artwork_too_small: EDIT,
  artwork_wrong_ratio: EDIT,
  artwork_wrong_type: EDIT,
  address_incomplete: SHOPIFY_ORDER,
  address_withheld: RETRY,
  destination_not_served: SHOPIFY_ORDER,
  shipping_method_invalid: SHIPPING,
  shipping_unmapped: SHIPPING,
  payment_pending_at_picanova: REFRESH,
  rejected_by_picanova: RETRY,
  answer_differs: { kind: 'print_order', action: 'cancel' },
  failed_at_picanova: RESUBMIT,
  cancelled_at_picanova: RESUBMIT,
  too_late_to_cancel: SHOPIFY_ORDER,
  tracking_not_written: REFRESH,
  test_mode_mismatch: CONNECTIONS,
  shopify_access_lost: RETRY,
  picanova_unreachable: REFRESH,
  needs_approval: { kind: 'order', action: 'send' },
};

/**
 * The editor of the variant behind a problem; of one that was removed, or stood here before variants were kept, all
 * that are not ready.
 */
export function editFieldsLink(variant: ProblemView['variant']): string {
  return variant === undefined
    ? '/products?tab=broken'
    : `/products?${new URLSearchParams({ product: variant.product, edit: variant.number }).toString()}`;
}
