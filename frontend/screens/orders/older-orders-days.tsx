import { BlockStack, Button, Card, InlineGrid, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { beginOfDay, dayAfter, dayIn, isDay } from '../../../web/contract/days.ts';
import { useAct } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;

/** The days whose orders are meant, the last one included; they are those of the shop. */
export function OlderOrdersDays(props: { readonly onStarted: (job: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const today = dayIn(timeZone)(Date.now());
  const [from, setFrom] = useState(() => dayIn(timeZone)(Date.now() - DAYS_BACK * DAY_MS));
  const [to, setTo] = useState(today);
  const preview = useAct('previewOlderOrders', ['jobs']);
  const isRange = isDay(from) && isDay(to) && from <= to;
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
