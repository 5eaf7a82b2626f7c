import { useTranslation } from 'react-i18next';
import type { HoldAction, OrderAction, PrintOrderCommand, RouteName } from '../../../web/contract/index.ts';
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
  const reset = (): void => [onOrder, onPrintOrder, onHold].forEach((act) => act.reset());
  const done = ({ accepted }: { accepted: boolean }): void => {
    if (accepted) toast(t('order.accepted'));
  };
  const refused = [onOrder, onPrintOrder].some(({ data }) => data?.accepted === false);
  return {
    orderAction: (action: OrderAction) => {
      reset();
      onOrder.mutate({ params: { order, action } }, { onSuccess: done });
    },
    printOrderAction: (id: string, action: PrintOrderCommand) => {
      reset();
      onPrintOrder.mutate({ params: { id, action } }, { onSuccess: done });
    },
    holdAction: (id: string, action: HoldAction) => {
      reset();
      onHold.mutate({ body: { action, selection: { ids: [id] }, notes: t('orders.bulk.holdNotes') } });
    },
    /** The task that holds or releases; null = none was started, or its result was read. */
    holding: onHold.data?.id ?? null,
    forgetHolding: onHold.reset,
    isPending: onOrder.isPending || onPrintOrder.isPending || onHold.isPending,
    refused,
    error: onOrder.error ?? onPrintOrder.error ?? onHold.error,
  };
}

export type OrderActions = ReturnType<typeof useOrderActions>;
