import { Banner, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { reopen } from '../../bridge/reopen.ts';
import { useFormat } from '../../format/use-format.ts';

type OpenProblem = HomeView['problems'][number];

/** Open problems by cause, the most frequent first. */
export function Attention(props: {
  readonly problems: readonly OpenProblem[];
  readonly accessLost: boolean;
  /** Something else says on this page what is wrong. */
  readonly notGranted: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <BlockStack gap="400">
      {props.accessLost ? (
        <Banner
          tone="critical"
          title={t('home.health.accessLost')}
          action={{ content: t('action.reload'), onAction: reopen }}
        >
          <p>{t('home.health.accessLostHint')}</p>
        </Banner>
      ) : null}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('home.attention.title')}
          </Text>
          {props.problems.length === 0 ? (
            <BlockStack gap="100">
              <Text as="p">{t('home.attention.none')}</Text>
              {props.accessLost || props.notGranted ? null : (
                <Text as="p" tone="subdued">
                  {t('home.attention.noneHint')}
                </Text>
              )}
            </BlockStack>
          ) : (
            props.problems.map((problem) => <Cause key={problem.code} problem={problem} />)
          )}
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

function Cause(props: { readonly problem: OpenProblem }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, printOrders, oldestAtMs, examples } = props.problem;
  const extent = [
    t('home.attention.count', { count: printOrders }),
    t('home.attention.since', { when: format.relative(oldestAtMs) }),
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
        <InlineStack gap="300" align="start">
          {examples.map((example) => (
            <Link key={example.orderGid} url={`/orders/${numberOf(example.orderGid)}`}>
              {example.orderName}
            </Link>
          ))}
        </InlineStack>
      </BlockStack>
      <Button
        url={`/orders?tab=attention&problem=${code}`}
        accessibilityLabel={`${t('home.attention.show')}: ${t(`problems.${code}.title`)}`}
      >
        {t('home.attention.show')}
      </Button>
    </InlineStack>
  );
}
