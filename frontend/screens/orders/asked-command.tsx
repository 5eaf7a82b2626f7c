import type { ReactNode } from 'react';
import type { OrderView, PrintOrderCommand, PrintOrderView } from '../../../web/contract/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { OrderActions } from './use-order-actions.ts';
import { useQuestions } from './use-questions.ts';

interface AskedCommandProps {
  readonly action: PrintOrderCommand;
  readonly printOrder: PrintOrderView;
  readonly order: OrderView;
  readonly actions: OrderActions;
  /** Gets what a press does. */
  readonly children: (run: () => void) => ReactNode;
}

/** A command to a print order, with its question before it when it has one. */
export function AskedCommand(props: AskedCommandProps): ReactNode {
  const questions = useQuestions();
  const { action, printOrder, order, actions, children } = props;
  const run = (): void => actions.printOrderAction(printOrder.id, action);
  if (action === 'refresh') return children(run);
  const { picanovaTotal, neverSent } = printOrder;
  return (
    <Confirm {...questions[action]([{ orderName: order.orderName, picanovaTotal, neverSent }])} onConfirm={run}>
      {children}
    </Confirm>
  );
}
