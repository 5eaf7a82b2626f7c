import type { OrderRecord } from '../simulator/picanova/types.ts';
import type { OrderView } from '../simulator/shopify/types.ts';
import { numberOf } from './buyers.ts';

/**
 * One order as both outside systems show it, and how many copies of each line (by line item gid) should have been
 * printed.
 */
export interface Case {
  readonly order: OrderView;
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

function lostOf({ order, prints }: Case, printed: readonly Printed[]): readonly string[] {
  if (order.cancelled)
    return printed
      .slice(0, 1)
      .map(({ record }) => `cancelled in Shopify, and Picanova order ${record.id} is ${record.status}`);
  const fulfilled = fulfilledOf(order);
  const missing = [...prints].filter(([line, wanted]) => (fulfilled.get(line) ?? 0) < wanted);
  const lines = missing.map(([line, wanted]) => `${fulfilled.get(line) ?? 0} of ${wanted} of line ${numberOf(line)}`);
  return lines.length === 0 ? [] : [`fulfilled only ${lines.join(', ')}`];
}

/** A line that was taken out too late is printed, once, and one taken out in time is not. */
function printedTwice({ ordered }: Case, printed: readonly Printed[]): readonly string[] {
  return [...ordered]
    .filter(([line, most]) => sum(printed.map(({ copies }) => copies.get(line) ?? 0)) > most)
    .map(
      ([line]) =>
        `line ${line} is printed more often than ordered: ${printed
          .map(({ record }) => `${record.id} (${record.externalId}, ${record.status})`)
          .join(', ')}`,
    );
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
