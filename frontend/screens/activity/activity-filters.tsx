import { Box, Button, InlineGrid, InlineStack, Select, TextField } from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFilter } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { useEventName } from '../../ui/use-event-text.ts';

const TYPING_MS = 300;

/** Words, step and days, each at once in the address. */
export function ActivityFilters(props: { readonly filter: ActivityFilter }): ReactNode {
  const { t } = useTranslation();
  const eventName = useEventName();
  const [search, setSearch] = useUrlState();
  const events = useRead('activityEvents', {});
  const stored = search.get('q') ?? '';
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  useEffect(() => {
    if (typed === stored) return undefined;
    const timer = setTimeout(() => setSearch({ q: typed, after: null }, { replace: true }), TYPING_MS);
    return () => clearTimeout(timer);
    // Only what is typed starts a search.
  }, [typed]);
  const { filter } = props;
  return (
    <Box padding="300">
      <InlineGrid columns={{ xs: 1, md: '2fr 1fr 1fr 1fr' }} gap="300">
        <TextField label={t('activity.search')} value={typed} onChange={setTyped} autoComplete="off" type="search" />
        <Select
          label={t('activity.event')}
          value={filter.event ?? ''}
          options={[
            { value: '', label: t('activity.anyEvent') },
            ...(events.data?.events ?? []).map((event) => ({ value: event, label: eventName(event) })),
          ]}
          onChange={(event) => setSearch({ event, after: null })}
        />
        <TextField
          label={t('activity.from')}
          type="date"
          value={search.get('from') ?? ''}
          onChange={(from) => setSearch({ from, after: null })}
          autoComplete="off"
        />
        <TextField
          label={t('activity.to')}
          type="date"
          value={search.get('to') ?? ''}
          onChange={(to) => setSearch({ to, after: null })}
          autoComplete="off"
        />
      </InlineGrid>
      {filter.order === undefined ? null : (
        <InlineStack>
          <Button
            variant="plain"
            onClick={() => setSearch({ order: null, after: null })}
          >{`${t('activity.onlyOrder')}: ${t('action.clearFilters')}`}</Button>
        </InlineStack>
      )}
    </Box>
  );
}
