import { Box, Button, InlineGrid, InlineStack, Select, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFilter } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { useEventName } from '../../ui/use-event-text.ts';
import { useTypedQuery } from '../../ui/use-typed-query.ts';

/** Words, step and days, each at once in the address. */
export function ActivityFilters(props: { readonly filter: ActivityFilter }): ReactNode {
  const { t } = useTranslation();
  const eventName = useEventName();
  const [search, setSearch] = useUrlState();
  const events = useRead('activityEvents', {});
  const [typed, setTyped] = useTypedQuery(search.get('q') ?? '', (q) =>
    setSearch({ q, after: null }, { replace: true }),
  );
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
