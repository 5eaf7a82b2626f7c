import type { OrderAction, OrderView, PrintOrderCommand } from '../app/app-api.ts';

type PrintOrderView = OrderView['printOrders'][number];
type Code = PrintOrderView['problems'][number]['code'];

/** A button of the order block. `hold` and `release` are done in Shopify, the others by the app. */
export type Click =
  | { readonly kind: 'order'; readonly action: OrderAction }
  | { readonly kind: 'print_order'; readonly action: PrintOrderCommand }
  | { readonly kind: 'hold' }
  | { readonly kind: 'release' };

/** Where a problem is solved that no button here solves: a page of the app, or of the admin. */
export type Place =
  | { readonly kind: 'app'; readonly path: string }
  | { readonly kind: 'product' }
  | { readonly kind: 'order' };

const FIELDS = { kind: 'product' } as const;
const ORDER = { kind: 'order' } as const;
const CONNECTIONS = { kind: 'app', path: 'settings/connections' } as const;
const SHIPPING = { kind: 'app', path: 'settings/shipping' } as const;
const RETRY = { kind: 'order', action: 'retry' } as const;
const REFRESH = { kind: 'print_order', action: 'refresh' } as const;
const RESUBMIT = { kind: 'print_order', action: 'resubmit' } as const;

/** The fix of each problem (product §9). */
const FIXES: Readonly<Record<Code, Click | Place>> = {
  not_connected: CONNECTIONS,
  credentials_rejected: CONNECTIONS,
  missing_print_sku: FIELDS,
  missing_print_url: FIELDS,
  artwork_conflict: FIELDS,
  unknown_sku: FIELDS,
  unknown_option: FIELDS,
  missing_option: FIELDS,
  incomplete_option: FIELDS,
  artwork_unreachable: FIELDS,
  artwork_too_small: FIELDS,
  artwork_wrong_ratio: FIELDS,
  artwork_wrong_type: FIELDS,
  address_incomplete: ORDER,
  address_withheld: RETRY,
  destination_not_served: ORDER,
  shipping_method_invalid: SHIPPING,
  shipping_unmapped: SHIPPING,
  payment_pending_at_picanova: REFRESH,
  rejected_by_picanova: RETRY,
  answer_differs: { kind: 'print_order', action: 'cancel' },
  failed_at_picanova: RESUBMIT,
  cancelled_at_picanova: RESUBMIT,
  too_late_to_cancel: ORDER,
  tracking_not_written: REFRESH,
  test_mode_mismatch: CONNECTIONS,
  shopify_access_lost: RETRY,
  picanova_unreachable: REFRESH,
  needs_approval: { kind: 'order', action: 'send' },
};

export function isClick(fix: Click | Place): fix is Click {
  return 'action' in fix || fix.kind === 'hold' || fix.kind === 'release';
}

/** null = a problem this version does not know; its code is then all there is to show. */
export function fixOf(code: Code): Click | Place | null {
  return FIXES[code] ?? null;
}

function clickOf(action: PrintOrderView['actions'][number]): Click {
  switch (action) {
    case 'send':
    case 'retry':
      return { kind: 'order', action };
    case 'hold':
    case 'release':
      return { kind: action };
    default:
      return { kind: 'print_order', action };
  }
}

/** Everything that may be done with a print order now, most useful first, as the app says it. */
export function clicksFor(printOrder: Pick<PrintOrderView, 'actions'>): readonly Click[] {
  return printOrder.actions.map(clickOf);
}

/** The key of a button's words, and the name of what happens after it. */
export function nameOf(click: Click): 'send' | 'retry' | 'hold' | 'release' | 'cancel' | 'resubmit' | 'refresh' {
  return click.kind === 'order' || click.kind === 'print_order' ? click.action : click.kind;
}

/** What became of a cancellation: the honest answer is Picanova's, not the click's. */
export type CancelAnswer = 'stopped' | 'too_late' | 'waiting';

export function cancelAnswer(printOrder: PrintOrderView): CancelAnswer {
  if (printOrder.state === 'cancelled') return 'stopped';
  const isTooLate =
    printOrder.problems.some(({ code }) => code === 'too_late_to_cancel') ||
    printOrder.state === 'shipped' ||
    printOrder.state === 'fulfilled';
  if (isTooLate) return 'too_late';
  return 'waiting';
}
