import { Banner, Box } from '@shopify/polaris';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAway } from '../api/failure.ts';
import { useFormat } from '../format/use-format.ts';

/**
 * Above a page whose data cannot be read anew because the app's server is down: what is shown is old, and goes on being
 * asked for. Gone by itself with the first answer.
 */
export function AwayBanner(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const since = useAwaySince();
  if (since === null) return null;
  return (
    <Box padding="400">
      <Banner tone="warning" title={t('away.title')}>
        <p>{t('away.text', { when: format.time(since) })}</p>
      </Banner>
    </Box>
  );
}

/** When what is shown was read; null = the server answers, or nothing is shown yet. */
function useAwaySince(): number | null {
  const cache = useQueryClient().getQueryCache();
  const read = (): number | null => {
    const old = cache
      .getAll()
      .filter((query) => query.isActive() && query.state.data !== undefined && isAway(query.state.error))
      .map(({ state }) => state.dataUpdatedAt);
    return old.length === 0 ? null : Math.min(...old);
  };
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    read,
    () => null,
  );
}
