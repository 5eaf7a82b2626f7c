import { Button, ButtonGroup } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isCommand,
  isHoldAction,
  type OrderView,
  type PrintOrderCommand,
  type PrintOrderView,
} from '../../../web/contract/index.ts';
import { AskedCommand } from './asked-command.tsx';
import type { OrderActions } from './use-order-actions.ts';

interface PrintOrderButtonsProps {
  readonly printOrder: PrintOrderView;
  readonly order: OrderView;
  readonly actions: OrderActions;
}

/** What can be done with a print order in its state; what cannot be undone, or costs again, is asked about first. */
export function PrintOrderButtons(props: PrintOrderButtonsProps): ReactNode {
  const { t } = useTranslation();
  const { printOrder, actions } = props;
  const holdAction = printOrder.actions.find(isHoldAction);
  const commands = printOrder.actions.filter(isCommand);
  if (commands.length === 0 && holdAction === undefined) return null;
  return (
    <ButtonGroup>
      {holdAction === undefined ? null : (
        <Button onClick={() => actions.holdAction(printOrder.id, holdAction)} disabled={actions.isPending}>
          {t(`order.${holdAction}`)}
        </Button>
      )}
      {commands.map((action) => (
        <CommandButton key={action} action={action} {...props} />
      ))}
    </ButtonGroup>
  );
}

function CommandButton(props: PrintOrderButtonsProps & { readonly action: PrintOrderCommand }): ReactNode {
  const { t } = useTranslation();
  const { action, printOrder, actions } = props;
  return (
    <AskedCommand {...props}>
      {(run) => (
        <Button
          onClick={run}
          disabled={actions.isPending}
          {...(action === 'cancel' ? { tone: 'critical' as const } : {})}
        >
          {t(action === 'cancel' && printOrder.neverSent ? 'order.drop' : `order.${action}`)}
        </Button>
      )}
    </AskedCommand>
  );
}
