/**
 * Why lines with print fields are not sent, and nobody has to do anything about it: by how they reach the
 * buyer, `deliveryMethod.methodType` (product §5), or because code skip names them (product §3 rule 12).
 */
export type LeftOut = DeliveredOtherwise | 'code_skip';
type DeliveredOtherwise = 'pick_up' | 'local_delivery' | 'retail' | 'no_shipping';

const BY_METHOD: ReadonlyMap<string, DeliveredOtherwise> = new Map([
  ['PICK_UP', 'pick_up'],
  ['LOCAL', 'local_delivery'],
  ['RETAIL', 'retail'],
  ['NONE', 'no_shipping'],
]);

/** null = it is shipped; a method that is not told counts as shipping. */
export function leftOutBy(methodType: string | null): DeliveredOtherwise | null {
  return methodType === null ? null : (BY_METHOD.get(methodType) ?? null);
}
