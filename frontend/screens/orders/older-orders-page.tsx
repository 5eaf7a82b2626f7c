import { BlockStack, Button, Card, InlineGrid, InlineStack, Page, Text, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../../web/contract/index.ts';
import { beginOfDay, dayAfter, dayIn } from '../../../web/contract/days.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { OlderOrdersPreview } from './older-orders-preview.tsx';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Paid orders that nobody sent, of some days: choose them, see what would be sent, send it. */
export function OlderOrdersPage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('OrdersPage');
  const [search, setSearch] = useUrlState();
  const job = search.get('job');
  const show = (id: string | null): void => setSearch({ job: id }, { replace: true });
  return (
    <Page title={t(PAGES.OlderOrdersPage.title)} backAction={back}>
      <BlockStack gap="400">
        {job === null ? null : <Task key={job} id={job} onClose={() => show(null)} />}
        <Days onStarted={show} />
      </BlockStack>
    </Page>
  );
}

/** Progress while orders are looked at or sent; between the two, what was found. */
function Task(props: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const job = useRead('job', { params: { id: props.id } });
  if (job.data?.state === 'draft') return <OlderOrdersPreview job={job.data} onClose={props.onClose} />;
  return <JobProgress id={props.id} onClose={props.onClose} stale={['orders', 'orderCounts', 'home']} />;
}

function Days(props: { readonly onStarted: (job: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const today = dayIn(timeZone)(Date.now());
  const [from, setFrom] = useState(() => dayIn(timeZone)(Date.now() - DAYS_BACK * DAY_MS));
  const [to, setTo] = useState(today);
  const preview = useAct('previewOlderOrders', ['jobs']);
  const isRange = DAY.test(from) && DAY.test(to) && from <= to;
  const start = (): void => {
    preview.mutate(
      { body: { fromMs: beginOfDay(from, timeZone), toMs: beginOfDay(dayAfter(to), timeZone) } },
      { onSuccess: ({ id }) => props.onStarted(id) },
    );
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{t('older.text')}</Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField
            label={t('older.from')}
            type="date"
            value={from}
            max={today}
            onChange={setFrom}
            autoComplete="off"
          />
          <TextField
            label={t('older.to')}
            type="date"
            value={to}
            max={today}
            onChange={setTo}
            autoComplete="off"
            {...(isRange ? {} : { error: t('older.range') })}
          />
        </InlineGrid>
        <Text as="p" tone="subdued">
          {t('older.limit')}
        </Text>
        {preview.isError ? <FailureBanner error={preview.error} /> : null}
        <InlineStack align="end">
          <Button variant="primary" onClick={start} loading={preview.isPending} disabled={!isRange}>
            {t('action.preview')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
