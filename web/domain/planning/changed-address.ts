import { essenceOf } from '../kernel/essence.ts';
import type { ChangedAddress } from '../print-order/cancel-cause.ts';
import type { PrintAddress } from '../print-order/print-item.ts';
import { toPrintAddress } from './address.ts';
import type { ExistingPrintOrder } from './plan-coverage.ts';
import type { ContactRules } from './rules.ts';
import type { FulfillmentOrder, ShopifyOrder } from './shopify-order.ts';

/** What of an address decides where a parcel goes, by the name pages have for it. */
const PARTS = {
  lastname: ({ firstname, lastname }) => `${firstname} ${lastname}`,
  company: ({ company }) => company,
  streetPrimary: ({ streetPrimary, streetSecondary }) => `${streetPrimary} ${streetSecondary ?? ''}`,
  city: ({ city }) => city,
  postcode: ({ postcode }) => postcode,
  countryCode: ({ countryCode }) => countryCode,
  regionCode: ({ regionCode }) => regionCode,
} as const satisfies Partial<Record<keyof PrintAddress, (address: PrintAddress) => string | null>>;

type ChangedPart = keyof typeof PARTS;

/**
 * The fulfillment order that its pieces wait in: its own, or the one that holds them since Shopify moved, split or
 * merged it. What nobody waits for any more goes nowhere else.
 */
function openFulfillmentOrder(
  order: ShopifyOrder,
  { items, fulfillmentOrderGid }: ExistingPrintOrder,
): FulfillmentOrder | undefined {
  const own = new Set(items.map(({ lineItemGid }) => lineItemGid));
  const open = order.fulfillmentOrders.filter(
    ({ status, lines }) =>
      status !== 'CANCELLED' &&
      lines.some(({ lineItemGid, remainingQuantity }) => remainingQuantity > 0 && own.has(lineItemGid)),
  );
  return open.find(({ gid }) => gid === fulfillmentOrderGid) ?? open[0];
}

/**
 * The address of a sent print order that was edited in Shopify since (product §8); null = it is the same, or one of the
 * two is not known or not complete. Spelling is no difference, nor is how names and street lines are divided; phone and
 * e-mail lead no parcel anywhere else.
 */
export function changedAddress(
  order: ShopifyOrder,
  printOrder: ExistingPrintOrder,
  contact: ContactRules,
): ChangedAddress | null {
  const { address: sent = null } = printOrder;
  const destination = openFulfillmentOrder(order, printOrder)?.destination;
  if (sent === null || destination?.kind !== 'address') return null;
  const now = toPrintAddress(destination.address, contact);
  if (now.kind === 'problem') return null;
  const { address } = now;
  const parts = (Object.keys(PARTS) as ChangedPart[]).filter(
    (part) => essenceOf(PARTS[part](sent) ?? '') !== essenceOf(PARTS[part](address) ?? ''),
  );
  return parts.length === 0 ? null : { address, parts };
}
