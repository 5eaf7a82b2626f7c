import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBanner } from './failure-banner.tsx';

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data, Error>;
  /** Shown while there is nothing yet; the same height as the content, so that nothing jumps. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * The three states of everything that is loaded: skeleton, error with a way on, content. Old content stays while a
 * refresh fails.
 */
export function Loaded<Data>(props: LoadedProps<Data>): ReactNode {
  const { t } = useTranslation();
  const { query, skeleton, children } = props;
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return (
      <FailureBanner error={query.error} title={t('failures.loadTitle')} onRetry={() => void query.refetch()} goesOn />
    );
  return skeleton;
}
