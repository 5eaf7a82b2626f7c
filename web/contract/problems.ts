import type { ProblemCode } from '../domain/kernel/problems.ts';
import type { OrderAction, PrintOrderCommand } from './actions.ts';

export { wasTooLate } from '../domain/print-order/cancel-cause.ts';

/**
 * The catalogue of problems (product §9): how loud each is, what mends it, and who finds it. Pages and extensions draw
 * what stands here; the words are in `frontend/i18n`. Without a schema, so that a bundle stays small.
 */
export interface ProblemFacts {
  readonly tone: 'critical' | 'warning';
  readonly fix: ProblemFix;
  readonly producedBy: readonly ProblemSource[];
  /** Where its cause is put right, beside what is done about this one order; absent = it is about this order alone. */
  readonly cause?: AdminPlace;
}

/** A page of the Shopify admin. */
export interface AdminPlace {
  readonly kind: 'shopify_admin';
  readonly page: 'settings/checkout';
}

/** What mends a problem: a place where something is corrected, or an action of the app. */
export type ProblemFix =
  | { readonly kind: 'settings'; readonly page: 'connections' | 'shipping' }
  /** The print fields of the variant that was ordered. */
  | { readonly kind: 'fields' }
  /** The order in the Shopify admin. */
  | { readonly kind: 'shopify_order' }
  | { readonly kind: 'order'; readonly action: OrderAction }
  | { readonly kind: 'print_order'; readonly action: PrintOrderCommand };

/** A step of the way of an order, or `products`: the check of a variant that no order names yet. */
export type ProblemSource = 'plan' | 'send' | 'sync' | 'fulfil' | 'cancel' | 'products';

const CONNECTIONS = { kind: 'settings', page: 'connections' } as const;
const SHIPPING = { kind: 'settings', page: 'shipping' } as const;
const FIELDS = { kind: 'fields' } as const;
const SHOPIFY_ORDER = { kind: 'shopify_order' } as const;
const RETRY = { kind: 'order', action: 'retry' } as const;
const SEND = { kind: 'order', action: 'send' } as const;
const CANCEL = { kind: 'print_order', action: 'cancel' } as const;
const RESUBMIT = { kind: 'print_order', action: 'resubmit' } as const;
const REFRESH = { kind: 'print_order', action: 'refresh' } as const;

function critical(fix: ProblemFix, ...producedBy: readonly ProblemSource[]): ProblemFacts {
  return { tone: 'critical', fix, producedBy };
}

export const PROBLEMS: Readonly<Record<ProblemCode, ProblemFacts>> = {
  not_connected: critical(CONNECTIONS, 'products', 'plan', 'send', 'sync', 'cancel'),
  credentials_rejected: critical(CONNECTIONS, 'send', 'sync'),
  missing_print_sku: critical(FIELDS, 'products', 'plan'),
  missing_print_url: critical(FIELDS, 'products', 'plan'),
  artwork_conflict: critical(FIELDS, 'products', 'plan'),
  unknown_sku: critical(FIELDS, 'products', 'plan', 'send'),
  unknown_option: critical(FIELDS, 'products', 'plan', 'send'),
  missing_option: critical(FIELDS, 'products', 'plan'),
  incomplete_option: critical(FIELDS, 'products', 'plan'),
  field_unreadable: critical(FIELDS, 'products', 'plan'),
  artwork_processing: { ...critical(RETRY, 'products', 'plan'), tone: 'warning' },
  artwork_unreachable: critical(FIELDS, 'products', 'plan', 'send'),
  artwork_wrong_type: critical(FIELDS, 'products', 'plan'),
  artwork_too_small: critical(FIELDS, 'products', 'plan'),
  artwork_wrong_ratio: critical(FIELDS, 'products', 'plan'),
  address_incomplete: critical(SHOPIFY_ORDER, 'plan', 'send'),
  address_withheld: critical(RETRY, 'plan'),
  destination_not_served: critical(SHOPIFY_ORDER, 'plan', 'send'),
  shipping_method_invalid: critical(SHIPPING, 'send'),
  payment_pending_at_picanova: critical(REFRESH, 'sync'),
  rejected_by_picanova: critical(RETRY, 'send'),
  answer_differs: critical(CANCEL, 'send', 'sync'),
  failed_at_picanova: critical(RESUBMIT, 'sync'),
  cancelled_at_picanova: critical(RESUBMIT, 'sync'),
  too_late_to_cancel: critical(SHOPIFY_ORDER, 'cancel'),
  address_changed: critical(SHOPIFY_ORDER, 'cancel'),
  tracking_not_written: critical(REFRESH, 'fulfil'),
  test_mode_mismatch: critical(CONNECTIONS, 'send', 'sync'),
  shopify_access_lost: critical(RETRY, 'send'),
  access_not_granted: critical(RETRY, 'fulfil'),
  picanova_unreachable: critical(REFRESH, 'products', 'send', 'sync'),
  data_unreadable: critical(RETRY, 'send', 'sync', 'fulfil', 'cancel'),
  bundle_fields: critical(FIELDS, 'plan'),
  product_deleted: critical(SHOPIFY_ORDER, 'plan'),
  customs_currency: critical(SHIPPING, 'plan'),
  fulfilled_by_shopify: {
    ...critical(SEND, 'plan'),
    cause: { kind: 'shopify_admin', page: 'settings/checkout' },
  },
};
