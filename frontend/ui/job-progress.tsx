import { Banner, BlockStack, Button, Card, InlineStack, Link, ProgressBar, Text } from '@shopify/polaris';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ORDER_JOB_KINDS, type JobView, type RouteName } from '../../web/contract/index.ts';
import { useAct, useRead, useRefresh } from '../api/queries.ts';
import { FailureBanner } from './failure-banner.tsx';
import { JobFailures } from './job-failures.tsx';

const POLL_MS = 700;
const SETTLING_POLL_MS = 2_000;
/** What a task started is over by then. */
const SETTLED_MS = 60_000;
const PERCENT = 100;

export function isRunning(job: JobView): boolean {
  return job.state === 'running' || job.state === 'preparing';
}

interface JobProgressProps {
  readonly id: string;
  readonly onClose: () => void;
  /** What the job changes; read again while it runs and when it ends. */
  readonly stale: readonly RouteName[];
  /** What can be done about one that has ended. */
  readonly followUp?: (job: JobView) => ReactNode;
}

/**
 * A task on the server: counts, a way to stop it, and at its end what failed and why. It goes on when the page is
 * left.
 */
export function JobProgress(props: JobProgressProps): ReactNode {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const job = useRead(
    'job',
    { params: { id: props.id } },
    { refetchMs: (data) => (data !== undefined && isRunning(data) ? POLL_MS : false) },
  );
  const running = job.data !== undefined && isRunning(job.data);
  const stop = useAct('cancelJob', ['job', 'jobs']);
  const finished = job.data?.finished ?? 0;
  const latest = useRef({ refresh, stale: props.stale });
  latest.current = { refresh, stale: props.stale };
  useEffect(() => {
    if (finished > 0 || !running) void latest.current.refresh(latest.current.stale);
  }, [finished, running]);

  if (job.data === undefined)
    return job.isError ? (
      <FailureBanner error={job.error} onRetry={() => void job.refetch()} onDismiss={props.onClose} />
    ) : null;
  const view = job.data;
  if (!running) return <JobResult job={view} onClose={props.onClose} followUp={props.followUp?.(view)} />;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {t(`jobs.title.${view.kind}`)}
          </Text>
          <Button
            onClick={() => stop.mutate({ params: { id: view.id } })}
            loading={stop.isPending}
            disabled={view.cancelRequested}
          >
            {t('jobs.stop')}
          </Button>
        </InlineStack>
        <div
          role="progressbar"
          aria-valuenow={view.finished}
          aria-valuemin={0}
          aria-valuemax={view.total}
          aria-label={t(`jobs.title.${view.kind}`)}
        >
          <div aria-hidden="true">
            <ProgressBar
              progress={view.total === 0 ? 0 : (view.finished / view.total) * PERCENT}
              size="small"
              animated={false}
            />
          </div>
        </div>
        <Text as="p" tone="subdued">
          {view.cancelRequested
            ? t('jobs.stopping')
            : view.state === 'preparing'
              ? t('jobs.preparing', { total: view.total })
              : t('jobs.progress', { finished: view.finished, total: view.total })}
        </Text>
        {stop.isError ? <FailureBanner error={stop.error} /> : null}
      </BlockStack>
    </Card>
  );
}

function JobResult(props: {
  readonly job: JobView;
  readonly onClose: () => void;
  readonly followUp: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { job } = props;
  const isSettling = isOrderJob(job.kind) && job.state === 'done';
  const problems = useOpenProblems(job, isSettling);
  const isBad = job.failed > 0 || job.state === 'failed' || (problems ?? 0) > 0;
  return (
    <Banner
      tone={isBad ? 'warning' : job.state === 'cancelled' ? 'info' : 'success'}
      title={`${t(`jobs.title.${job.kind}`)}: ${t(`jobs.state.${job.state}`)}`}
      onDismiss={props.onClose}
    >
      <BlockStack gap="200">
        <Text as="p">
          {t('jobs.summary', { succeeded: job.succeeded, unchanged: job.unchanged, failed: job.failed })}
        </Text>
        {problems === null || problems === 0 ? null : (
          <Text as="p">
            {t('jobs.stillOpen', { count: problems })} <Link url="/orders?tab=attention">{t('jobs.showOpen')}</Link>
          </Text>
        )}
        {job.state === 'cancelled' ? <Text as="p">{t('jobs.stopped')}</Text> : null}
        {job.failed > 0 ? <JobFailures id={job.id} /> : null}
        {props.followUp}
      </BlockStack>
    </Banner>
  );
}

/** A task has asked; what came of it shows on the print orders. Asked for again while they are being worked on. */
function useOpenProblems(job: JobView, isAsked: boolean): number | null {
  const endedAtMs = job.finishedAtMs ?? 0;
  const found = useRead(
    'jobProblems',
    { params: { id: job.id } },
    { enabled: isAsked, refetchMs: () => (Date.now() - endedAtMs < SETTLED_MS ? SETTLING_POLL_MS : SETTLED_MS) },
  );
  return isAsked ? (found.data?.open ?? null) : null;
}

const ORDER_JOBS: readonly JobView['kind'][] = Object.values(ORDER_JOB_KINDS);

function isOrderJob(kind: JobView['kind']): boolean {
  return ORDER_JOBS.includes(kind);
}
