import type { Destination } from '../../domain/planning/shopify-order.ts';
import type { GraphqlError } from '../client/graphql-answer.ts';
import type { WireDestination } from './wire.ts';

/** Released field by field: an app without phone or e-mail can still deliver. */
const OPTIONAL = new Set<string | number>(['phone', 'email']);

/** Whether an error is Shopify keeping customer data back, and not a fault of the answer. */
export function isWithheldData({ code, path }: GraphqlError): boolean {
  return code === 'ACCESS_DENIED' && path.includes('destination');
}

/**
 * Whether the answer's errors keep back a part of the addresses that delivery needs. Approval is the app's, not the
 * order's: one for all.
 */
export function withholdsAddresses(errors: readonly GraphqlError[]): boolean {
  return errors.some((error) => isWithheldData(error) && !OPTIONAL.has(error.path.at(-1) ?? ''));
}

/**
 * An error says that an address is withheld. A blank one without an error may have been entered like that: which of
 * both it is, only other orders of the shop tell.
 */
export function readDestination(wire: WireDestination | null, withheld: boolean): Destination {
  if (withheld) return { kind: 'withheld' };
  if (wire === null) return { kind: 'absent' };
  return { kind: 'address', address: wire };
}
