import { BlockStack, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { OlderOrdersDays } from './older-orders-days.tsx';
import { OlderOrdersPreview } from './older-orders-preview.tsx';

/** Paid orders that nobody sent, of some days: choose them, see what would be sent, send it. */
export function OlderOrdersPage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('OrdersPage');
  const [search, setSearch] = useUrlState();
  const job = search.get('job');
  const show = (id: string | null): void => setSearch({ job: id, after: null }, { replace: true });
  return (
    <Page title={t(PAGES.OlderOrdersPage.title)} backAction={back}>
      <LaterTexts>
        <BlockStack gap="400">
          {job === null ? null : <Task key={job} id={job} onClose={() => show(null)} />}
          <OlderOrdersDays onStarted={show} />
        </BlockStack>
      </LaterTexts>
    </Page>
  );
}

/** Progress while orders are looked at or sent; between the two, what was found. */
function Task(props: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const job = useRead('job', { params: { id: props.id } });
  if (job.data?.state === 'draft') return <OlderOrdersPreview job={job.data} onClose={props.onClose} />;
  return <JobProgress id={props.id} onClose={props.onClose} stale={['orders', 'orderCounts', 'home']} />;
}
