import { Box, InlineStack, Pagination } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paging } from './use-paging.ts';

/** Back and on through a list; nothing when the list has one page. */
export function Pager(props: { readonly paging: Paging; readonly next: string | null }): ReactNode {
  const { t } = useTranslation();
  const { paging, next } = props;
  if (next === null && !paging.hasPrevious) return null;
  return (
    <Box padding="300">
      <InlineStack align="center">
        <Pagination
          hasNext={next !== null}
          hasPrevious={paging.hasPrevious}
          onNext={() => next !== null && paging.toNext(next)}
          onPrevious={paging.toPrevious}
          accessibilityLabels={{ next: t('action.next'), previous: t('action.previous') }}
        />
      </InlineStack>
    </Box>
  );
}
