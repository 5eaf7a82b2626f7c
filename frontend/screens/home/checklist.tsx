import { BlockStack, Box, Button, Card, Icon, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { CheckCircleIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { adminUrl } from '../../bridge/app-bridge.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';

type Step = HomeView['checklist']['steps'][number];

const TARGETS: Readonly<Record<Step['step'], string>> = {
  connect: '/settings/connections',
  webhook_seen: '/settings/connections',
  product_ready: '/products',
  shipping_mapped: '/settings/shipping',
  test_order: '/orders',
  automatic_fulfilment: adminUrl('settings/checkout'),
};

const PERCENT = 100;

/** From install to the first order. Every step ticks itself; only the next one to do has the prominent button. */
export function Checklist(props: { readonly steps: readonly Step[] }): ReactNode {
  const { t } = useTranslation();
  const save = useAct('saveChecklist', ['home']);
  const done = props.steps.filter((step) => step.done).length;
  const next = props.steps.find((step) => !step.done)?.step;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('home.checklist.title')}
          </Text>
          <Button
            variant="tertiary"
            loading={save.isPending}
            onClick={() => save.mutate({ body: { dismissed: true } })}
          >
            {t('home.checklist.dismiss')}
          </Button>
        </InlineStack>
        {save.isError ? <FailureBanner error={save.error} /> : null}
        <BlockStack gap="200">
          <Text as="p" tone="subdued">
            {t('home.checklist.progress', { done, total: props.steps.length })}
          </Text>
          <div aria-hidden="true">
            <ProgressBar
              progress={(done / props.steps.length) * PERCENT}
              size="small"
              animated={false}
              tone="primary"
            />
          </div>
        </BlockStack>
        <BlockStack as="ol" gap="300">
          {props.steps.map((step) => (
            <ChecklistStep key={step.step} step={step} isNext={step.step === next} />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function ChecklistStep(props: { readonly step: Step; readonly isNext: boolean }): ReactNode {
  const { t } = useTranslation();
  const { step, done } = props.step;
  return (
    <Box as="li">
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <span>
          {done ? (
            <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t('home.checklist.doneMark')} />
          ) : (
            <span className="open-mark" role="img" aria-label={t('home.checklist.openMark')} />
          )}
        </span>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="h3" variant="headingSm" {...(done ? { tone: 'subdued' as const } : {})}>
            {t(`home.checklist.step.${step}.title`)}
          </Text>
          {done ? null : (
            <>
              <Text as="p" tone="subdued">
                {t(`home.checklist.step.${step}.text`)}
              </Text>
              <Button url={TARGETS[step]} {...(props.isNext ? { variant: 'primary' as const } : {})}>
                {t(`home.checklist.step.${step}.button`)}
              </Button>
            </>
          )}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}
