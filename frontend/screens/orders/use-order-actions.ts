import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldAction, OrderAction, OrderView, PrintOrderCommand, RouteName } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';

/** What a click on an order makes untrue. */
export const STALE: readonly RouteName[] = ['order', 'orders', 'orderCounts', 'home'];

/** Every click on an order or one of its print orders; a refusal stays on the page until the next click. */
export function useOrderActions(order: string) {
  const { t } = useTranslation();
  const onOrder = useAct('orderAction', STALE);
  const onPrintOrder = useAct('printOrderAction', STALE);
  const onHold = useAct('startOrderJob', ['jobs']);
  const answer = useAnswer();
  const reset = (): void => {
    for (const act of [onOrder, onPrintOrder, onHold]) act.reset();
    answer.forget();
  };
  const refused = [onOrder, onPrintOrder].some(({ data }) => data?.accepted === false);
  return {
    orderAction: (action: OrderAction) => {
      reset();
      onOrder.mutate({ params: { order, action } }, { onSuccess: ({ accepted }) => accepted && answer.await(action) });
    },
    printOrderAction: (id: string, action: PrintOrderCommand) => {
      reset();
      onPrintOrder.mutate(
        { params: { id, action } },
        { onSuccess: ({ accepted }) => accepted && toast(t('order.accepted')) },
      );
    },
    holdAction: (id: string, action: HoldAction) => {
      reset();
      onHold.mutate({ body: { action, selection: { ids: [id] }, notes: t('orders.bulk.holdNotes') } });
    },
    /** The task that holds or releases; null = none was started, or its result was read. */
    holding: onHold.data?.id ?? null,
    forgetHolding: onHold.reset,
    answer,
    isPending: onOrder.isPending || onPrintOrder.isPending || onHold.isPending || answer.asked !== null,
    refused,
    error: onOrder.error ?? onPrintOrder.error ?? onHold.error,
  };
}

export type OrderActions = ReturnType<typeof useOrderActions>;

/** A click asks for the order to be looked at; what came of it is known when that is done. */
function useAnswer() {
  const [asked, setAsked] = useState<{ readonly action: OrderAction; readonly atMs: number } | null>(null);
  const [stopped, setStopped] = useState<OrderAction | null>(null);
  return {
    asked,
    /** The action that a problem still stands in the way of; null = none. */
    stopped,
    await: (action: OrderAction) => setAsked({ action, atMs: Date.now() }),
    settle: (isStopped: boolean) => {
      setStopped(isStopped ? (asked?.action ?? null) : null);
      setAsked(null);
    },
    forget: () => {
      setAsked(null);
      setStopped(null);
    },
  };
}

/** Tells what came of a click as soon as the order, read after it, is not being worked on any more. */
export function useSettledAnswer(
  { answer }: OrderActions,
  { view, readAtMs }: { readonly view: OrderView | undefined; readonly readAtMs: number },
): void {
  const { t } = useTranslation();
  const isSettled = answer.asked !== null && view !== undefined && !view.working && readAtMs > answer.asked.atMs;
  useEffect(() => {
    if (!isSettled) return;
    const isStopped = view?.printOrders.some(({ state }) => state === 'blocked') === true;
    answer.settle(isStopped);
    if (!isStopped) toast(t('order.lookedAt'));
  }, [isSettled]);
}
