import { BlockStack, Card, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Cause } from './cause.tsx';

/** Open problems by cause, the most frequent first, each mended for all its orders where one thing mends them. */
export function Attention(props: { readonly view: HomeView }): ReactNode {
  const { t } = useTranslation();
  const start = useAct('startOrderJob', ['jobs']);
  const [job, setJob] = useState<string | null>(null);
  const { view } = props;
  // Told above, for all of them.
  const problems = view.problems.filter(({ code }) => code !== 'picanova_unreachable');
  return (
    <BlockStack gap="400">
      {job === null ? null : <JobProgress id={job} onClose={() => setJob(null)} stale={['home']} />}
      {start.isError ? <FailureBanner error={start.error} onDismiss={start.reset} /> : null}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('home.attention.title')}
          </Text>
          {problems.length === 0 ? (
            <Nothing view={view} />
          ) : (
            problems.map((problem) => (
              <Cause
                key={problem.code}
                problem={problem}
                isPending={start.isPending}
                onRetry={() =>
                  start.mutate(
                    {
                      body: { action: 'retry', selection: { filter: { tab: 'attention', problem: problem.code } } },
                    },
                    { onSuccess: ({ id }) => setJob(id) },
                  )
                }
              />
            ))
          )}
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

/** Says no more than is known: before an account is connected nothing is on its way. */
function Nothing(props: { readonly view: HomeView }): ReactNode {
  const { t } = useTranslation();
  const { checklist, health, totals, problems } = props.view;
  const isConnected = checklist.steps.some(({ step, done }) => step === 'connect' && done);
  const hint = !isConnected ? 'notConnected' : totals.received === 0 ? 'noOrders' : 'noneHint';
  return (
    <BlockStack gap="100">
      <Text as="p">{t(isConnected || problems.length > 0 ? 'home.attention.none' : 'home.attention.notYet')}</Text>
      {health.shopifyAccessLost || health.accessNotGranted !== null ? null : (
        <Text as="p" tone="subdued">
          {t(`home.attention.${hint}`)}
        </Text>
      )}
    </BlockStack>
  );
}
