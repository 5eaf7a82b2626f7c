import type { LineItemGid } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problems.ts';
import { note } from '../print-fields/notes.ts';
import type { SourcedField } from '../print-fields/print-fields.ts';
import { skuOf, type PrintItem } from '../print-order/print-item.ts';
import type { OwnFields } from './plan-item.ts';
import type { FulfillmentOrderLine } from './shopify-order.ts';

/**
 * Lines whose product was deleted in Shopify have lost their print fields with it. They are decided by what was planned
 * of them before; one that never was is a problem as soon as anything says that it may be ours (product §3 rule 11).
 */
export interface LineMemory {
  /** What the last plan made of each line. */
  readonly captured: ReadonlyMap<LineItemGid, CapturedItem>;
  /** Lines that look like what was printed before. */
  readonly suspects: ReadonlySet<LineItemGid>;
}

export interface CapturedItem extends Pick<PrintItem, 'identity' | 'artworkUrl' | 'options'> {
  /** The line was a set: all its places, the first like the item itself; absent = it was one item. */
  readonly slots?: readonly CapturedItem[];
}

export const NO_MEMORY: LineMemory = { captured: new Map(), suspects: new Set() };

/** What print orders of an order hold of each line, of a set all places; of several print orders, the last. */
export function capturedItems(
  printOrders: readonly { readonly items: readonly PrintItem[] }[],
): ReadonlyMap<LineItemGid, CapturedItem> {
  return new Map(
    printOrders.flatMap(({ items }) =>
      items.map((item) => [item.lineItemGid, item.slot === undefined ? item : asSet(item, items)]),
    ),
  );
}

function asSet(item: PrintItem, items: readonly PrintItem[]): CapturedItem {
  const slots = items.filter(
    ({ fulfillmentOrderLineItemGid }) => fulfillmentOrderLineItemGid === item.fulfillmentOrderLineItemGid,
  );
  return { ...(slots[0] as PrintItem), slots };
}

/** The fields as they were; null = too little was known of it then. */
export function capturedFields(item: CapturedItem): OwnFields | null {
  const own = fieldsOf(item);
  if (own === null || item.slots === undefined) return own;
  const slots = item.slots.flatMap((slot) => fieldsOf(slot) ?? []);
  return slots.length < item.slots.length ? null : { ...own, slots };
}

function fieldsOf({ identity, artworkUrl, options }: CapturedItem): OwnFields | null {
  const isDesign = identity.kind === 'design';
  if (!isDesign && artworkUrl === null) return null;
  const from = { source: 'captured' as const, place: '' };
  const field: SourcedField = { key: isDesign ? 'print_design_id' : 'print_sku', value: skuOf(identity), ...from };
  const url: SourcedField | null = artworkUrl === null ? null : { key: 'print_url', value: artworkUrl, ...from };
  const noted = [field.key, ...(url === null ? [] : [url.key]), ...options.map(({ name }) => name)];
  return {
    kind: 'fields',
    identity: { kind: isDesign ? 'design' : 'sku', field },
    artworkUrl: url,
    options: options.map((option) => ({ ...option, ...from })),
    problems: [],
    notes: noted.map((name) => note('from', name, from.source, from.place)),
  };
}

/** A line of ours of which nobody can say what it should be. */
export function productDeleted({ title, sku }: FulfillmentOrderLine): OwnFields {
  const detail = { product: title, ...(sku === null ? {} : { shopSku: sku }) };
  const problem: Problem = { code: 'product_deleted', detail };
  return { kind: 'fields', identity: null, artworkUrl: null, options: [], problems: [problem], notes: [] };
}
