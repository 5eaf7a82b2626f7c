import { differingParts } from './answer-address.ts';
import { itemDifference } from './answer-item.ts';
import { itemExternalId } from './external-id.ts';
import type { PicanovaItem, PicanovaOrder } from './picanova-order.ts';
import { itemKeyOf, type PrintAddress, type PrintItem } from './print-item.ts';
import type { Problem } from '../kernel/problems.ts';

export interface Meant {
  readonly items: readonly Omit<PrintItem, 'title' | 'customsValueMinor' | 'notes'>[];
  /** null = erased, or not readable: nothing to compare with. */
  readonly address: PrintAddress | null;
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

/** What each item prints, where it is another than the one that was sent. Links are sealed: none is repeated. */
function contentProblems(pairs: readonly Pair[]): readonly Problem[] {
  return pairs.flatMap(([item, found]) => {
    const difference = itemDifference(item, found);
    if (difference === null) return [];
    return [{ code: 'answer_differs' as const, lineItemGid: item.lineItemGid, detail: { ...difference } }];
  });
}

function addressProblem(meant: Meant, order: PicanovaOrder): readonly Problem[] {
  const parts = meant.address === null ? [] : differingParts(meant.address, order.address ?? {});
  return parts.length === 0 ? [] : [{ code: 'answer_differs', detail: { what: 'address', parts } }];
}

function testProblem(meant: Meant, order: PicanovaOrder): readonly Problem[] {
  if (meant.isTest === order.isTest) return [];
  const detail = { meant: meant.isTest ? 'test' : 'live', answered: order.isTest ? 'test' : 'live' };
  return [{ code: 'test_mode_mismatch', detail }];
}

/**
 * What was meant against what Picanova says it holds (product §6): number of items, quantities, what each prints, the
 * address, the test flag. A store in sandbox mode turns every order into a test order whatever was sent
 * (picanova-api §1.4). What an answer leaves out (the items of a v1 create, beta's address) it says nothing about.
 */
export function compareAnswer(meant: Meant, order: PicanovaOrder): Compared {
  const rest = [...addressProblem(meant, order), ...testProblem(meant, order)];
  if (order.items.length === 0) return { problems: rest, itemIds: {} };
  const pairs = pairUp(meant.items, order.items);
  const differs = itemProblem(meant.items, order.items, pairs);
  const itemIds = Object.fromEntries(pairs.flatMap(([item, { id }]) => (id === '' ? [] : [[id, itemKeyOf(item)]])));
  return { problems: [...(differs === null ? [] : [differs]), ...contentProblems(pairs), ...rest], itemIds };
}

/**
 * The problems of a print order after an answer was compared: what an earlier one said stays where this one says
 * nothing, and is gone where it now agrees.
 */
export function problemsAfter(
  before: readonly Problem[],
  compared: readonly Problem[],
  order: PicanovaOrder,
): readonly Problem[] {
  const stays = ({ code, detail }: Problem): boolean => {
    if (code === 'test_mode_mismatch') return false;
    if (code !== 'answer_differs') return true;
    if (detail['what'] === 'address') return order.address === undefined;
    if (detail['what'] === 'options') return order.items.every(({ options }) => options === null);
    if (detail['what'] === 'file')
      return order.items.every(({ file, articleSku }) => (file ?? articleSku) === undefined);
    return order.items.length === 0;
  };
  return [...before.filter(stays), ...compared];
}
