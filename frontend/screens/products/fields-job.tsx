import { BlockStack, Button, InlineStack } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { isRunning, JobProgress } from '../../ui/job-progress.tsx';

interface FieldsJobProps {
  readonly id: string;
  /** The task that is shown from now on; null = none. */
  readonly onJob: (id: string | null) => void;
}

/** A task on print fields: how far it is, what failed, and when it has ended, the way back. */
export function FieldsJob(props: FieldsJobProps): ReactNode {
  const { id, onJob } = props;
  return (
    <JobProgress
      id={id}
      onClose={() => onJob(null)}
      stale={['products', 'productCounts']}
      followUp={(job) => <Undo job={job} onJob={onJob} />}
    />
  );
}

function Undo(props: { readonly job: JobView; readonly onJob: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { job, onJob } = props;
  const undo = useAct('undoJob', ['jobs']);
  const isOfFields = job.kind === 'products_edit' || job.kind === 'products_import';
  // Of a row without a result nobody knows whether it was changed: the task ended before Shopify's answer came.
  const mayHaveChanged = job.succeeded > 0 || job.finished < job.total;
  if (!isOfFields || isRunning(job) || !mayHaveChanged) return null;
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          loading={undo.isPending}
          onClick={() => undo.mutate({ params: { id: job.id } }, { onSuccess: (started) => onJob(started.id) })}
        >
          {t('jobs.undo', { count: job.succeeded })}
        </Button>
      </InlineStack>
      {undo.isError ? <FailureBanner error={undo.error} /> : null}
    </BlockStack>
  );
}
