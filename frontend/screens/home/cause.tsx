import { BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PROBLEMS, type HomeView } from '../../../web/contract/index.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { adminUrl } from '../../bridge/app-bridge.ts';
import { useFormat } from '../../format/use-format.ts';
import { fieldsLinkOf } from '../../ui/problem-links.ts';

type OpenProblem = HomeView['problems'][number];

interface CauseProps {
  readonly problem: OpenProblem;
  /** Has all print orders of the problem looked at again. */
  readonly onRetry: () => void;
  readonly isPending: boolean;
}

/** One cause of problems: how many it stops, since when, and the button that mends it for all of them. */
export function Cause(props: CauseProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, printOrders, products, oldestAtMs, examples } = props.problem;
  const isFields = PROBLEMS[code].fix.kind === 'fields';
  const extent = [
    t('home.attention.count', { count: printOrders }),
    ...(isFields && products !== null && products > 0 ? [t('home.attention.products', { count: products })] : []),
    t('home.attention.since', { when: format.dateTime(oldestAtMs) }),
  ];
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t(`problems.${code}.title`)}
        </Text>
        <Text as="p" tone="subdued">
          {extent.join(', ')}
        </Text>
        {isFields ? (
          <Text as="p" tone="subdued">
            {t('home.attention.goOn')}
          </Text>
        ) : null}
        <InlineStack gap="300" align="start">
          {examples.map((example) => (
            <Link key={example.orderGid} url={`/orders/${numberOf(example.orderGid)}`}>
              {example.orderName}
            </Link>
          ))}
        </InlineStack>
      </BlockStack>
      <InlineStack gap="200">
        <Mend {...props} />
        <Button
          url={`/orders?tab=attention&problem=${code}`}
          accessibilityLabel={`${t('home.attention.show')}: ${t(`problems.${code}.title`)}`}
        >
          {t('home.attention.show')}
        </Button>
      </InlineStack>
    </InlineStack>
  );
}

/** What mends all of them at once; nothing where each order wants a decision of its own. */
function Mend({ problem, onRetry, isPending }: CauseProps): ReactNode {
  const { t } = useTranslation();
  const { fix, cause } = PROBLEMS[problem.code];
  const label = `${t(`problems.${problem.code}.button`)}: ${t(`problems.${problem.code}.title`)}`;
  const retry = (
    <Button variant="primary" onClick={onRetry} loading={isPending}>
      {t('home.attention.retryAll', { count: problem.printOrders })}
    </Button>
  );
  switch (fix.kind) {
    case 'settings':
      return (
        <Button variant="primary" url={`/settings/${fix.page}`} accessibilityLabel={label}>
          {t(`problems.${problem.code}.button`)}
        </Button>
      );
    case 'fields':
      return (
        <Button variant="primary" url={fieldsLinkOf(problem)} accessibilityLabel={label}>
          {t(`problems.${problem.code}.button`)}
        </Button>
      );
    case 'order':
      if (fix.action === 'retry') return retry;
      return cause === undefined ? null : (
        <Button url={adminUrl(cause.page)} external>
          {t('order.shopifySettings')}
        </Button>
      );
    case 'print_order':
      // To cancel, or to print and pay again, is decided order by order.
      return fix.action === 'refresh' ? retry : null;
    case 'shopify_order':
      return null;
  }
}
