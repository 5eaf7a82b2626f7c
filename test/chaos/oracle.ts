import type { OrderRecord } from '../simulator/picanova/types.ts';
import type { OrderView } from '../simulator/shopify/types.ts';
import { numberOf } from './buyers.ts';

/**
 * One order as both outside systems show it, and how many copies of each line (by line item gid) should have been
 * printed.
 */
export interface Case {
  readonly order: OrderView;
  /** What is wanted in the end: lines taken out are not among them, of others there may be fewer than ordered. */
  readonly prints: ReadonlyMap<string, number>;
  /** Copies to be printed as they were ordered, by the number of their fulfillment order line; taken out ones too. */
  readonly ordered: ReadonlyMap<string, number>;
}

/** A finding names its order, so that the order's log can be shown beside it. */
export interface Finding {
  readonly orderGid: string;
  readonly what: string;
}

/** What went wrong, seen from outside only: by the state of Shopify and Picanova, never by the app's word. */
export interface Findings {
  readonly lost: readonly Finding[];
  readonly duplicatePrintOrders: readonly Finding[];
  readonly duplicateFulfillments: readonly Finding[];
}

interface Printed {
  readonly record: OrderRecord;
  /** Copies by fulfillment order line number. */
  readonly copies: ReadonlyMap<string, number>;
}

function countBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  amountOf: (item: Item) => number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + amountOf(item));
  return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const successful = ({ fulfillments }: OrderView): OrderView['fulfillments'] =>
  fulfillments.filter(({ status }) => status === 'SUCCESS');

/** Copies of each line in fulfillments that stand, by line item gid. */
function fulfilledOf(order: OrderView): ReadonlyMap<string, number> {
  return countBy(
    successful(order).flatMap(({ lines }) => lines),
    ({ lineItemGid }) => lineItemGid,
    ({ quantity }) => quantity,
  );
}

function lostOf({ order, prints, ordered }: Case, printed: readonly Printed[]): readonly string[] {
  if (order.cancelled)
    return printed
      .slice(0, 1)
      .map(({ record }) => `cancelled in Shopify, and Picanova order ${record.id} is ${record.status}`);
  const fulfilled = fulfilledOf(order);
  const missing = [...prints].filter(([line, wanted]) => (fulfilled.get(line) ?? 0) < wanted);
  const lines = missing.map(([line, wanted]) => `${fulfilled.get(line) ?? 0} of ${wanted} of line ${numberOf(line)}`);
  const unwritten = unwrittenNumbers({ order, prints, ordered }, printed).map(
    (number) => `number ${number} is missing`,
  );
  return [...(lines.length === 0 ? [] : [`fulfilled only ${lines.join(', ')}`]), ...unwritten];
}

/** Numbers that no fulfillment holds in the end; pieces that nobody wants any more may travel unwritten. */
function unwrittenNumbers({ order, prints, ordered }: Case, printed: readonly Printed[]): readonly string[] {
  if (sum([...prints.values()]) < sum([...ordered.values()])) return [];
  const written = new Set(successful(order).flatMap(({ trackingNumbers }) => trackingNumbers));
  return printed
    .flatMap(({ record }) => record.shipments)
    .flatMap(({ trackingNumber }) => (trackingNumber === '' || written.has(trackingNumber) ? [] : [trackingNumber]));
}

/**
 * A line that was taken out, or of which fewer are wanted: too late, it is printed as it was ordered; in time, as it is
 * wanted. Anything between or beyond is a print that nobody asked for.
 */
function printedTwice({ order, prints, ordered }: Case, printed: readonly Printed[]): readonly string[] {
  const lineItemOf = new Map(
    order.fulfillmentOrders.flatMap(({ lines }) =>
      lines.map((line) => [numberOf(line.gid), line.lineItemGid] as const),
    ),
  );
  return [...ordered].flatMap(([line, most]) => {
    const copies = sum(printed.map((one) => one.copies.get(line) ?? 0));
    const wanted = prints.get(lineItemOf.get(line) ?? '') ?? 0;
    if (copies <= wanted || copies === most || (order.cancelled && copies < most)) return [];
    const records = printed.map(({ record }) => `${record.id} (${record.externalId}, ${record.status})`).join(', ');
    return [`line ${line} is printed ${copies} times, ordered ${most}, wanted ${wanted}: ${records}`];
  });
}

/** More copies than ordered, one number in two fulfillments, or more fulfillments than parcels. */
function fulfilledTwice({ order, prints }: Case, printed: readonly Printed[]): readonly string[] {
  const standing = successful(order);
  const tooMany = [...fulfilledOf(order)]
    .filter(([line, copies]) => copies > (prints.get(line) ?? 0))
    .map(([line]) => `line ${numberOf(line)} is fulfilled more often than ordered`);
  const numbers = countBy(
    standing.flatMap(({ trackingNumbers }) => trackingNumbers),
    (number) => number,
    () => 1,
  );
  const twice = [...numbers]
    .filter(([, count]) => count > 1)
    .map(([number]) => `parcel ${number} has two fulfillments`);
  const parcels = sum(printed.map(({ record }) => record.shipments.length));
  const beyond =
    twice.length === 0 && standing.length > parcels ? [`${standing.length} fulfillments for ${parcels} parcels`] : [];
  return [...tooMany, ...twice, ...beyond];
}

/** Print orders by the order they were made for; what belongs to no order is a print nobody asked for. */
function assign(
  cases: readonly Case[],
  records: readonly OrderRecord[],
): { byOrder: ReadonlyMap<string, readonly Printed[]>; strays: readonly Finding[] } {
  const orderOfLine = new Map(
    cases.flatMap(({ order, ordered }) => [...ordered.keys()].map((line) => [line, order.gid] as const)),
  );
  const byOrder = new Map<string, Printed[]>();
  const strays: Finding[] = [];
  for (const record of records) {
    if (record.status === 'CANCELLED') continue;
    const copies = countBy(
      record.items,
      ({ externalId }) => externalId ?? '',
      ({ quantity }) => quantity,
    );
    const orders = new Set([...copies.keys()].map((line) => orderOfLine.get(line)));
    for (const orderGid of orders) {
      if (orderGid === undefined)
        strays.push({
          orderGid: '',
          what: `Picanova order ${record.id} (${record.externalId}) holds an item that nobody ordered`,
        });
      else byOrder.set(orderGid, [...(byOrder.get(orderGid) ?? []), { record, copies }]);
    }
  }
  return { byOrder, strays };
}

export function judge(cases: readonly Case[], records: readonly OrderRecord[]): Findings {
  const { byOrder, strays } = assign(cases, records);
  const find = (look: (one: Case, printed: readonly Printed[]) => readonly string[]): readonly Finding[] =>
    cases.flatMap((one) =>
      look(one, byOrder.get(one.order.gid) ?? []).map((what) => ({
        orderGid: one.order.gid,
        what: `${one.order.name}: ${what}`,
      })),
    );
  return {
    lost: find(lostOf),
    duplicatePrintOrders: [...find(printedTwice), ...strays],
    duplicateFulfillments: find(fulfilledTwice),
  };
}
