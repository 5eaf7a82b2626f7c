import { itemExternalId } from './external-id.ts';
import type { PicanovaItem, PicanovaOrder } from './picanova-order.ts';
import { itemKeyOf, type PrintItem } from './print-item.ts';
import type { Problem } from '../kernel/problems.ts';

export interface Meant {
  readonly items: readonly Pick<PrintItem, 'lineItemGid' | 'fulfillmentOrderLineItemGid' | 'quantity' | 'slot'>[];
  readonly isTest: boolean;
}

export interface Compared {
  readonly problems: readonly Problem[];
  /** Picanova item id → key of the item (`itemKeyOf`), for shipments that name only the former. */
  readonly itemIds: Readonly<Record<string, string>>;
}

type Pair = readonly [Meant['items'][number], PicanovaItem];

/**
 * Pairs by our item ids where the answer carries them, else by position, which counts only when all quantities agree.
 */
function pairUp(meant: Meant['items'], answered: readonly PicanovaItem[]): readonly Pair[] {
  const byExternalId = new Map(
    answered.flatMap((item) => (item.externalId === null ? [] : [[item.externalId, item] as const])),
  );
  const named = meant.flatMap((item): readonly Pair[] => {
    const found = byExternalId.get(itemExternalId(item));
    return found === undefined ? [] : [[item, found]];
  });
  if (named.length > 0) return named;
  const sameShape =
    meant.length === answered.length && meant.every(({ quantity }, index) => quantity === answered[index]?.quantity);
  return sameShape
    ? meant.flatMap((item, index) => answered.slice(index, index + 1).map((found): Pair => [item, found]))
    : [];
}

function itemProblem(meant: Meant['items'], answered: readonly PicanovaItem[], pairs: readonly Pair[]): Problem | null {
  const counts = { meant: meant.length, answered: answered.length };
  if (counts.meant !== counts.answered) return { code: 'answer_differs', detail: { what: 'items', ...counts } };
  if (pairs.length < meant.length)
    return { code: 'answer_differs', detail: { what: 'item_ids', meant: meant.length, answered: pairs.length } };
  const wrong = pairs.find(([item, found]) => item.quantity !== found.quantity);
  if (wrong === undefined) return null;
  return {
    code: 'answer_differs',
    lineItemGid: wrong[0].lineItemGid,
    detail: { what: 'quantity', meant: wrong[0].quantity, answered: wrong[1].quantity },
  };
}

/**
 * What was meant against what Picanova says it holds (product §6): number of items, quantities, test flag. A store in
 * sandbox mode turns every order into a test order whatever was sent (picanova-api §1.4). An answer without
 * any items (v1 create) says nothing about them yet.
 */
export function compareAnswer(meant: Meant, order: PicanovaOrder): Compared {
  const mismatch: readonly Problem[] =
    meant.isTest === order.isTest
      ? []
      : [
          {
            code: 'test_mode_mismatch',
            detail: { meant: meant.isTest ? 'test' : 'live', answered: order.isTest ? 'test' : 'live' },
          },
        ];
  if (order.items.length === 0) return { problems: mismatch, itemIds: {} };
  const pairs = pairUp(meant.items, order.items);
  const differs = itemProblem(meant.items, order.items, pairs);
  const itemIds = Object.fromEntries(pairs.flatMap(([item, { id }]) => (id === '' ? [] : [[id, itemKeyOf(item)]])));
  return { problems: differs === null ? mismatch : [differs, ...mismatch], itemIds };
}
