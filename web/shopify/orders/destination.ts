import type { Destination } from '../../domain/planning/shopify-order.ts';
import type { GraphqlError } from '../client/graphql-answer.ts';
import type { WireDestination } from './wire.ts';

/** The fields Shopify protects and without which nothing can be delivered (shopify-platform §6.5). */
const NEEDED = ['firstName', 'lastName', 'address1', 'address2', 'city', 'zip'] as const;

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
 * A destination of which every protected field is null was not entered like that by anybody: it is withheld, even
 * without an error.
 */
export function readDestination(wire: WireDestination | null, withheld: boolean): Destination {
  if (withheld) return { kind: 'withheld' };
  if (wire === null) return { kind: 'absent' };
  return NEEDED.every((field) => wire[field] === null) ? { kind: 'withheld' } : { kind: 'address', address: wire };
}
