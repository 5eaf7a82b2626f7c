import { Button, ButtonGroup } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCommand, isHoldAction, type PrintOrderCommand, type PrintOrderView } from '../../../web/contract/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { OrderActions } from './use-order-actions.ts';

interface PrintOrderButtonsProps {
  readonly printOrder: PrintOrderView;
  readonly actions: OrderActions;
}

/** What can be done with a print order in its state; a cancellation is asked about first. */
export function PrintOrderButtons(props: PrintOrderButtonsProps): ReactNode {
  const { t } = useTranslation();
  const { printOrder, actions } = props;
  const holdAction = printOrder.actions.find(isHoldAction);
  const commands = printOrder.actions.filter(isCommand);
  if (commands.length === 0 && holdAction === undefined) return null;
  const act = (action: PrintOrderCommand) => () => actions.printOrderAction(printOrder.id, action);
  return (
    <Confirm
      title={t('order.cancelTitle')}
      text={t('order.cancelText')}
      confirm={t('order.cancel')}
      keep={t('orders.bulk.keep')}
      onConfirm={act('cancel')}
    >
      {(ask) => (
        <ButtonGroup>
          {holdAction === undefined ? null : (
            <Button onClick={() => actions.holdAction(printOrder.id, holdAction)} disabled={actions.isPending}>
              {t(`order.${holdAction}`)}
            </Button>
          )}
          {commands.map((action) => (
            <Button
              key={action}
              onClick={action === 'cancel' ? ask : act(action)}
              disabled={actions.isPending}
              {...(action === 'cancel' ? { tone: 'critical' as const } : {})}
            >
              {t(`order.${action}`)}
            </Button>
          ))}
        </ButtonGroup>
      )}
    </Confirm>
  );
}
