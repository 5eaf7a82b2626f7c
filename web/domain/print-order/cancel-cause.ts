import type { ProblemCode } from '../kernel/problems.ts';
import type { PrintAddress } from './print-item.ts';

/** Where the buyer wants it now, and in what that differs from where it was sent. */
export interface ChangedAddress {
  readonly address: PrintAddress;
  readonly parts: readonly string[];
}

/**
 * Why Picanova is asked to stop a print order, for what is said when it does not: nobody wants any of it, fewer pieces
 * are wanted (`pieces` = how many too many are made), or it goes to an address that was edited in Shopify (`parts` = in
 * what).
 */
export type CancelCause =
  | { readonly why: 'cancelled' }
  | { readonly why: 'fewer'; readonly pieces: number }
  | { readonly why: 'address'; readonly parts: readonly string[] };

/** The problem that stands on it when it was too late, and its facts. */
export function tooLateFor(cause: CancelCause | null): {
  readonly code: Extract<ProblemCode, 'too_late_to_cancel' | 'address_changed'>;
  readonly detail: Readonly<Record<string, number | readonly string[]>>;
} {
  switch (cause?.why) {
    case 'address':
      return { code: 'address_changed', detail: { parts: cause.parts } };
    case 'fewer':
      return { code: 'too_late_to_cancel', detail: { pieces: cause.pieces } };
    case 'cancelled':
    case undefined:
      return { code: 'too_late_to_cancel', detail: {} };
  }
}

/** Picanova was asked to stop it and answered that it is too late. */
export function wasTooLate(problems: readonly { readonly code: ProblemCode }[]): boolean {
  return problems.some(({ code }) => code === 'too_late_to_cancel' || code === 'address_changed');
}
