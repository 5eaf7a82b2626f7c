import { Banner, BlockStack, Button, ButtonGroup, Link, Text, type ButtonProps } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PROBLEMS, type OrderView, type PrintOrderView, type ProblemView } from '../../../web/contract/index.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { adminUrl } from '../../bridge/app-bridge.ts';
import { Facts } from '../../ui/facts.tsx';
import { useAppLinks } from '../../ui/app-links.ts';
import { editFieldsLink } from '../../ui/problem-links.ts';
import { useDetailRows } from '../../ui/use-detail-rows.ts';
import { AskedCommand } from './asked-command.tsx';
import type { OrderActions } from './use-order-actions.ts';

interface ProblemBannerProps {
  readonly problem: ProblemView;
  readonly printOrder: PrintOrderView;
  readonly order: OrderView;
  readonly actions: OrderActions;
  /** The first problem of the page: its button is the one to press. */
  readonly isFirst: boolean;
}

/** A problem: what happened, what to do, the facts, and the one button that does it. */
export function ProblemBanner(props: ProblemBannerProps): ReactNode {
  const { fix } = PROBLEMS[props.problem.code];
  if (fix.kind !== 'print_order' || !props.printOrder.actions.includes(fix.action)) return <Shown {...props} />;
  return (
    <AskedCommand {...props} action={fix.action}>
      {(run) => <Shown {...props} run={run} />}
    </AskedCommand>
  );
}

interface ShownProps extends ProblemBannerProps {
  /** Does what mends it; absent where nothing here does. */
  readonly run?: () => void;
}

function Shown(props: ShownProps): ReactNode {
  const { t } = useTranslation();
  const { help } = useAppLinks();
  const detailRows = useDetailRows();
  const { problem, printOrder } = props;
  const item = printOrder.items.find(({ lineItemGid }) => lineItemGid === problem.lineItemGid);
  const rows = detailRows(problem.detail);
  const { cause } = PROBLEMS[problem.code];
  const button = useFix(props);
  return (
    <Banner tone={PROBLEMS[problem.code].tone} title={t(`problems.${problem.code}.title`)}>
      <BlockStack gap="200">
        {item === undefined ? null : (
          <Text as="p" fontWeight="semibold">
            {item.title}
          </Text>
        )}
        <Text as="p">{t(`problems.${problem.code}.what`)}</Text>
        {rows.length === 0 ? null : <Facts rows={rows} />}
        <Text as="p">
          {t(`problems.${problem.code}.todo`)}{' '}
          <Link url={`${help}#${problem.code}`} external>
            {t('learnMore')}
          </Link>
        </Text>
        <ButtonGroup>
          <Button {...button} {...(props.isFirst ? { variant: 'primary' } : {})} />
          {cause === undefined ? null : (
            <Button url={adminUrl(cause.page)} external>
              {t('order.shopifySettings')}
            </Button>
          )}
        </ButtonGroup>
      </BlockStack>
    </Banner>
  );
}

/** The catalogue's button; where the order's state does not allow it, looking again is what is left. */
function useFix(props: ShownProps): Pick<ButtonProps, 'children' | 'onClick' | 'url' | 'external' | 'loading'> {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { problem, order, actions, run } = props;
  const { fix } = PROBLEMS[problem.code];
  const children = t(`problems.${problem.code}.button`);
  const loading = actions.isPending;
  const again = { children: t('order.retry'), onClick: () => actions.orderAction('retry'), loading };
  switch (fix.kind) {
    case 'settings':
      return { children, onClick: () => navigate(`/settings/${fix.page}`) };
    case 'fields':
      return { children, onClick: () => navigate(editFieldsLink(problem.variant)) };
    case 'shopify_order':
      return { children, url: adminUrl(`orders/${numberOf(order.orderGid)}`), external: true };
    case 'order':
      return order.actions.includes(fix.action)
        ? { children, onClick: () => actions.orderAction(fix.action), loading }
        : again;
    case 'print_order':
      return run === undefined ? again : { children, onClick: run, loading };
  }
}
